import {
  assembleReferenceCode,
  normaliseReferenceCode,
  parseReferenceCode,
  type CodeParts,
  type ReferenceCode,
  type Result,
} from '@fonds/kernel';
import type { Cell } from '../sheets/sheet';
import type { Cover, TableKind } from './cover.reader';
import type { CatalogueProblemCode } from './catalogue.problem';
import type { Field } from './column-names';
import type { RowValues } from './row-values';
import type { SourceUnit } from '../source';

/** The numbers a row bears: its own code, and the code of the file it says it lies in. */
export interface RowCode {
  readonly code?: ReferenceCode;
  /** Field of the column the code was read from; absent when it was put together from parts. */
  readonly from?: Field;
  readonly fileCode?: ReferenceCode;
  /** Number within that file. */
  readonly entryNumber?: string;
  /** Parts in columns and on the cover. */
  readonly parts: CodeParts;
  readonly problem?: CodeRefused;
}

interface CodeRefused {
  readonly code: CatalogueProblemCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

const CODE_COLUMNS: readonly Field[] = ['code', 'fileCode', 'archivesNumber', 'organNumber'];
const BARE_NUMBER = /^\d{1,6}$/;
const CATEGORY = /^(WS|KJ|RS|KU|ZY|ZP|LY|LX|SJ|YJ|WY|MT|SW)$/;

export const textOf = (values: RowValues, field: Field): string => values.cells.get(field)?.text.trim() ?? '';

const NUMBERS_BESIDE = [
  ['archivesNumber', '馆编档号'],
  ['organNumber', '室编档号'],
] as const;

/** 馆编 and 室编 numbers stand side by side, whichever of them is the code of the row (`domain.md` §8b). */
export function numbersBeside(values: RowValues): Pick<SourceUnit, 'otherCodes'> {
  const otherCodes = NUMBERS_BESIDE.flatMap(([field, kind]) =>
    textOf(values, field) ? [{ kind, printed: values.cells.get(field)?.text ?? '' }] : [],
  );
  return otherCodes.length ? { otherCodes } : {};
}

/** Parts that stand in columns of their own; what is missing comes from the cover. */
function partsOfRow(values: RowValues, cover: Cover): CodeParts {
  const of = (field: Field, onCover?: string): string | undefined =>
    textOf(values, field) || onCover || undefined;
  const category = normaliseReferenceCode(of('category', cover.get('category')?.value) ?? '');
  return {
    fonds: of('fonds', cover.get('fonds')?.value),
    series: of('series', cover.get('series')?.value),
    ...(CATEGORY.test(category) && { category }),
    year: of('year', cover.get('year')?.value),
    retention: of('retention', cover.get('retention')?.value),
    org: of('org', cover.get('org')?.value),
    file: of('fileNumber'),
    item: of('itemNumber'),
  };
}

/**
 * Reads the code of a row from its column, else puts it together; a bare number completes the cover's parts. In a list
 * of entries a column 案卷档号 says which file a row lies in; in a list of files it is the code of the row.
 */
export function codeOfRow(values: RowValues, cover: Cover, kind: TableKind | undefined): RowCode {
  const named = textOf(values, 'fileCode');
  if (!named || kind === 'file') return ownCodeOf(values, cover, kind);
  const parts = partsOfRow(values, cover);
  const file = readCode(named, '按卷');
  if (!file.ok)
    return { parts, from: 'fileCode', problem: { code: file.error.code, facts: file.error.facts } };
  const own = textOf(values, 'code');
  if (!own || BARE_NUMBER.test(normaliseReferenceCode(own)))
    return { parts, fileCode: file.value, ...(own && { entryNumber: own }) };
  return { ...ownCodeOf(values, cover, kind), fileCode: file.value };
}

function ownCodeOf(values: RowValues, cover: Cover, kind: TableKind | undefined): RowCode {
  const parts = partsOfRow(values, cover);
  const from = CODE_COLUMNS.find((field) => textOf(values, field) !== '');
  const cell = from && values.cells.get(from);
  const printed = cell?.text ?? '';
  const rewritten = [from, ...NUMBER_COLUMNS]
    .map((field) => field && values.cells.get(field))
    .find(isRewritten);
  if (rewritten) return { parts, problem: { code: 'code-scientific', facts: { value: rewritten.text } } };
  if (from && !BARE_NUMBER.test(normaliseReferenceCode(printed))) {
    const mode = isItemInNoFile(values, normaliseReferenceCode(printed), kind)
      ? '按件'
      : modeOf(textOf(values, 'level'), kind);
    const read = readCode(printed, mode);
    if (!read.ok) return { parts, from, problem: { code: read.error.code, facts: read.error.facts } };
    return { code: read.value, from, parts, ...within(read.value, values) };
  }
  return fromParts(parts, from ? printed.trim() : undefined, kind, from);
}

const NUMBER_COLUMNS: readonly Field[] = ['fileNumber', 'itemNumber'];

/** 1E+12, 2001/2/3 for 1-2-3, 1.1 for 1.10: what a spreadsheet made of a number that was typed. */
const isRewritten = (cell: Cell | undefined): boolean =>
  cell !== undefined &&
  (/^\d(?:\.\d+)?E\+\d+$/i.test(cell.text.trim()) ||
    cell.isDate === true ||
    (cell.number !== undefined && !Number.isInteger(cell.number)));

/** 0004；0005, 0009～0012: a unit has one code, and several units have a row each. */
const SEVERAL = /\d[ )]*[、;,~至][ (]*[A-Z\d]/;

function readCode(printed: string, mode: '按件' | '按卷' | undefined): Result<ReferenceCode, CodeRefused> {
  if (SEVERAL.test(normaliseReferenceCode(printed)))
    return { ok: false, error: { code: 'code-several', facts: { value: printed } } };
  return parseReferenceCode(printed, { mode });
}

/** Whether a row says nowhere which file it lies in. */
const namesNoFile = (values: RowValues): boolean =>
  (['fileNumber', 'fileCode', 'fileTitle'] as const).every((field) => textOf(values, field) === '');

/**
 * A table with columns for file and item may list items that lie in no file, as the tables of most systems have every
 * column: such a row names no file, and its own code ends with its item number; or it has no number but a 文号.
 */
function isItemInNoFile(values: RowValues, code: string, kind: TableKind | undefined): boolean {
  if (kind !== 'inner' || !namesNoFile(values)) return false;
  const item = textOf(values, 'itemNumber');
  if (item) return endsWithNumber(code, item);
  const numbered = values.cells.has('fileNumber') && values.cells.has('itemNumber');
  return numbered && textOf(values, 'documentNumber') !== '';
}

export function endsWithNumber(code: string, number: string): boolean {
  const [, last = ''] = /(\d+)$/.exec(code) ?? [];
  return BARE_NUMBER.test(number) && Number(last) === Number(number);
}

/** The column 著录层级 knows better than the table as a whole. */
function modeOf(level: string, kind: TableKind | undefined): '按件' | '按卷' | undefined {
  if (/^(件|文件|文件级|item)$/i.test(level) || (kind === 'item' && !/卷/.test(level))) return '按件';
  return kind === undefined && !/^(案卷|卷|案卷级|file)$|卷内/i.test(level) ? undefined : '按卷';
}

function fromParts(
  parts: CodeParts,
  number: string | undefined,
  kind: TableKind | undefined,
  from: Field | undefined,
): RowCode {
  const asFile = kind === 'file' || (kind === 'inner' && !parts.file);
  const whole: CodeParts = !number
    ? parts
    : asFile
      ? { ...parts, file: parts.file ?? number }
      : { ...parts, item: parts.item ?? number };
  const assembled = assembleReferenceCode({ ...whole, ...(kind === 'file' && { item: undefined }) });
  if (!assembled)
    return {
      parts,
      ...(from && { from }),
      ...(number && { problem: { code: 'code-missing' as const, facts: { value: number } } }),
    };
  const read = readCode(assembled, modeOfParts(whole, kind));
  if (!read.ok) return { parts, problem: { code: read.error.code, facts: read.error.facts } };
  const lies =
    whole.file && whole.item && kind !== 'file'
      ? assembleReferenceCode({ ...whole, item: undefined })
      : undefined;
  const file = lies ? parseReferenceCode(lies, { mode: '按卷' }) : undefined;
  return {
    code: read.value,
    parts,
    ...(from && { from }),
    ...(file?.ok && { fileCode: file.value, entryNumber: whole.item }),
  };
}

/** Parts in columns of their own are called 案卷号 or 件号; a bare number below 档号 is neither. */
function modeOfParts({ file }: CodeParts, kind: TableKind | undefined): '按件' | '按卷' | undefined {
  if (kind) return kind === 'item' ? '按件' : '按卷';
  return file ? '按卷' : undefined;
}

/** A code that names file and item tells the file's code too; so does an older one that ends with both numbers of its row. */
function within(code: ReferenceCode, values: RowValues): Pick<RowCode, 'fileCode' | 'entryNumber'> {
  const item = code.item ?? textOf(values, 'itemNumber');
  const [, above = ''] = /^(.+)[-·./ ]\d+$/.exec(code.normalised) ?? [];
  const names =
    code.scheme === 'legacy'
      ? endsWithNumber(code.normalised, item) && endsWithNumber(above, textOf(values, 'fileNumber'))
      : code.file && code.item;
  const file = names ? parseReferenceCode(above, { mode: '按卷' }) : undefined;
  return file?.ok ? { fileCode: file.value, entryNumber: item } : {};
}

/** Whether the older code of an item ends with the number of the file: where nothing else names that, it may be the file's own. */
export const mayBeOfFile = ({ code, from }: RowCode, values: RowValues): boolean =>
  code?.scheme === 'legacy' &&
  from !== undefined &&
  textOf(values, 'itemNumber') !== '' &&
  textOf(values, 'fileCode') === '' &&
  endsWithNumber(code.normalised, textOf(values, 'fileNumber'));
