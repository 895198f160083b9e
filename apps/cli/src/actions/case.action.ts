import { FondsDoor } from '@fonds/fonds';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { DESTINATION_WORDS } from '@fonds/law';
import {
  CaseQuery,
  CaseShown,
  caseView,
  defined,
  FOUND_WORDS,
  OUTCOME_WORDS,
  type CasePhase,
  type ChecklistLine,
  type ToldLoan,
} from '@fonds/restructuring';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { optionalDay, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import type { Output } from '../terminal/output';
import { GROUP_COLUMNS, groupCells } from './case-groups';
import { seen } from './case-seen';

export interface ListOptions extends CommonOptions, PageOptions {
  readonly phase?: CasePhase;
  readonly kind?: string;
  readonly fonds?: string;
  readonly parent?: string;
  readonly undecided?: boolean;
  readonly dueBy?: string;
}

export const list: Action<ListOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { options, out } = invocation;
    const { installation, viewer } = session;
    const { phase, kind, parent, undecided } = options;
    const fonds =
      options.fonds === undefined
        ? undefined
        : unwrap(await installation.get(FondsDoor).visible(options.fonds, viewer));
    const dueBy = optionalDay('--due-by', options.dueBy);
    const filter = defined({ phase, kind, fonds, parent, undecided, dueBy });
    const { rows, next } = await installation
      .get(CaseQuery)
      .list(filter, pageOf(options), session.today(), viewer);
    out.rows(
      [
        { zh: '立项', en: 'Opened' },
        { zh: '种类', en: 'Kind' },
        { zh: '变动单位', en: 'Unit' },
        { zh: '全宗', en: 'Fonds' },
        { zh: '阶段', en: 'Phase' },
        { zh: '单位', en: 'Units' },
        { zh: '未定', en: 'Undecided' },
        { zh: '期限', en: 'Due' },
        { zh: '标识', en: 'Case' },
      ],
      rows,
      (row) => [
        row.openedOn,
        row.kind,
        row.organisationName ?? row.organisation,
        row.fondsName ?? row.fonds,
        row.phase,
        String(row.units ?? ''),
        String(row.undecidedUnits),
        row.nextDeadline ? `${row.nextDeadline.due} ${row.nextDeadline.of}` : '',
        row.id,
      ],
    );
    out.more(next);
  });

const LOAN_WORDS: { readonly [S in ToldLoan['standing']]: { readonly zh: string; readonly en: string } } = {
  'under-way': { zh: '办理中', en: 'under way' },
  refused: { zh: '未予借出', en: 'refused' },
  lent: { zh: '借出', en: 'lent' },
  returned: { zh: '已归还', en: 'returned' },
};

export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { out } = invocation;
    const id = word(invocation, 0);
    const state = await seen(session, id);
    const view = await session.installation.get(CaseShown).on(session.today(), id, state);
    if (out.json) return out.data(view);
    out.fields([
      [{ zh: '处置案', en: 'Case' }, id],
      [
        { zh: '种类', en: 'Kind' },
        [view.kind, view.change && out.say(view.change.name)].filter(Boolean).join(' '),
      ],
      [{ zh: '阶段', en: 'Phase' }, view.phase],
      [
        { zh: '依据文件', en: 'Decision' },
        [view.decision.number, view.decision.title].filter(Boolean).join(' '),
      ],
      [{ zh: '案内单位', en: 'Units' }, view.fixed?.count],
      [{ zh: '未定单位', en: 'Undecided' }, view.undecided.units],
      ...(view.change?.questions ?? []).map(
        (question) => [{ zh: '须查明', en: 'To be known' }, out.say(question)] as const,
      ),
      [{ zh: '全宗', en: 'The fonds' }, out.say(view.fondsAdvice.text)],
      ...view.deadlines.map(
        ({ of, due, text }) => [{ zh: `期限 ${of}`, en: `Due ${of}` }, `${due} ${out.say(text)}`] as const,
      ),
      ...view.counters.map(
        ({ article, due, accounts }) =>
          [
            { zh: '管理人账户', en: 'Administrator’s accounts' },
            accounts
              ? out.say({
                  zh: `${accounts} 个在 ${due ?? ''} 之后仍可使用（${article}），请收回角色`,
                  en: `${accounts} stay open after ${due ?? ''} (${article}): have the role taken back`,
                })
              : undefined,
          ] as const,
      ),
      ...view.loans.map(
        ({ reader, due, standing, returned, lent, why }) =>
          [
            { zh: '案内借用', en: 'Loan' },
            [reader, due, out.say(LOAN_WORDS[standing]), `${returned}/${lent}`, why]
              .filter(Boolean)
              .join(' '),
          ] as const,
      ),
    ]);
    if (view.differences.length)
      out.table(
        [
          { zh: '清点差异', en: 'Difference' },
          { zh: '所见', en: 'Found' },
          { zh: '说明', en: 'Explained' },
        ],
        view.differences.map(({ of, code, found, explained }) => [
          code ?? of,
          out.say(FOUND_WORDS[found]),
          explained ? `${out.say(OUTCOME_WORDS[explained.outcome])} ${explained.explanation}` : '',
        ]),
      );
    out.table(
      [...GROUP_COLUMNS, { zh: '归属', en: 'Goes to' }],
      view.groups.map((group) => [
        ...groupCells(out, group),
        group.outcome
          ? [out.say(DESTINATION_WORDS[group.outcome.destination]), group.outcome.receiver?.name]
              .filter(Boolean)
              .join(' ')
          : out.say({ zh: '未定', en: 'undecided' }),
      ]),
    );
  });

export const checklist: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { out } = invocation;
    const id = word(invocation, 0);
    const lines = caseView(id, await seen(session, id), session.today()).checklist;
    if (out.json) return lines.forEach((line) => out.data(line));
    out.table(
      [
        { zh: '编号', en: 'Id' },
        { zh: '履行', en: 'Met' },
        { zh: '效力', en: 'Force' },
        { zh: '何人', en: 'Who' },
        { zh: '何时', en: 'By when' },
        { zh: '义务', en: 'Obligation' },
        { zh: '依据', en: 'Evidence' },
        { zh: '尚缺', en: 'Missing' },
      ],
      lines.map(({ id: of, met, force, who, byWhen, text, metBy, missing = [] }) => [
        of,
        met ? '✓' : '',
        force,
        out.say(who),
        out.say(byWhen),
        out.say(text),
        shownBy(out, metBy),
        missing.join(','),
      ]),
    );
  });

/** By the record, or by whom, when, and with how many papers. */
const shownBy = (out: Output, metBy: ChecklistLine['metBy']): string => {
  if (metBy === undefined) return '';
  if (metBy === 'record') return out.say({ zh: '本系统记载', en: 'the record' });
  const { by, on, evidence } = metBy;
  const papers = evidence.length;
  return [by, on, papers && out.say({ zh: `${papers} 份材料`, en: `${papers} papers` })]
    .filter(Boolean)
    .join(' ');
};
