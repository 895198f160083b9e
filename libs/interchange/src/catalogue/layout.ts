import type { Cell, SheetRow } from '../sheets/sheet';
import { fieldOfHeader, plainHeader, type Field } from './column-names';

/** One column under a header; `name` is the header as printed, made unique in its sheet. */
export interface Column {
  readonly index: number;
  readonly name: string;
  readonly field?: Field;
}

/** Where the table of a sheet begins and what its columns are. */
export interface Layout {
  readonly columns: readonly Column[];
  readonly byField: ReadonlyMap<Field, Column>;
  /** The header as one text, to know it again when it is repeated on every printed page. */
  readonly signature: string;
  /** The same of a second header line. */
  readonly secondSignature?: string;
  /** Rows the header takes: 1 or 2. */
  readonly depth: 1 | 2;
  /** Titles and numbers of a second table that stands beside the first one. */
  readonly beside: readonly Column[];
}

export const isBlank = (cell: Cell | undefined): boolean =>
  !cell || (cell.text.trim() === '' && !cell.formulaWithoutValue);
export const isBlankRow = (row: SheetRow): boolean => row.cells.every(isBlank);

export const signatureOf = (row: SheetRow): string =>
  row.cells
    .map((cell) => plainHeader(cell.text))
    .filter(Boolean)
    .join('|');

const DESCRIBING: readonly Field[] = [
  'title',
  'fileTitle',
  'code',
  'archivesNumber',
  'organNumber',
  'itemNumber',
  'fileNumber',
];

/**
 * A row is a header when one of its cells names a column that identifies or names a thing, and most of them are known names;
 * or three are, two of them side by side, and the rest could be names of the sender's own; or one identifies and another is
 * 姓名. On a cover a value stands between.
 */
export function isHeader(row: SheetRow): boolean {
  const known = row.cells.map((cell) => fieldOfHeader(cell.text));
  const fields = new Set(known.filter((field) => field !== undefined));
  if (!DESCRIBING.some((field) => fields.has(field))) return false;
  const filled = row.cells.filter((cell) => !isBlank(cell) && !cell.mergedLeft && !cell.mergedAbove);
  if (fields.size >= 2 && fields.size * 2 > filled.length) return true;
  const sideBySide = known.some(
    (field, i) => field !== undefined && ![undefined, field].includes(known[i + 1]),
  );
  const enough = (fields.size >= 3 && sideBySide) || filled.some(({ text }) => namesAPerson(text));
  return enough && filled.every(({ text }) => OWN_NAME.test(text.replace(AGAIN, '')));
}

/** 题名#2: how the second column of a name is called here, and in the header of a sheet of problems. */
const AGAIN = /#\d+$/;

/** A name that a sender may give a column: short, and without a figure or a sentence in it. */
const OWN_NAME = /^[^\d：:，,。；;]{1,20}$/u;

const namesAPerson = (header: string): boolean => /姓\s*名/.test(header) && /姓名$/.test(plainHeader(header));
/** 项目名称, 案由: what a sender may call a title. */
const MAY_BE_A_TITLE = /(?:姓名|名称|事由|案由|主题)$/;

/**
 * The column that stands for the title of a register without one: 姓名, where nothing else could be it. Two of them
 * (男方姓名, 女方姓名) name two people, and no title.
 */
export function nameForTitle({ columns, byField }: Layout): Column | undefined {
  if (byField.has('title') || byField.has('fileTitle')) return undefined;
  const [only, ...others] = columns.filter(
    ({ name, field }) => !field && MAY_BE_A_TITLE.test(plainHeader(name.replace(AGAIN, ''))),
  );
  return !others.length && only && namesAPerson(only.name) ? only : undefined;
}

/** The layout in which a column holds the titles. */
export function titledBy(layout: Layout, name: Column): Layout {
  const title: Column = { ...name, field: 'title' };
  return {
    ...layout,
    columns: layout.columns.map((column) => (column === name ? title : column)),
    byField: new Map([...layout.byField, ['title', title]]),
  };
}

/** Reads the header in `row`, with `below` as its second line when that one holds nothing but column names. */
export function layoutOf(row: SheetRow, below: SheetRow | undefined): Layout {
  const deep = below !== undefined && isSecondLine(row, below);
  const width = Math.max(row.cells.length, deep ? below.cells.length : 0);
  const columns: Column[] = [];
  const byField = new Map<Field, Column>();
  const names = new Set<string>();
  const heads = new Set([...row.cells, ...(deep ? below.cells : [])].map(({ text }) => text));
  let upper = '';
  for (let index = 0; index < width; index++) {
    const top = row.cells[index];
    if (!isBlank(top)) upper = top?.text ?? '';
    else if (!top?.mergedLeft) upper = '';
    const lower =
      deep && !isBlank(below.cells[index]) && !below.cells[index]?.mergedAbove
        ? (below.cells[index]?.text ?? '')
        : '';
    const range = deep ? undefined : (rangeEndingAt(row, index) ?? rangeHandedBack(row, index));
    const read = range
      ? range
      : lower
        ? fieldOfHeader(lower) && !/^[起止]$/.test(plainHeader(lower))
          ? lower
          : upper + lower
        : isBlank(top)
          ? ''
          : upper;
    if (!read.trim()) continue;
    const plain = read.replace(AGAIN, '');
    const printed = heads.has(plain) ? plain : read;
    const known = range ? 'dateTo' : (fieldOfHeader(printed) ?? (lower ? fieldOfHeader(lower) : undefined));
    const column: Column = { index, name: freeName(read, printed, names), ...(known && { field: known }) };
    names.add(column.name);
    columns.push(column);
    if (known && !byField.has(known)) byField.set(known, column);
  }
  return {
    columns,
    byField,
    signature: signatureOf(row),
    ...(deep && { secondSignature: signatureOf(below) }),
    depth: deep ? 2 : 1,
    beside: tableBeside(columns),
  };
}

/** As the header has it, or the next of that name. */
function freeName(read: string, printed: string, taken: ReadonlySet<string>): string {
  let name = read;
  for (let n = 2; taken.has(name); n++) name = `${printed}#${n}`;
  return name;
}

const NUMBERS: readonly (Field | undefined)[] = [
  ...(['code', 'archivesNumber', 'organNumber', 'fileNumber', 'itemNumber', 'sequence'] as const),
];

/** 序号 档号 题名 | 序号 档号 题名: names of numbers and of titles are there twice. */
function tableBeside(columns: readonly Column[]): readonly Column[] {
  const again = columns.filter(({ name }) => AGAIN.test(name));
  const titles = again.filter(({ field }) => field === 'title' || field === 'fileTitle');
  const numbers = again.filter(({ field }) => NUMBERS.includes(field));
  return titles.length && numbers.length ? [...titles, ...numbers] : [];
}

/** 起止日期 over two cells, merged or not, or written over both: the last one below it has the last day. */
function rangeEndingAt({ cells }: SheetRow, index: number): string | undefined {
  const isBare = (at: number): boolean => isBlank(cells[at]) && at < cells.length;
  let start = index;
  while (start > 0 && isBare(start)) start--;
  const text = cells[start]?.text ?? '';
  if (!namesRange(text)) return undefined;
  if (start === index) return cells[index - 1]?.text === text ? text : undefined;
  const isLast = !isBare(index + 1) && (cells[index]?.mergedLeft || index + 1 < cells.length);
  return isLast ? text : undefined;
}

/** 起止日期 and 起止日期#2 in a sheet of problems, where others may stand between. */
function rangeHandedBack({ cells }: SheetRow, index: number): string | undefined {
  const text = cells[index]?.text ?? '';
  const plain = text.replace(AGAIN, '');
  return text !== plain && namesRange(plain) && cells.some((cell) => cell.text === plain) ? plain : undefined;
}

const namesRange = (text: string): boolean =>
  plainHeader(text).startsWith('起止') && fieldOfHeader(text) === 'date';

function isSecondLine(row: SheetRow, below: SheetRow): boolean {
  const own = below.cells.filter((cell) => !isBlank(cell) && !cell.mergedAbove);
  return (
    own.length > 0 &&
    signatureOf(below) !== signatureOf(row) &&
    own.every((cell) => fieldOfHeader(cell.text) !== undefined)
  );
}

/** 0 → A, 26 → AA. */
export function columnLetter(index: number): string {
  let text = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
}
