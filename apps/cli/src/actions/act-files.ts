import type { ChangeWords, ProductWords } from '@fonds/acts';
import { UsageError } from '../terminal/exit-codes';

type Json = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const absentOr = (fits: (value: unknown) => boolean) => (value: unknown) =>
  value === undefined || fits(value);

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

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

/** @throws UsageError naming the first entry that does not fit, and its member */
function listIn(file: string, json: unknown, shape: Shape): readonly unknown[] {
  if (!Array.isArray(json) || !json.length) throw new UsageError(`${file}: [{…}, …]`);
  json.forEach((each: unknown, n) => {
    const wrong = misfit(each, shape);
    if (wrong !== undefined)
      throw new UsageError(`${file} [${n}]: ${wrong} (${Object.keys(shape).join(', ')})`);
  });
  return json as readonly unknown[];
}

/** `[{unit, entry?, fields: [{field, after}], code?}]`; null empties a field. */
export const changesIn = (file: string, json: unknown): readonly ChangeWords[] =>
  (listIn(file, json, CHANGE) as readonly ChangeWords[]).map(({ fields, ...change }) => ({
    ...change,
    fields: (fields ?? []).map(({ field, after }) => ({
      field,
      ...(after !== null && after !== undefined && { after }),
    })),
  }));

/** `[{title, level, description?, code?, owner?, transferringUnit?, series?, from?}]` */
export const productsIn = (file: string, json: unknown): readonly ProductWords[] =>
  listIn(file, json, PRODUCT) as readonly ProductWords[];
