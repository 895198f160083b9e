/** What canonical JSON can carry. `undefined` members are left out, as JSON.stringify does. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, shortest numbers, no blanks.
 * The result is what the store keeps, byte for byte, and what the ledger hashes.
 *
 * @throws RangeError for a number outside the safe range (another engine's client would not hand it back
 *   unchanged), NaN or infinity; TypeError for what JSON cannot carry; both name the path.
 * @example canonicalJson({ b: 1, a: '档' }) // '{"a":"档","b":1}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function write(value: unknown, path: string): string {
  switch (typeof value) {
    case 'string':
      if (LONE_SURROGATE.test(value)) throw new TypeError(`a lone surrogate cannot be stored, at ${path}`);
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
        throw new RangeError(`the number ${value} is not portable, at ${path}; use a decimal string`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, path) : writeObject(value as Record<string, unknown>, path);
    default:
      throw new TypeError(`JSON cannot carry a ${typeof value}, at ${path}`);
  }
}

function writeArray(items: readonly unknown[], path: string): string {
  let out = '[';
  for (let i = 0; i < items.length; i++) out += (i ? ',' : '') + write(items[i], `${path}[${i}]`);
  return out + ']';
}

function writeObject(object: Record<string, unknown>, path: string): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`only plain objects can be stored, at ${path}`);
  let out = '{';
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member === undefined) continue;
    if (out.length > 1) out += ',';
    out += write(key, path) + ':' + write(member, `${path}.${key}`);
  }
  return out + '}';
}
