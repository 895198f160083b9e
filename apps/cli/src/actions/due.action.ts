import {
  CLOCK_WORDS,
  ClockRunQuery,
  DueDoor,
  DuePaper,
  DueQuery,
  RadarQuery,
  STATE_WORDS,
  TransferDayDoor,
  type AskingDay,
  type DueAsked,
  type DueRow,
  type DueState,
  type DueWindow,
  type EarlyTransferDto,
  type ExtendTransferDto,
  type RadarClock,
  type RadarRow,
  type RadarSide,
} from '@fonds/radar';
import type { Outcome } from '@fonds/event-store';
import type { Page } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import type { Action, CommonOptions, DeedOptions } from '../session/invocation';
import { dayOption, optionalDay, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import type { Output } from '../terminal/output';
import { outcomeData, tellOutcome } from './outcome-answer';
import { paperFormat, printed } from './paper-answer';

interface ScopeOptions extends CommonOptions, PageOptions {
  readonly archives?: string;
  readonly org?: string;
  readonly fonds?: string;
  readonly clock?: RadarClock;
  readonly on?: string;
}

function scopeOf(session: Session, options: ScopeOptions): Promise<DueAsked> {
  const { archives, org, fonds, clock } = options;
  const on = optionalDay('--on', options.on);
  const asked = {
    ...(archives && { archives }),
    ...(org && { organisation: org }),
    ...(fonds && { fonds }),
    ...(clock && { clock }),
    ...(on && { on }),
  };
  return session.installation.get(DueDoor).scope(asked, session.viewer);
}

interface ListOptions extends ScopeOptions, DeedOptions {
  readonly window?: DueWindow;
  readonly output?: string;
  readonly english?: boolean;
}

export const list: Action<ListOptions> = (invocation) =>
  Session.use(invocation, Permission.DueRead, async (session) => {
    const { out, options } = invocation;
    const scope = await scopeOf(session, options);
    const query = session.installation.get(DueQuery);
    const filter = { ...scope, window: options.window ?? 'due' };
    const { output: path } = options;
    if (path !== undefined) {
      const format = paperFormat(path);
      const language = options.english ? 'en' : 'zh';
      const paper = await session.installation.get(DuePaper).prepare(filter, session.viewer, language);
      const told = { on: scope.on, window: filter.window, ...(options.clock && { clock: options.clock }) };
      const context = session.context(Permission.DueRead, options);
      return printed(session, paper, { path, format, language, scope: told }, context);
    }
    tellDue(out, await query.list(filter, pageOf(options), session.viewer));
  });

export const candidates: Action<ScopeOptions> = (invocation) =>
  Session.use(invocation, Permission.DueRead, async (session) => {
    const { out, options } = invocation;
    const query = session.installation.get(DueQuery);
    const scope = await scopeOf(session, options);
    tellDue(out, await query.candidates(scope, pageOf(options), session.viewer));
  });

export const radar: Action<ScopeOptions & { readonly by?: RadarSide }> = (invocation) =>
  Session.use(invocation, Permission.DueRead, async (session) => {
    const { out, options } = invocation;
    const query = session.installation.get(RadarQuery);
    const scope = await scopeOf(session, options);
    const page = await query.radar(options.by ?? 'archives', scope, pageOf(options), session.viewer);
    tellRadar(out, page);
  });

function tellDue(out: Output, { rows, next }: Page<DueRow>): void {
  out.rows(
    [
      { zh: '时限', en: 'Clock' },
      { zh: '到期', en: 'Due' },
      { zh: '算得', en: 'Computed' },
      { zh: '可信度', en: 'Mark' },
      { zh: '依据', en: 'Basis' },
      { zh: '档号', en: 'Code' },
      { zh: '题名', en: 'Title' },
      { zh: '现存单位', en: 'Held by' },
      { zh: '档案馆', en: 'Archives' },
    ],
    rows,
    (row) => [
      out.say(CLOCK_WORDS[row.clock]),
      // One batch of a change of the law is told as that, not as lateness.
      [row.shown ?? out.say(STATE_WORDS[row.state]), row.cohort && out.say(COHORT)].filter(Boolean).join(' '),
      row.computed ?? '',
      row.mark,
      row.basis.map(({ instrument, article }) => `${instrument} ${article}`.trim()).join(', '),
      row.code ?? row.entry ?? row.unit ?? row.order ?? '',
      row.title,
      row.custodianName ?? row.custodian,
      row.archivesName ?? '',
    ],
  );
  out.more(next);
}

const COHORT = { zh: '（同批到期）', en: '(batch)' };

function tellRadar(out: Output, { rows, next }: Page<RadarRow>): void {
  out.rows(
    [
      { zh: '名称', en: 'Name' },
      { zh: '时限', en: 'Clock' },
      { zh: '逾期', en: 'Overdue' },
      { zh: '疑似问题', en: 'Candidates' },
      { zh: '本年', en: 'This year' },
      { zh: '后五年', en: 'Next five' },
      { zh: '更晚', en: 'Later' },
      { zh: '同批到期', en: 'Batches' },
      { zh: '无到期日', en: 'No day' },
    ],
    rows,
    (row) => [
      row.name ?? row.id ?? out.say(STATE_WORDS['receiver-unknown']),
      out.say(CLOCK_WORDS[row.clock]),
      ...[row.overdue, row.candidates, row.thisYear, row.nextFive, row.later].map(String),
      row.cohorts.map(({ day, count }) => `${day}: ${count}`).join(' '),
      Object.entries(row.missing)
        .map(([state, count]) => `${out.say(STATE_WORDS[state as DueState])} ${count}`)
        .join(' '),
    ],
  );
  out.more(next);
}

interface TransferDayOptions extends DeedOptions {
  readonly archives: string;
  readonly org: string;
  readonly document: string;
  readonly decision?: string;
}

export interface ExtendOptions extends TransferDayOptions {
  readonly ground: ExtendTransferDto['ground'];
  readonly until: string;
  readonly inspection: string;
}

export interface EarlyOptions extends TransferDayOptions {
  readonly ground: EarlyTransferDto['ground'];
  readonly nature: EarlyTransferDto['nature'];
}

const dayAsked = (session: Session, permission: Permission, options: DeedOptions): AskingDay => ({
  ...{ caller: session.caller, permission, wanted: session.asked },
  context: session.context(permission, options),
});

/** What HTTP takes as the body of E20. */
export const extensionOf = (units: readonly string[], options: ExtendOptions): ExtendTransferDto => {
  const { archives, org: organisation, document, decision, ground, until, inspection } = options;
  const said = { archives, organisation, document, ground, inspection, ...(decision && { decision }) };
  return { ...said, units: [...units], until: dayOption('--until', until) };
};

/** What HTTP takes as the body of E21. */
export const earlyOf = (units: readonly string[], options: EarlyOptions): EarlyTransferDto => {
  const { archives, org: organisation, document, decision, ground, nature } = options;
  const said = { archives, organisation, document, ground, nature, ...(decision && { decision }) };
  return { ...said, units: [...units] };
};

/** E20. */
export const extend: Action<ExtendOptions> = (invocation) =>
  Session.use(invocation, Permission.ExtensionApprove, async (session) => {
    const { options, words, out } = invocation;
    const asking = dayAsked(session, Permission.ExtensionApprove, options);
    const door = session.installation.get(TransferDayDoor);
    const told = await door.told('extension', asking);
    const { id, outcome } =
      told ?? (await session.execute(await door.extension(extensionOf(words, options), asking)));
    tellDecided(out, id, outcome);
  });

/** E21. */
export const early: Action<EarlyOptions> = (invocation) =>
  Session.use(invocation, Permission.EarlyTransferAgree, async (session) => {
    const { options, words, out } = invocation;
    const asking = dayAsked(session, Permission.EarlyTransferAgree, options);
    const door = session.installation.get(TransferDayDoor);
    const told = await door.told('early-transfer', asking);
    const { id, outcome } =
      told ?? (await session.execute(await door.early(earlyOf(words, options), asking)));
    tellDecided(out, id, outcome);
  });

function tellDecided(out: Output, id: string, outcome: Outcome): void {
  if (out.json) return out.data({ id, ...outcomeData(outcome) });
  out.line(id);
  tellOutcome(out, outcome);
}

/** E102. */
export const runs: Action<CommonOptions & PageOptions> = (invocation) =>
  Session.use(invocation, Permission.DueRead, async (session) => {
    const { out, options } = invocation;
    const { rows, next } = await session.installation
      .get(ClockRunQuery)
      .runs(pageOf(options), session.viewer);
    out.rows(
      [
        { zh: '日期', en: 'Day' },
        { zh: '法规时期', en: 'Regime' },
        { zh: '到期数', en: 'Fell due' },
        { zh: '责令到期', en: 'Orders' },
        { zh: '记录于', en: 'Recorded' },
        { zh: '根', en: 'Root' },
      ],
      rows,
      ({ date, regime, count, orders, recordedAt, root }) => [
        ...[date, regime, String(count), orders ? String(orders.fell + orders.found) : ''],
        ...[recordedAt, root.slice(0, 16)],
      ],
    );
    out.more(next);
  });
