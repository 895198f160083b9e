import { FondsDoor } from '@fonds/fonds';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import {
  citationText,
  CLASS_WORDS,
  CONFIDENCE_WORDS,
  DESTINATION_WORDS,
  isArchiveClass,
  plainRefusal,
  type DisposalKindId,
  type Proposal,
} from '@fonds/law';
import {
  balanceView,
  CaseDoor,
  CaseBatches,
  CasePrints,
  CaseQuery,
  CaseShown,
  CaseUnits,
  caseView,
  classesIn,
  defined,
  FOUND_WORDS,
  OUTCOME_WORDS,
  termWord,
  ownBodies,
  WhatIfQuery,
  type CaseForm,
  type ChecklistLine,
  type CasePhase,
  type ToldLoan,
} from '@fonds/restructuring';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { countOption, optionalDay, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { UsageError } from '../terminal/exit-codes';
import type { Output } from '../terminal/output';
import { whileWaiting } from '../terminal/waiting-line';
import { paperFormat, printed } from './paper-answer';

const COUNTING = { zh: '正在核对案内各单位', en: 'Looking at the units of the case' };

export interface WhatIfOptions extends CommonOptions {
  readonly fonds: string;
  readonly keeper?: string;
  readonly on?: string;
  readonly classes?: string;
  readonly sold?: string;
  readonly stateControlled?: string;
  readonly foreign?: string;
  readonly secretsQualified?: string;
}

export const yes = (text: string | undefined): boolean | undefined =>
  text === undefined ? undefined : text === 'yes';

/** @throws UsageError */
export function classesOption(text: string | undefined) {
  const classes = classesIn(text, isArchiveClass);
  if (!classes) throw new UsageError(`--classes ${text ?? ''}: KJ·SB=SB,文书=AD`);
  return classes;
}

export const whatif: Action<WhatIfOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { options, out } = invocation;
    const { installation, viewer, caller } = session;
    const fonds = unwrap(await installation.get(FondsDoor).visible(options.fonds, viewer));
    const keeper =
      options.keeper === undefined ? undefined : await installation.get(CaseDoor).registered(options.keeper);
    if (options.keeper !== undefined && !keeper)
      throw new RefusedError(plainRefusal('organisation-not-found', { code: options.keeper }));
    const kind = word(invocation, 0).toUpperCase();
    const question = {
      kind: knownKind(kind),
      fonds,
      date: optionalDay('--on', options.on) ?? session.today(),
      ...defined({ keeper, objectSold: yes(options.sold) }),
      own: ownBodies(caller),
      receiver: defined({
        stateControlled: yes(options.stateControlled),
        foreign: yes(options.foreign),
        secretsQualified: yes(options.secretsQualified),
      }),
      classes: classesOption(options.classes),
    };
    const answer = unwrap(await installation.get(WhatIfQuery).ask(question, viewer));
    if (out.json) return out.data(answer);
    out.table(
      [...GROUP_COLUMNS, { zh: '依据', en: 'Basis' }, { zh: '须决定', en: 'To decide' }],
      answer.groups.map(({ group, class: of, units, proposal }) => [
        group,
        of === null ? '—' : out.say(CLASS_WORDS[of]),
        String(units),
        out.say(DESTINATION_WORDS[proposal.destination]),
        confidenceText(out, proposal),
        proposal.basis.map((each) => citationText(each, out.language)).join('；'),
        proposal.decision.length ? out.say({ zh: '是', en: 'yes' }) : '',
      ]),
    );
    out.note({
      zh: `${answer.keeper?.name ?? '—'}：共 ${answer.units} 个单位，其中 ${answer.toDecide} 个须作决定；规则表 ${answer.table}；未立案，未写入。`,
      en: `${answer.keeper?.name ?? '—'}: ${answer.units} units, ${answer.toDecide} of them to be decided on; table ${answer.table}; nothing was opened or written.`,
    });
  });

const GROUP_COLUMNS = [
  { zh: '分组', en: 'Group' },
  { zh: '种类', en: 'Class' },
  { zh: '单位', en: 'Units' },
  { zh: '建议归属', en: 'Proposed' },
  { zh: '可信度', en: 'Confidence' },
];

const confidenceText = (out: Output, { confidence }: Proposal): string =>
  confidence === undefined ? '' : `${confidence} ${out.say(CONFIDENCE_WORDS[confidence])}`;

function knownKind(kind: string): DisposalKindId {
  if (!/^(C(0[1-9]|1[0-8])|I([1-9]|10))$/.test(kind)) throw new UsageError(`${kind}: C01–C18, I1–I10`);
  return kind as DisposalKindId;
}

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

async function seen(session: Session, id: string) {
  const state = await session.installation.get(CaseQuery).one(id, session.viewer);
  if (!state) throw new RefusedError(plainRefusal('case-unknown', { case: id }));
  return state;
}

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
      view.groups.map(({ group, class: of, units, proposal, outcome }) => [
        group,
        of === null ? '—' : out.say(CLASS_WORDS[of]),
        String(units),
        out.say(DESTINATION_WORDS[proposal.destination]),
        confidenceText(out, proposal),
        outcome
          ? [out.say(DESTINATION_WORDS[outcome.destination]), outcome.receiver?.name]
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

export const balance: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { out } = invocation;
    const state = await seen(session, word(invocation, 0));
    const units = session.installation.get(CaseUnits);
    const standing = await whileWaiting(out, COUNTING, () => units.told(state, session.today()));
    const told = balanceView(units.balance(state, standing, standing.date));
    if (out.json) return out.data(told);
    out.table(
      [
        { zh: '项目', en: 'Term' },
        { zh: '接收单位', en: 'Receiver' },
        { zh: '单位', en: 'Units' },
      ],
      [
        [out.say({ zh: '立项时', en: 'opening' }), '', String(told.opening)],
        ...told.came.map(({ term, count }) => [`+ ${termWord(term, out.language)}`, '', String(count)]),
        ...told.ended.map(({ term, receiver = '', count }) => [
          `− ${termWord(term, out.language)}`,
          receiver,
          String(count),
        ]),
        [out.say({ zh: '去向不明', en: 'unaccounted' }), '', String(told.open)],
      ],
    );
    out.note(
      told.closes
        ? { zh: '收支平衡，可以完结。', en: 'The balance closes.' }
        : { zh: '尚有单位去向不明，不能完结。', en: 'Units are not accounted for yet: it does not close.' },
    );
  });

/** Transfers that the hold of a case has suspended. */
export const batches: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { out } = invocation;
    const state = await seen(session, word(invocation, 0));
    for (const each of await session.installation.get(CaseBatches).suspended(state, session.caller.viewer)) {
      if (out.json) out.data(each);
      else out.line([each.act, each.nature, String(each.units), each.offered ? 'offered' : ''].join('\t'));
    }
  });

export const endings: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { out } = invocation;
    const state = await seen(session, word(invocation, 0));
    const units = session.installation.get(CaseUnits);
    const standing = await units.told(state, session.today());
    for (const each of units.endings(state, standing, standing.date)) {
      if (out.json) out.data(each);
      else out.line([each.unit, each.group, each.term, each.receiver].filter(Boolean).join('\t'));
    }
  });

export interface PaperFileOptions extends CommonOptions {
  readonly form: CaseForm;
  readonly planVersion?: string;
  readonly english?: boolean;
}

const MOST_VERSIONS = 10_000;

/** What is printed is recorded, as every export. */
export const paper: Action<PaperFileOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { options } = invocation;
    const path = word(invocation, 1);
    const format = paperFormat(path);
    const state = await seen(session, word(invocation, 0));
    const papers = session.installation.get(CasePrints);
    const version =
      options.planVersion === undefined
        ? undefined
        : countOption('--plan-version', options.planVersion, MOST_VERSIONS);
    const { viewer } = session;
    const language = options.english ? 'en' : 'zh';
    const asked = { today: session.today(), viewer, version, language } as const;
    const prepared = await papers.of(options.form, state, asked);
    if (!prepared)
      throw new RefusedError(
        plainRefusal('plan-unknown', {
          version: version ?? 1,
          known: state.plans.map((each) => each.version),
        }),
      );
    const context = session.context(Permission.CaseRead);
    const scope = { case: word(invocation, 0) };
    await printed(session, prepared, { path, format, scope, language }, context);
  });
