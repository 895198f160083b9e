import {
  CLOCK_WORDS,
  DueDoor,
  DueQuery,
  RadarQuery,
  STATE_WORDS,
  type DueAsked,
  type DueRow,
  type DueState,
  type DueWindow,
  type RadarRow,
  type RadarSide,
  type UnitClock,
} from '@fonds/radar';
import type { Page } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import type { Action, CommonOptions } from '../session/invocation';
import { optionalDay, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import type { Output } from '../terminal/output';

interface ScopeOptions extends CommonOptions, PageOptions {
  readonly archives?: string;
  readonly org?: string;
  readonly fonds?: string;
  readonly clock?: UnitClock;
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

export const list: Action<ScopeOptions & { readonly window?: DueWindow }> = (invocation) =>
  Session.use(invocation, Permission.DueRead, async (session) => {
    const { out, options } = invocation;
    const scope = await scopeOf(session, options);
    const query = session.installation.get(DueQuery);
    const filter = { ...scope, window: options.window ?? 'due' };
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
  if (out.json) rows.forEach((row) => out.data(row));
  else
    out.table(
      [
        { zh: '时限', en: 'Clock' },
        { zh: '到期', en: 'Due' },
        { zh: '算得', en: 'Computed' },
        { zh: '可信度', en: 'Mark' },
        { zh: '档号', en: 'Code' },
        { zh: '题名', en: 'Title' },
        { zh: '现存单位', en: 'Held by' },
        { zh: '档案馆', en: 'Archives' },
      ],
      rows.map((row) => [
        out.say(CLOCK_WORDS[row.clock]),
        // One batch of a change of the law is told as that, not as lateness.
        [row.shown ?? out.say(STATE_WORDS[row.state]), row.cohort && out.say(COHORT)]
          .filter(Boolean)
          .join(' '),
        row.computed ?? '',
        row.mark,
        row.code ?? row.entry ?? row.unit,
        row.title,
        row.custodianName ?? row.custodian,
        row.archivesName ?? '',
      ]),
    );
  out.more(next);
}

const COHORT = { zh: '（同批到期）', en: '(batch)' };

function tellRadar(out: Output, { rows, next }: Page<RadarRow>): void {
  if (out.json) rows.forEach((row) => out.data(row));
  else
    out.table(
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
      rows.map((row) => [
        row.name ?? row.id ?? out.say(STATE_WORDS['receiver-unknown']),
        out.say(CLOCK_WORDS[row.clock]),
        ...[row.overdue, row.candidates, row.thisYear, row.nextFive, row.later].map(String),
        row.cohorts.map(({ day, count }) => `${day}: ${count}`).join(' '),
        Object.entries(row.missing)
          .map(([state, count]) => `${out.say(STATE_WORDS[state as DueState])} ${count}`)
          .join(' '),
      ]),
    );
  out.more(next);
}
