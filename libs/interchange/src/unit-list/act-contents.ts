import { readFile } from 'node:fs/promises';
import type { ChangeWords, ProductWords } from '@fonds/acts';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

type Json = Readonly<Record<string, unknown>>;
type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const absentOr = (fits: (value: unknown) => boolean) => (value: unknown) =>
  value === undefined || fits(value);

const FIELD: Shape = { field: isText, after: () => true };
const CHANGE: Shape = {
  unit: isText,
  entry: absentOr(isText),
  fields: absentOr((value) => Array.isArray(value) && value.every((each) => !misfit(each, FIELD))),
  code: absentOr(isText),
};
const OWNER: Shape = {
  kind: (value) => ['国家', '集体', '个人', '其他'].includes(String(value)),
  organisation: absentOr(isText),
};
const PRODUCT: Shape = {
  title: isText,
  level: (value) => value === 'file' || value === 'item',
  description: absentOr(isObject),
  code: absentOr(isText),
  owner: absentOr((value) => !misfit(value, OWNER)),
  transferringUnit: absentOr(isText),
  series: absentOr(isText),
  from: absentOr((value) => Array.isArray(value) && value.every(isText)),
};

/** The member that does not fit, or is not known. */
function misfit(value: unknown, shape: Shape): string | undefined {
  if (!isObject(value)) return '{…}';
  return (
    Object.keys(value).find((name) => !(name in shape)) ??
    Object.keys(shape).find((name) => !shape[name]?.(value[name]))
  );
}

/** Entries of one file; a list of 100,000 corrections is a small part of what a file may have. */
const MOST_ENTRIES = 200_000;
const TOLD = 20;

/**
 * What an act is to do, in a file: a JSON array, or one JSON object a line (NDJSON). Nothing happens while an entry does
 * not fit.
 *
 * @returns a refusal `list-has-problems` naming the first entries that do not fit with their member, `list-not-json`,
 *   `list-empty` or `too-many-units`
 */
async function entriesIn(path: string, shape: Shape): Promise<Result<readonly Json[]>> {
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').trim();
  const entries = parsed(text);
  if (!entries.ok) return entries;
  const { value } = entries;
  if (!value.length) return refuse(plainRefusal('list-empty'));
  if (value.length > MOST_ENTRIES)
    return refuse(plainRefusal('too-many-units', { given: value.length, most: MOST_ENTRIES }));
  const wrong = value.flatMap((each, n) => {
    const member = misfit(each, shape);
    return member === undefined ? [] : [`${n + 1} ${member}`];
  });
  return wrong.length
    ? refuse(plainRefusal('list-has-problems', { count: wrong.length, rows: wrong.slice(0, TOLD) }))
    : ok(value as readonly Json[]);
}

function parsed(text: string): Result<readonly unknown[]> {
  const lines = text.startsWith('[') ? [text] : text.split(/\r?\n/);
  const found: unknown[] = [];
  for (const [n, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      found.push(JSON.parse(line));
    } catch (error) {
      return refuse(plainRefusal('list-not-json', { line: n + 1, problem: (error as Error).message }));
    }
  }
  const [first] = found;
  return ok(text.startsWith('[') && Array.isArray(first) ? (first as readonly unknown[]) : found);
}

/** E101: `{unit, entry?, fields: [{field, after}], code?}`; null empties a field. */
export async function changesIn(path: string): Promise<Result<readonly ChangeWords[]>> {
  const entries = await entriesIn(path, CHANGE);
  if (!entries.ok) return entries;
  return ok(
    (entries.value as unknown as readonly ChangeWords[]).map(({ fields, ...change }) => ({
      ...change,
      fields: (fields ?? []).map(({ field, after }) => ({
        field,
        ...(after !== null && after !== undefined && { after }),
      })),
    })),
  );
}

/** E97: `{title, level, description?, code?, owner?, transferringUnit?, series?, from?}` */
export async function productsIn(path: string): Promise<Result<readonly ProductWords[]>> {
  const entries = await entriesIn(path, PRODUCT);
  return entries.ok ? ok(entries.value as unknown as readonly ProductWords[]) : entries;
}

/**
 * The units that a rearrangement lists where only its products name them: their sources, in their order.
 *
 * @returns a refusal `source-not-said` where a product names none
 */
export function sourcesOf(into: readonly ProductWords[]): Result<readonly string[]> {
  const silent = into.find(({ from }) => !from?.length);
  if (silent) return refuse(plainRefusal('source-not-said', { title: silent.title }));
  return ok([...new Set(into.flatMap(({ from = [] }) => from))]);
}
