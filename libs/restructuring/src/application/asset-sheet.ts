import { openBook, problemText, UnreadableSource, type Problem } from '@fonds/interchange';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { AssetWords } from './case.commands';

/** Names of columns, as lists of assets have them. */
const COLUMNS = {
  asset: ['资产编号', '资产号', '资产编码', '固定资产编号', 'asset', 'assetnumber', 'assetno'],
  name: ['资产名称', '名称', 'name', 'assetname'],
  buyer: ['受让方', '受让单位', '买受人', '购买方', '接收单位', 'buyer'],
  stateControlled: ['国有控股', '是否国有控股', '受让方国有控股', '国有', 'statecontrolled'],
  units: ['档号', '档案号', '案卷档号', '相关档案', 'units', 'code', 'codes'],
} as const satisfies { readonly [K in keyof AssetWords]: readonly string[] };
type Column = keyof typeof COLUMNS;

const YES = new Set(['是', '国有', '国有控股', 'yes', 'y', 'true', '√']);
const NO = new Set(['否', '非国有', '非国有控股', 'no', 'n', 'false', '×']);
/** The value above (〃, 同上); a blank that is not merged means nothing. */
const AS_ABOVE = new Set(['〃', '同上', '"', '″']);
const CONTROL = /^(小计|合计|总计|共计)/;
const MOST_ROWS = 100_000;
const TOLD = 20;

export interface AssetSheetOptions {
  readonly fileName: string;
  readonly hiddenRows?: 'include' | 'exclude';
  readonly language: 'zh' | 'en';
}

type Row = Partial<Record<Column, string>>;

/**
 * The asset list as people keep it: a spreadsheet, CSV or .dbf with one line for each asset and file, or several codes in
 * a cell. Lines of one asset are one; nothing happens while hidden rows are undecided or a line cannot be understood.
 *
 * @returns a refusal `list-unreadable` or `list-has-problems`
 */
export async function assetsOfSheet(
  path: string,
  options: AssetSheetOptions,
): Promise<Result<readonly AssetWords[]>> {
  try {
    const { rows, problems } = await rowsOf(path, options);
    const assets = new Map<string, AssetWords>();
    for (const { at, row } of rows) {
      const told = assetOf(row);
      const before = typeof told === 'string' ? undefined : assets.get(told.asset);
      const wrong = typeof told === 'string' ? told : before && contradiction(before, told);
      if (wrong !== undefined) problems.push(`${at} ${wrong}`);
      else if (typeof told !== 'string') assets.set(told.asset, together(before, told));
    }
    if (problems.length)
      return refuse(
        plainRefusal('list-has-problems', { count: problems.length, rows: problems.slice(0, TOLD) }),
      );
    return assets.size ? ok([...assets.values()]) : refuse(plainRefusal('list-empty'));
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    return refuse(unreadableList(options.fileName, error.problem, options.language));
  }
}

const unreadableList = (file: string, problem: Problem, language: 'zh' | 'en') => {
  const { what, cure } = problemText('catalogue', problem, language);
  return plainRefusal('list-unreadable', { file, problem: problem.code, what, cure });
};

interface Placed {
  readonly at: string;
  readonly row: Row;
}

async function rowsOf(
  path: string,
  { fileName, hiddenRows }: AssetSheetOptions,
): Promise<{ readonly rows: readonly Placed[]; readonly problems: string[] }> {
  const book = await openBook(path, fileName);
  const rows: Placed[] = [];
  const problems: string[] = [];
  const hidden: string[] = [];
  try {
    for await (const sheet of book.sheets()) {
      let columns: ReadonlyMap<Column, number> | undefined;
      let above: Row = {};
      for await (const { row: n, hidden: rowHidden, deleted, cells } of sheet.rows()) {
        if (deleted || cells.every(({ text }) => text.trim() === '')) continue;
        const header = columnsOf(cells.map(({ text }) => text));
        if (header) {
          columns = header;
          continue;
        }
        if (!columns || CONTROL.test((cells.find(({ text }) => text.trim() !== '')?.text ?? '').trim()))
          continue;
        const at = `${sheet.name} ${n}`.trim();
        const row: Row = {};
        for (const [column, index] of columns) {
          const cell = cells[index];
          const text = cell?.text.trim() ?? '';
          const asAbove = cell?.mergedAbove === true || AS_ABOVE.has(text);
          const value = asAbove ? above[column] : text;
          if (value) row[column] = value;
        }
        // A row that is not taken is read all the same: 同上 below it means its value, not that of the one before.
        above = row;
        if (rowHidden || sheet.hidden) {
          hidden.push(at);
          if (hiddenRows !== 'include') continue;
        }
        rows.push({ at, row });
        if (rows.length > MOST_ROWS) problems.push(`${at} > ${MOST_ROWS}`);
        if (rows.length > MOST_ROWS) return { rows, problems };
      }
    }
  } finally {
    await book.close();
  }
  if (hidden.length && !hiddenRows)
    throw new UnreadableSource({
      code: 'hidden-rows-undecided',
      severity: 'file',
      place: { file: fileName },
      facts: { rows: hidden.length, sheets: hidden.slice(0, TOLD).join(', ') },
    });
  return { rows, problems };
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** A header names the asset and something else. */
function columnsOf(texts: readonly string[]): ReadonlyMap<Column, number> | undefined {
  const found = new Map<Column, number>();
  for (const [index, text] of texts.entries())
    for (const column of Object.keys(COLUMNS) as Column[])
      if ((COLUMNS[column] as readonly string[]).includes(plain(text)) && !found.has(column))
        found.set(column, index);
  return found.has('asset') && found.size > 1 ? found : undefined;
}

/** @returns why a line says nothing that can be understood */
function assetOf({ asset, name, buyer, stateControlled, units }: Row): AssetWords | string {
  if (!asset) return '资产编号 asset?';
  const said = stateControlled && plain(stateControlled);
  if (said && !YES.has(said) && !NO.has(said)) return `国有控股 stateControlled? ${stateControlled}`;
  const codes = (units ?? '').split(/[、，,;；\s]+/).filter(Boolean);
  return {
    asset,
    ...(name && { name }),
    ...(buyer && { buyer }),
    ...(said && { stateControlled: YES.has(said) }),
    ...(codes.length && { units: codes }),
  };
}

/** One asset is sold once. */
const contradiction = (before: AssetWords, now: AssetWords): string | undefined =>
  (now.buyer !== undefined && before.buyer !== undefined && now.buyer !== before.buyer) ||
  (now.stateControlled !== undefined &&
    before.stateControlled !== undefined &&
    now.stateControlled !== before.stateControlled)
    ? `${now.asset}: ${before.buyer ?? ''} / ${now.buyer ?? ''}`
    : undefined;

const together = (before: AssetWords | undefined, now: AssetWords): AssetWords => {
  const units = [...new Set([...(before?.units ?? []), ...(now.units ?? [])])];
  return { ...before, ...now, ...(units.length && { units }) };
};
