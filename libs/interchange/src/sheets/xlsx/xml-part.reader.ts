/**
 * Streams one XML part of a workbook through a well-formedness checking parser. No namespaces are resolved: the
 * transitional and the strict form differ only in them, and local names are unique where this reader looks.
 */
import { SaxesParser } from 'saxes';
import { unreadable } from '../sheet-problem';
import { strictDecoder, type PieceDecoder } from '../strict-decoder';
import type { XlsxPackage } from './xlsx-package.reader';

/** Characters of one tag, comment or run of text; a cell holds at most 32,767. */
const TOKEN_LIMIT = 4 * 1024 * 1024;
const DEPTH_LIMIT = 128;

export interface XmlHandler {
  /** `name` without prefix; attribute names as written. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close(name: string): void;
}

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** Attribute by local name: relationship ids are written `r:id`, with whatever prefix. */
export const attributeOf = (
  attributes: Readonly<Record<string, string>>,
  local: string,
): string | undefined =>
  attributes[local] ?? Object.entries(attributes).find(([name]) => name.endsWith(`:${local}`))?.[1];

/** The truth of an `xsd:boolean`. */
export const isTrue = (value: string | undefined): boolean =>
  value === '1' || value === 'true' || value === 'on';

/**
 * Feeds `handler`, and yields after each piece, so that the caller can pass on what has been collected.
 * @throws UnreadableSource `xlsx-damaged`, `xlsx-declarations`, `sheet-too-large`
 */
export async function* parsePart(pack: XlsxPackage, part: string, handler: XmlHandler): AsyncGenerator<void> {
  const { file } = pack;
  const damaged = (detail: string) => unreadable('xlsx-damaged', { file }, { detail: `${part}: ${detail}` });
  const parser = new SaxesParser({ xmlns: false, position: false });
  let [sinceToken, depth] = [0, 0];
  parser.on('error', (error) => {
    throw damaged(error.message);
  });
  parser.on('doctype', () => {
    throw unreadable('xlsx-declarations', { file }, { part });
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding))
      throw damaged(`encoding ${encoding}`);
  });
  parser.on('opentag', (tag) => {
    sinceToken = 0;
    depth += 1;
    if (depth > DEPTH_LIMIT) throw damaged(`elements nested deeper than ${DEPTH_LIMIT}`);
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    sinceToken = 0;
    depth -= 1;
    handler.close(localName(tag.name));
  });
  if (handler.text) {
    const take = (text: string): void => handler.text?.(text);
    parser.on('text', take);
    parser.on('cdata', take);
  }
  for await (const text of textOfPart(pack, part)) {
    sinceToken += text.length;
    parser.write(text);
    if (sinceToken > TOKEN_LIMIT) {
      throw unreadable(
        'sheet-too-large',
        { file },
        { what: `one piece of text in ${part}`, limit: TOKEN_LIMIT },
      );
    }
    yield;
  }
  parser.close();
  yield;
}

/** Reads a part to its end. */
export async function readPart(pack: XlsxPackage, part: string, handler: XmlHandler): Promise<void> {
  const pieces = parsePart(pack, part, handler);
  while (!(await pieces.next()).done);
}

/** The text of a part, UTF-8 or UTF-16 as XML allows without a declaration of its own. */
export async function* textOfPart(pack: XlsxPackage, part: string): AsyncGenerator<string> {
  let decoder: PieceDecoder | undefined;
  const checked = (text: string | undefined): string => {
    if (text !== undefined) return text;
    throw unreadable('xlsx-damaged', { file: pack.file }, { detail: `${part}: bytes that are no text` });
  };
  for await (const chunk of pack.read(part)) {
    decoder ??= strictDecoder(encodingOf(chunk), false);
    yield checked(decoder.write(chunk));
  }
  if (decoder) yield checked(decoder.end());
}

function encodingOf(start: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}
