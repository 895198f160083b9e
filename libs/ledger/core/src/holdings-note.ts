import { decimalOf, fromHex, Malformed } from './bytes';
import { isKeyName } from './note-key';
import { noteValue } from './note-line';
import { checkNoteText } from './signed-note';

const HEADER = 'fondsledger/holdings/v1';

/**
 * A holdings statement: "archives X held these N units at the end of day D, as known at log position P; the root over
 * their rows is H". Signed like a checkpoint; its first line is no origin and its second no size.
 */
export interface HoldingsNote {
  readonly origin: string;
  /** Id of the archives, and the code by which it is registered. */
  readonly archives: string;
  readonly code: string;
  /** Civil date. */
  readonly asOf: string;
  /** Log position. */
  readonly knownAt: number;
  readonly units: number;
  /** 卷 and 件 of them. */
  readonly files: number;
  readonly items: number;
  /** RFC 6962 root over the rows in byte order, hexadecimal. */
  readonly digest: string;
}

const WHERE = 'holdings statement';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** @throws Malformed for what {@link parseHoldingsNote} would not read. */
export function holdingsNoteText(note: HoldingsNote): string {
  const { origin, archives, code, asOf, knownAt, units, files, items, digest } = note;
  const text = [
    HEADER,
    `origin ${origin}`,
    `archives ${archives}`,
    `code ${code}`,
    `as-of ${asOf}`,
    `known-at ${knownAt}`,
    `units ${units}`,
    `files ${files}`,
    `items ${items}`,
    `digest ${digest}`,
    '',
  ].join('\n');
  parseHoldingsNote(text);
  return text;
}

/** @throws Malformed for anything that {@link holdingsNoteText} would not write. */
export function parseHoldingsNote(text: string): HoldingsNote {
  checkNoteText(text);
  const [header, origin, archives, code, asOf, knownAt, units, files, items, digest, end, ...more] =
    text.split('\n');
  if (header !== HEADER || end !== '' || more.length > 0) throw new Malformed(WHERE, 'another form');
  const count = (name: string, line: string | undefined): number =>
    decimalOf(noteValue(name, line, WHERE), name);
  const note = {
    origin: noteValue('origin', origin, WHERE),
    archives: noteValue('archives', archives, WHERE),
    code: noteValue('code', code, WHERE),
    asOf: noteValue('as-of', asOf, WHERE),
    knownAt: count('known-at', knownAt),
    units: count('units', units),
    files: count('files', files),
    items: count('items', items),
    digest: noteValue('digest', digest, WHERE),
  };
  if (!isKeyName(note.origin)) throw new Malformed(WHERE, 'an origin that is no key name');
  if (!UUID.test(note.archives) || !DAY.test(note.asOf)) throw new Malformed(WHERE, 'no id or no day');
  fromHex(note.digest, 32, WHERE);
  return note;
}
