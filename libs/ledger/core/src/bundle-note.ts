import { decimalOf, fromHex, Malformed } from './bytes';
import { isKeyName } from './note-key';
import { noteValue } from './note-line';
import { checkNoteText } from './signed-note';

const HEADER = 'fondsledger/bundle/v1';

/**
 * What the log signs of a custody bundle: the digest of its `bundle.json`, which names the digest of every other file.
 * Its first line is no origin and its second no size, so it can never be taken for a checkpoint.
 */
export interface BundleNote {
  readonly origin: string;
  /** Leaves under the checkpoint that the bundle carries. */
  readonly size: number;
  /** SHA-256 of `bundle.json`, hexadecimal. */
  readonly manifest: string;
}

/** @throws Malformed for what {@link parseBundleNote} would not read. */
export function bundleNoteText({ origin, size, manifest }: BundleNote): string {
  const text = `${HEADER}\norigin ${origin}\nsize ${size}\nmanifest ${manifest}\n`;
  parseBundleNote(text);
  return text;
}

/** @throws Malformed for anything that {@link bundleNoteText} would not write. */
export function parseBundleNote(text: string): BundleNote {
  checkNoteText(text);
  const [header, origin, size, manifest, end, ...more] = text.split('\n');
  if (header !== HEADER || end !== '' || more.length > 0) throw new Malformed('bundle note', 'another form');
  const note = {
    origin: noteValue('origin', origin, 'bundle note'),
    size: decimalOf(noteValue('size', size, 'bundle note'), 'bundle size'),
    manifest: noteValue('manifest', manifest, 'bundle note'),
  };
  if (!isKeyName(note.origin)) throw new Malformed('bundle note', 'an origin that is no key name');
  fromHex(note.manifest, 32, 'bundle manifest');
  return note;
}
