import { cursorOf, keyOfCursor, NO_NAMES, RefusedError, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import {
  HOLDING_FILTERS,
  BALANCE_TERMS,
  HOLDING_GROUPS,
  HoldingsBalanceQuery,
  MOVED_TERM_NAMES,
  MOVED_TERMS,
  HoldingsQuery,
  NamesOfIds,
  type HoldingFilter,
  type HoldingGroup,
  type HoldingsAnswer,
  type HoldingsScope,
} from '@fonds/holdings';
import { FondsDoor } from '@fonds/fonds';
import { plainRefusal } from '@fonds/law';
import { resolveKnownAt } from '@fonds/projections';
import type { Action, CommonOptions } from '../session/invocation';
import { countOption, dayOption, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import type { Words } from '../terminal/language';
import type { Output } from '../terminal/output';
import type { Column } from '../terminal/text-width';
import { oneOf } from '../terminal/form';

export interface ScopeOptions extends CommonOptions {
  /** Code of the custodian. */
  readonly archives?: string;
  /** Id or number. */
  readonly fonds?: string;
}

export interface HoldingsOptions extends ScopeOptions, PageOptions {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly by?: string;
  readonly series?: string;
  readonly level?: string;
  readonly medium?: string;
  readonly retention?: string;
  readonly secrecy?: string;
  readonly opening?: string;
}

const MOST_ROWS = 1_000_000;
/** Rows a terminal shows; `--json` and `--limit` give as many as there are or are asked for. */
const SHOWN_ROWS = 20;

export interface BalanceOptions extends ScopeOptions, PageOptions {
  readonly from: string;
  readonly to: string;
  readonly knownAt?: string;
  /** Lists the units behind this term. */
  readonly term?: string;
}

/** Opening + taken on + corrected = closing, 卷 and 件 apart; with `--term` the units and events behind one term. */
export const balance: Action<BalanceOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { options, out } = invocation;
    const { store, projections } = session.instance;
    const [from, to] = [dayOption('--from', options.from), dayOption('--to', options.to)];
    if (from > to) throw new RefusedError(plainRefusal('holdings-period-reversed', { from, to }));
    const knownAt = unwrap(await resolveKnownAt(store, projections, options.knownAt));
    const question = { ...(await scopeOf(session, options)), from, to, knownAt };
    const query = session.installation.get(HoldingsBalanceQuery);
    if (options.term !== undefined) {
      const term = BALANCE_TERMS.find((name) => name === options.term);
      if (!term) throw oneOf(BALANCE_TERMS, options.term, '--term');
      const { rows, next } = await query.events({ ...question, term }, pageOf(options), session.viewer);
      const named = await namesOf(session, rows);
      out.rows(
        [
          { zh: '保管单位', en: 'Unit' },
          { zh: '位置', en: 'Position' },
        ],
        rows,
        (row) => [named(row.unit), row.position],
      );
      out.more(next);
      return;
    }
    const answer = await query.balance(question, session.viewer);
    if (out.json) return out.data(answer);
    const counted = (words: Words): Column => ({ title: out.say(words), right: true });
    out.table(
      [
        { title: '' },
        counted({ zh: '保管单位', en: 'Units' }),
        counted({ zh: '卷', en: 'Files' }),
        counted({ zh: '件', en: 'Items' }),
      ],
      (
        [
          [{ zh: '期初', en: 'Opening' }, answer.opening],
          [{ zh: '建账', en: 'Taken on' }, answer.takenOn],
          ...MOVED_TERM_NAMES.filter((name) => answer.moved[name].units > 0).map(
            (name) => [signed(MOVED_TERMS[name]), answer.moved[name]] as const,
          ),
          [{ zh: '更正', en: 'Corrected' }, answer.corrected],
          [{ zh: '期末', en: 'Closing' }, answer.closing],
        ] as const
      ).map(([words, { units, files, items }]) => [out.say(words), ...[units, files, items].map(String)]),
    );
    out.fields([[{ zh: '截至位置', en: 'Known at' }, answer.knownAt]]);
  });

const signed = ({ zh, en, sign }: { zh: string; en: string; sign: 1 | -1 }): Words => {
  const mark = sign > 0 ? '+' : '−';
  return { zh: `${mark} ${zh}`, en: `${mark} ${en}` };
};

export interface DifferencesOptions extends ScopeOptions {
  readonly asOf?: string;
  readonly before: string;
  readonly after?: string;
}

/** Units that two beliefs about one day tell differently, and the event that explains each. */
export const differences: Action<DifferencesOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { options, out } = invocation;
    const { store, projections } = session.instance;
    const asOf = options.asOf === undefined ? session.today() : dayOption('--as-of', options.asOf);
    const before = unwrap(await resolveKnownAt(store, projections, options.before));
    const after = unwrap(await resolveKnownAt(store, projections, options.after));
    const question = { ...(await scopeOf(session, options)), asOf, before, after };
    const found = await session.installation.get(HoldingsQuery).differences(question, session.viewer);
    const named = await namesOf(session, found);
    out.rows(
      [
        { zh: '保管单位', en: 'Unit' },
        { zh: '先前认为起于', en: 'Since, believed before' },
        { zh: '后来认为起于', en: 'Since, believed after' },
        { zh: '事件位置', en: 'Position' },
      ],
      found,
      (each) => [named(each.unit), each.before?.since ?? '—', each.after?.since ?? '—', each.position],
    );
  });

export const holdings: Action<HoldingsOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { options, out } = invocation;
    const { store, projections } = session.instance;
    const asOf = options.asOf === undefined ? session.today() : dayOption('--as-of', options.asOf);
    const scope = await scopeOf(session, options);
    const knownAt = unwrap(await resolveKnownAt(store, projections, options.knownAt));
    const limit =
      options.limit === undefined
        ? out.json
          ? undefined
          : SHOWN_ROWS
        : countOption('--limit', options.limit, MOST_ROWS);
    const filters: { [F in HoldingFilter]?: string } = {};
    for (const filter of HOLDING_FILTERS)
      if (options[filter] !== undefined) filters[filter] = options[filter];
    const after = options.cursor === undefined ? undefined : keyOfCursor(options.cursor, ['id'])[0];
    const question = { ...scope, asOf, knownAt, filters, by: groupsOf(options.by), limit, after };
    const { next, ...found } = await session.installation.get(HoldingsQuery).asOf(question, session.viewer);
    const answer = { ...found, ...(next !== undefined && { next: cursorOf([next]) }) };
    if (out.json) out.data(answer);
    else tellHoldings(out, answer, await namesOf(session, answer.rows));
  });

/** Codes and numbers as people name them. @throws RefusedError `organisation-not-found`, `fonds-unknown`, `fonds-ambiguous` */
export async function scopeOf(session: Session, { archives, fonds }: ScopeOptions): Promise<HoldingsScope> {
  const custodian = archives === undefined ? undefined : (await session.organisation(archives)).id;
  const id =
    fonds === undefined
      ? undefined
      : unwrap(await session.installation.get(FondsDoor).visible(fonds, session.viewer));
  return { ...(custodian && { custodian }), ...(id && { fonds: id }) };
}

function groupsOf(by: string | undefined): readonly HoldingGroup[] | undefined {
  return by?.split(',').map((name) => {
    const group = HOLDING_GROUPS.find((known) => known === name.trim());
    if (!group) throw oneOf(HOLDING_GROUPS, name, '--by');
    return group;
  });
}

type Naming = (id: string) => string;

/** Units and fonds by their codes; what has none, and what the caller may not see, by its id. */
async function namesOf(
  { installation, viewer, out }: Session,
  rows: readonly { readonly unit: string; readonly fonds?: string }[],
): Promise<Naming> {
  const ids = new Set(rows.flatMap(({ unit, fonds }) => [unit, ...(fonds === undefined ? [] : [fonds])]));
  const names = out.json ? NO_NAMES : await installation.get(NamesOfIds).of([...ids], viewer);
  return (id) => names.get(id) ?? id;
}

function tellHoldings(
  out: Output,
  { asOf, knownAt, digest, total, groups, rows, next }: HoldingsAnswer,
  named: Naming,
): void {
  out.fields([
    [{ zh: '时点', en: 'As of' }, asOf],
    [{ zh: '截至位置', en: 'Known at' }, knownAt],
    [{ zh: '摘要', en: 'Digest' }, digest],
    [{ zh: '保管单位', en: 'Units' }, total.units],
    [{ zh: '  卷', en: '  files' }, total.files],
    [{ zh: '  件', en: '  items' }, total.items],
    [{ zh: '页', en: 'Pages' }, total.pages],
    [{ zh: '字节', en: 'Bytes' }, total.bytes],
    [{ zh: '起始不详', en: 'Beginning unknown' }, total.beginningUnknown],
    [{ zh: '保管者不详', en: 'Custodian unknown' }, total.custodianUnknown],
    [{ zh: '未复核', en: 'Unchecked' }, total.unchecked],
  ]);
  if (groups) {
    const names = HOLDING_GROUPS.filter((group) => groups[0] && group in groups[0]);
    out.line('');
    out.table(
      [
        ...names.map((name) => ({ title: out.say(GROUP_NAMES[name]) })),
        { title: out.say({ zh: '保管单位', en: 'Units' }), right: true },
        { title: out.say({ zh: '卷', en: 'Files' }), right: true },
        { title: out.say({ zh: '件', en: 'Items' }), right: true },
        { title: out.say({ zh: '页', en: 'Pages' }), right: true },
      ],
      groups.map((group) => [
        ...names.map((name) => group[name] ?? '—'),
        String(group.units),
        String(group.files),
        String(group.items),
        String(group.pages),
      ]),
    );
  }
  if (!rows.length) return;
  out.line('');
  out.table(
    [
      { zh: '保管单位', en: 'Unit' },
      { zh: '全宗', en: 'Fonds' },
      { zh: '所有者', en: 'Owner' },
      { zh: '起', en: 'Since' },
    ],
    rows.map((row) => [named(row.unit), named(row.fonds), row.owner, row.since]),
  );
  out.more(next);
}

const GROUP_NAMES: { readonly [G in HoldingGroup]: { readonly zh: string; readonly en: string } } = {
  series: { zh: '类别', en: 'Series' },
  level: { zh: '层级', en: 'Level' },
  medium: { zh: '载体', en: 'Medium' },
  retention: { zh: '保管期限', en: 'Retention' },
  secrecy: { zh: '密级', en: 'Secrecy' },
  opening: { zh: '开放标识', en: 'Opening' },
  custodian: { zh: '保管者', en: 'Custodian' },
  fonds: { zh: '全宗', en: 'Fonds' },
};
