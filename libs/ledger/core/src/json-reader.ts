import { fromHex, Malformed, textOf } from './bytes';

/** Strict readers of JSON whose every member is known; a path in the complaint says where. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** @throws Malformed when it is not UTF-8, not JSON, or no object. */
export const jsonObject = (bytes: Uint8Array, where: string): JsonObject =>
  jsonObjectOf(textOf(bytes, where), where);

/** The same of a text. @throws Malformed when it is not JSON, or no object. */
export function jsonObjectOf(text: string, where: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Malformed(where, 'not JSON');
  }
  return asObject(value, where);
}

export function asObject(value: unknown, where: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Malformed(where, 'no object');
  return value as JsonObject;
}

/** An object with these members alone, and of them at least the `needed`. */
export function shaped(
  value: unknown,
  where: string,
  needed: readonly string[],
  optional: readonly string[] = [],
): JsonObject {
  const object = asObject(value, where);
  const unknown = Object.keys(object).find((name) => !needed.includes(name) && !optional.includes(name));
  if (unknown !== undefined) throw new Malformed(where, `a member ${unknown.slice(0, 40)}`);
  const missing = needed.find((name) => !Object.hasOwn(object, name));
  if (missing !== undefined) throw new Malformed(where, `no ${missing}`);
  return object;
}

export function asList(value: unknown, where: string, most: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new Malformed(where, 'no list');
  if (value.length > most) throw new Malformed(where, `over ${most}`);
  return value as readonly unknown[];
}

export function asText(value: unknown, where: string, most = 1_000): string {
  if (typeof value !== 'string' || value.length === 0 || value.length > most)
    throw new Malformed(where, 'no text of fitting length');
  return value;
}

/** Hexadecimal of `bytes` bytes. */
export function asHex(value: unknown, where: string, bytes: number): string {
  if (typeof value !== 'string') throw new Malformed(where, 'no text');
  fromHex(value, bytes, where);
  return value;
}

/** A whole number from 0 to 2^53 − 1. */
export function asCount(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || Object.is(value, -0))
    throw new Malformed(where, 'no whole number');
  return value;
}
