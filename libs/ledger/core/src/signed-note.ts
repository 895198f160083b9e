import { concat, fromBase64, fromHex, Malformed, textOf, toBase64, toHex } from './bytes';
import { isKeyName } from './note-key';

/** signed-note: readers bound a note's size, and take at least 16 signatures. A post-quantum one is up to 5 kB. */
export const MAX_NOTE_BYTES = 1_000_000;
export const MAX_SIGNATURES = 100;

/** One line of a note: not yet checked. */
export interface NoteSignature {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** A note as read. Its text means nothing until a trusted key's signature is checked. */
export interface SignedNote {
  /** With its final newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const LINE = /^— ([^ ]+) ([^ ]+)$/u;

/** `— <name> <base64(key id ‖ signature)>` and a newline. @throws Malformed for a name that no note can bear. */
export function formatSignature({ name, keyId, signature }: NoteSignature): string {
  if (!isKeyName(name)) throw new Malformed('note', 'not a key name');
  if (signature.length === 0) throw new Malformed('signature', 'no more than a key id');
  return `— ${name} ${toBase64(concat(fromHex(keyId, 4, 'key id'), signature))}\n`;
}

/** @throws Malformed for what {@link parseNote} would not read. */
export function formatNote(note: SignedNote): string {
  checkNoteText(note.text);
  if (note.signatures.length === 0 || note.signatures.length > MAX_SIGNATURES)
    throw new Malformed('note', `${note.signatures.length} signatures`);
  return `${note.text}\n${note.signatures.map(formatSignature).join('')}`;
}

/** Reads bytes of a note. @throws Malformed */
export const parseNoteBytes = (bytes: Uint8Array): SignedNote => {
  if (bytes.length > MAX_NOTE_BYTES) throw new Malformed('note', `over ${MAX_NOTE_BYTES} bytes`);
  return parseNote(textOf(bytes, 'note'));
};

/** @throws Malformed when it is not a signed note: the text, an empty line, one or more signature lines. */
export function parseNote(note: string): SignedNote {
  if (note.length > MAX_NOTE_BYTES) throw new Malformed('note', `over ${MAX_NOTE_BYTES} characters`);
  if (hasControlCharacter(note)) throw new Malformed('note', 'a control character');
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0) throw new Malformed('note', 'no empty line before signatures');
  const signatures = parseSignatureLines(note.slice(cut + 2));
  return { text: note.slice(0, cut + 1), signatures };
}

/** One or more signature lines, as at the end of a note and in a witness's answer. @throws Malformed */
export function parseSignatureLines(block: string): NoteSignature[] {
  if (block.length > MAX_NOTE_BYTES) throw new Malformed('note', `over ${MAX_NOTE_BYTES} characters`);
  if (!block.endsWith('\n')) throw new Malformed('note', 'does not end with a newline');
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new Malformed('note', `over ${MAX_SIGNATURES} signatures`);
  return lines.map((line) => {
    const [, name, base64] = LINE.exec(line) ?? [];
    if (name === undefined || base64 === undefined || !isKeyName(name))
      throw new Malformed('note', 'not a signature line');
    const bytes = fromBase64(base64, 'signature');
    if (bytes.length < 5) throw new Malformed('signature', 'no more than a key id');
    return { name, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
  });
}

/** What can be signed: a text that ends with a newline, without control characters. @throws Malformed */
export function checkNoteText(text: string): void {
  if (!text.endsWith('\n')) throw new Malformed('note', 'its text does not end with a newline');
  if (hasControlCharacter(text)) throw new Malformed('note', 'a control character');
}

/** signed-note: none below U+0020 but the newline. A lone surrogate is no UTF-8 either. */
function hasControlCharacter(text: string): boolean {
  return /[\u0000-\u0009\u000b-\u001f]|\p{Surrogate}/u.test(text);
}
