import { basename } from 'node:path';
import type { Place, SourceItem } from '../source';
import { ComponentTree } from './component-tree';
import { GuardedXmlParser } from './guarded-xml.parser';
import { xmlText } from './xml-text.reader';

export interface ReadEadOptions {
  /** The name to report and, at worst, to know the fonds by; otherwise the name of the file read. */
  readonly fileName?: string;
}

/**
 * Reads an EAD 2002 or EAD3 finding aid of any size as a stream of records: the fonds first, series before what
 * lies in them, a unit with everything within it when its end has been read. The `components` of all records add
 * up to the number of `c`, `c01` … `c12` elements (issue 3 §5). Memory: the open path and one unit.
 *
 * @throws UnreadableSource when the file is not EAD, not well-formed, hostile or cut off; what was yielded before
 *   stands in the file before the fault.
 */
export async function* readEad(path: string, options: ReadEadOptions = {}): AsyncGenerator<SourceItem> {
  const place: Place = { file: options.fileName ?? basename(path) };
  const tree = new ComponentTree(place);
  const parser = new GuardedXmlParser(tree, place);
  for await (const text of xmlText(path, place)) {
    parser.write(text);
    yield* parser.told.splice(0);
    yield* tree.items.splice(0);
  }
  parser.end();
  tree.finish();
  yield* tree.items;
}
