/** What canonical JSON can carry. `undefined` members are left out, as JSON.stringify does. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, shortest numbers, no blanks.
 * The result is what the store keeps, byte for byte, and what the ledger hashes.
 *
 * @throws RangeError for a number outside the safe range (another engine's client would not hand it back
 *   unchanged), NaN or infinity; TypeError for what JSON cannot carry; both name the path.
 * @example canonicalJson({ b: 1, a: '档' }) // '{"a":"档","b":1}'
 */
export function canonicalJson(value: unknown): string {
  try {
    return write(value);
  } catch (error) {
    // Paths are built only now: every append runs through here, and hardly one fails.
    throw complaint(value, '$') ?? error;
  }
}

/** Needs neither an escape nor a look at its surrogates: nearly every string of a catalogue. */
const PLAIN = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;

function write(value: unknown): string {
  if (typeof value === 'string') return PLAIN.test(value) ? `"${value}"` : writeEscaped(value);
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? writeArray(value) : writeObject(value as Record<string, unknown>);
  const problem = problemOfScalar(value, '');
  if (problem) throw problem;
  return JSON.stringify(value);
}

function writeEscaped(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new TypeError('a lone surrogate cannot be stored');
  return JSON.stringify(text);
}

function writeArray(items: readonly unknown[]): string {
  let out = '[';
  for (let i = 0; i < items.length; i++) out += (i ? ',' : '') + write(items[i]);
  return out + ']';
}

function writeObject(object: Record<string, unknown>): string {
  if (!isPlain(object)) throw new TypeError('only plain objects can be stored');
  let out = '';
  for (const key of sorted(Object.keys(object))) {
    const member = object[key];
    if (member !== undefined) out += (out ? ',' : '{') + nameOf(key) + write(member);
  }
  return out ? out + '}' : '{}';
}

/** Names of members as they are written, colon included: events have the same few hundred again and again. */
const NAMES = new Map<string, string>();
const NAMES_KEPT = 4_096;
const NAME_KEPT_LENGTH = 64;

function nameOf(key: string): string {
  let name = NAMES.get(key);
  if (name === undefined) {
    name = write(key) + ':';
    if (NAMES.size < NAMES_KEPT && key.length <= NAME_KEPT_LENGTH) NAMES.set(key, name);
  }
  return name;
}

/** Objects of events are small and nearly in order: an insertion sort takes a third of the library's time there. */
const SMALL = 32;

function sorted(keys: string[]): string[] {
  if (keys.length > SMALL) return keys.sort();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] ?? '';
    let at = i;
    for (let before = keys[at - 1]; before !== undefined && before > key; before = keys[at - 1])
      keys[at--] = before;
    keys[at] = key;
  }
  return keys;
}

function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === Object.prototype || prototype === null;
}

/** The first thing that cannot be stored, with its path. */
function complaint(value: unknown, path: string): Error | undefined {
  if (typeof value !== 'object' || value === null) return problemOfScalar(value, `, at ${path}`);
  if (Array.isArray(value)) return firstOf(value.map((item: unknown, i) => [item, `${path}[${i}]`]));
  if (!isPlain(value)) return new TypeError(`only plain objects can be stored, at ${path}`);
  const members = Object.entries(value as Record<string, unknown>).filter(
    ([, member]) => member !== undefined,
  );
  return problemOfName(members, path) ?? firstOf(members.map(([key, member]) => [member, `${path}.${key}`]));
}

function firstOf(parts: readonly (readonly [unknown, string])[]): Error | undefined {
  for (const [value, path] of parts) {
    const found = complaint(value, path);
    if (found) return found;
  }
  return undefined;
}

const problemOfName = (members: readonly (readonly [string, unknown])[], path: string): Error | undefined =>
  members.some(([key]) => LONE_SURROGATE.test(key))
    ? new TypeError(`a lone surrogate cannot be stored, in a member's name at ${path}`)
    : undefined;

function problemOfScalar(value: unknown, where: string): Error | undefined {
  switch (typeof value) {
    case 'string':
      return LONE_SURROGATE.test(value)
        ? new TypeError(`a lone surrogate cannot be stored${where}`)
        : undefined;
    case 'number':
      return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
        ? undefined
        : new RangeError(`the number ${value} is not portable${where}; use a decimal string`);
    case 'boolean':
    case 'object':
      return undefined;
    default:
      return new TypeError(`JSON cannot carry a ${typeof value}${where}`);
  }
}
