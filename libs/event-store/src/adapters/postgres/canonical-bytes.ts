/** Reading in canonical JSON (RFC 8785) without parsing it: no blanks, and members in one order. */
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a] as const;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d] as const;
const [ZERO, NINE] = [0x30, 0x39] as const;

/** The members of an object that lies in a page. Who asks for them in their order has the object gone through once. */
export class CanonicalMembers {
  private at: number;
  private passed = '';

  constructor(
    private readonly page: Buffer,
    private readonly begin: number,
    private readonly end: number,
  ) {
    this.at = begin + 1;
  }

  /** A member with an ASCII name; undefined when there is none. */
  value(name: string): unknown {
    const { page, end } = this;
    if (name <= this.passed) this.at = this.begin + 1;
    while (page[this.at] === QUOTE && this.at < end) {
      const key = this.at + 1;
      const keyEnd = textEnd(page, this.at, end);
      const valueEnd = endOfValue(page, keyEnd + 2, end);
      this.at = valueEnd + 1;
      if (keyEnd - key !== name.length || !reads(page, key, name)) continue;
      this.passed = name;
      return valueBetween(page, keyEnd + 2, valueEnd);
    }
    this.at = this.begin + 1;
    return undefined;
  }
}

/** Most members are texts without an escape. */
function valueBetween(json: Buffer, begin: number, end: number): unknown {
  if (json[begin] === QUOTE) {
    const text = json.toString('utf8', begin + 1, end - 1);
    if (!text.includes('\\')) return text;
  }
  return JSON.parse(json.toString('utf8', begin, end));
}

/** Where the quote stands that ends the text begun by one. */
function textEnd(json: Buffer, quote: number, end: number): number {
  let at = quote + 1;
  for (; at < end; at++) {
    const byte = json[at];
    if (byte === QUOTE) break;
    if (byte === BACKSLASH) at++;
  }
  return at;
}

/** The place behind a member's value. */
function endOfValue(json: Buffer, begin: number, end: number): number {
  let depth = 0;
  for (let at = begin; at < end; at++) {
    const byte = json[at];
    if (byte === QUOTE) at = textEnd(json, at, end);
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth++;
    else if (depth === 0 && (byte === COMMA || byte === CLOSE_OBJECT)) return at;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth--;
  }
  return end;
}

/** Whether ASCII text stands there. */
function reads(json: Buffer, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (json[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

const VERSION = '"schemaVersion"';
const endings = new Map<string, string>();

function endingOf(type: string): string {
  let ending = endings.get(type);
  if (!ending) endings.set(type, (ending = `,"type":"${type}","v":1}`));
  return ending;
}

/**
 * The schema's version of an event of a type, from the last three members of its metadata: an object that ends so has
 * no other ones. Undefined when they are not written so.
 */
export function schemaVersionOf(json: Buffer, metaEnd: number, type: string): number | undefined {
  const ending = endingOf(type);
  let at = metaEnd - ending.length;
  if (!reads(json, at, ending)) return undefined;
  let version = 0;
  for (let ten = 1; ; ten *= 10) {
    const digit = json[--at] ?? 0;
    if (digit < ZERO || digit > NINE) break;
    version += (digit - ZERO) * ten;
  }
  return json[at] === COLON && reads(json, at - VERSION.length, VERSION) ? version : undefined;
}

const WORDS_KEPT = 256;

/** ASCII texts, each made a string once; of two that take the same place the later one stays. */
export class Words {
  private readonly kept: string[] = new Array<string>(WORDS_KEPT).fill('');

  of(json: Buffer, begin: number, end: number): string {
    let place = end - begin;
    for (let at = begin; at < end; at++) place = (place * 31 + (json[at] ?? 0)) | 0;
    place &= WORDS_KEPT - 1;
    const word = this.kept[place] ?? '';
    if (word.length === end - begin && reads(json, begin, word)) return word;
    return (this.kept[place] = json.toString('latin1', begin, end));
  }
}
