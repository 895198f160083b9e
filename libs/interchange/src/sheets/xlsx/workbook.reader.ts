import { unreadable } from '../sheet-problem';
import { attributeOf, isTrue, readPart } from './xml-part.reader';
import type { XlsxPackage } from './xlsx-package.reader';

/** One worksheet for each 案卷 is common; Excel itself is limited by memory only. */
const SHEET_LIMIT = 20_000;

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

export interface Workbook {
  readonly dateSystem: '1900' | '1904';
  /** In the order of the tabs; chart and macro sheets are left out. */
  readonly sheets: readonly WorkbookSheet[];
  readonly sharedStrings?: string;
  readonly styles?: string;
}

interface Relationship {
  readonly id: string;
  /** Last segment of the type: `worksheet`, `sharedStrings`, `styles`… The same in transitional and strict files. */
  readonly type: string;
  readonly part: string;
}

/** The part that holds the workbook, or undefined where the package is no workbook. */
export async function workbookPart(pack: XlsxPackage): Promise<string | undefined> {
  if (pack.has('_rels/.rels')) {
    const main = (await readRelationships(pack, '')).find(({ type }) => type === 'officeDocument');
    if (main && pack.has(main.part) && /\.xml$/i.test(main.part) && !/^(word|ppt)\//i.test(main.part))
      return main.part;
  }
  return pack.has('xl/workbook.xml') ? 'xl/workbook.xml' : undefined;
}

export async function readWorkbook(pack: XlsxPackage, part: string): Promise<Workbook> {
  const relationships = await readRelationships(pack, part);
  const byId = new Map(relationships.map((relationship) => [relationship.id, relationship]));
  const sheets: WorkbookSheet[] = [];
  let [dateSystem, workbook]: ['1900' | '1904', boolean] = ['1900', false];
  await readPart(pack, part, {
    open(name, attributes) {
      if (name === 'workbook') workbook = true;
      if (name === 'workbookPr' && isTrue(attributes['date1904'])) dateSystem = '1904';
      if (name !== 'sheet') return;
      const target = byId.get(attributeOf(attributes, 'id') ?? '');
      if (!target)
        throw unreadable('xlsx-damaged', { file: pack.file }, { detail: 'a sheet without its part' });
      if (target.type !== 'worksheet') return;
      const { name: title = '', state = 'visible' } = attributes;
      sheets.push({ name: title, hidden: state !== 'visible', part: target.part });
      if (sheets.length > SHEET_LIMIT) {
        throw unreadable(
          'sheet-too-large',
          { file: pack.file },
          { what: 'number of sheets', limit: SHEET_LIMIT },
        );
      }
    },
    close() {},
  });
  if (!workbook)
    throw unreadable('xlsx-damaged', { file: pack.file }, { detail: `${part} is not a workbook` });
  const partOf = (type: string) =>
    relationships.find((each) => each.type === type && pack.has(each.part))?.part;
  return { dateSystem, sheets, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') };
}

async function readRelationships(pack: XlsxPackage, part: string): Promise<Relationship[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const found: Relationship[] = [];
  if (!pack.has(name)) return found;
  await readPart(pack, name, {
    open(element, { Id: id, Type: type, Target: target, TargetMode: mode }) {
      if (element !== 'Relationship' || !id || !type || !target || mode === 'External') return;
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), part: resolve(folder, target) });
    },
    close() {},
  });
  return found;
}

/** A target is relative to the folder of its part, or absolute within the package. */
function resolve(folder: string, target: string): string {
  const segments: string[] = [];
  const full = /^[\\/]/.test(target) ? target : `${folder}${target}`;
  for (const segment of full.split(/[\\/]/)) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
