import { Injectable } from '@nestjs/common';
import type {
  DisposalInventoryPaper,
  DisposalInventoryRow,
  DisposalPlanPaper,
  DisposalPlanRow,
} from '@fonds/forms';
import type { CivilDate } from '@fonds/kernel';
import {
  citationText,
  CLASS_WORDS,
  DESTINATION_WORDS,
  disposalKind,
  disposalTable,
  FORM_WORDS,
} from '@fonds/law';
import { caseGroup, type DisposalCase, type Plan } from '../domain/case.state';
import { proposalOf } from '../domain/outcome.rule';
import { CaseHoldingsQuery } from './case-holdings.query';
import { OpenLotsQuery } from './open-lots.query';
import { PaperHead } from './paper-head';

export const CASE_FORMS = ['plan', 'inventory', 'completion'] as const;
export type CaseForm = (typeof CASE_FORMS)[number];

/** 处置方案、清点报告 of a case, as everything recorded by now has them. */
@Injectable()
export class CasePapers {
  constructor(
    private readonly head: PaperHead,
    private readonly holdings: CaseHoldingsQuery,
    private readonly lots: OpenLotsQuery,
  ) {}

  /** @param version of the plan; the newest when absent */
  async plan(state: DisposalCase, date: CivilDate, version?: number): Promise<DisposalPlanPaper | undefined> {
    const plan = version
      ? state.plans.find((each) => each.version === version)
      : state.plans[state.plans.length - 1];
    if (!plan) return undefined;
    const { decision } = state.opened;
    const kind = disposalKind(state.kind, disposalTable(date, state.opened.table));
    const { cost, payer, timetable, requirement, adopted } = plan;
    return {
      form: 'disposal-plan',
      ...(await this.head.of(state)),
      change: `${state.kind} ${kind?.name.zh ?? ''}`.trim(),
      decision: [decision.number, decision.title, decision.on].filter(Boolean).join(' '),
      version: adopted
        ? `第${plan.version}版，${adopted.by}于${adopted.on}批准`
        : `第${plan.version}版，未批准`,
      ...(cost && { cost }),
      ...(payer && { payer }),
      ...(timetable && { timetable }),
      ...(requirement && { requirement }),
      rows: plan.lines.map((line) => planRow(state, line, date)),
    };
  }

  async inventory(state: DisposalCase): Promise<DisposalInventoryPaper> {
    const counts = state.inventories.map(
      ({ method, group, expected, found }) =>
        `${METHODS[method]} ${group ?? '全部'}：应有 ${expected}，实有 ${found}`,
    );
    const codes = await this.holdings.codesOf([...state.differences.keys()]);
    return {
      form: 'disposal-inventory',
      ...(await this.head.of(state)),
      counts,
      differences: [...state.differences].map(([of, { found, explained }]) => ({
        of: codes.get(of) ?? of,
        found: FOUND[found],
        ...(explained && { explanation: `${OUTCOMES[explained.outcome]}：${explained.explanation}` }),
      })),
      rows: [
        ...(await this.holdings.counted(state)).map(inventoryRow),
        ...(await this.lots.of(state.opened)).map(({ title, files, items, metres }) => ({
          class: `未整理接收批 ${title}${metres ? `（约${metres}米）` : ''}`,
          secret: '',
          quantity: { files, items },
        })),
      ],
    };
  }
}

const METHODS = { scan: '扫描', box: '按盒', hand: '手工' } as const;
const FOUND = { missing: '缺', unlisted: '目录外', number: '数量不符' } as const;
const OUTCOMES = {
  found: '已找到',
  missing: '丢失',
  registered: '已补登',
  'not-ours': '非本单位',
  miscounted: '误计',
} as const;

function planRow(state: DisposalCase, line: Plan['lines'][number], date: CivilDate): DisposalPlanRow {
  const group = caseGroup(state, line.group);
  const proposal = group && proposalOf(state, group, date);
  const basis = line.basis.map((each) => citationText(each, 'zh')).join('；');
  return {
    group: [line.group, line.class && CLASS_WORDS[line.class].zh].filter(Boolean).join(' '),
    units: line.count,
    ...(group?.secret && { secrecy: '涉密' }),
    receiver: line.decided
      ? (line.receiver?.name ?? DESTINATION_WORDS[line.destination].zh)
      : `未定（建议：${DESTINATION_WORDS[line.destination].zh}）`,
    form: line.form ? FORM_WORDS[line.form].zh : '',
    basis: [line.confidence && `${line.confidence}级`, basis].filter(Boolean).join(' '),
    deadline: proposal?.deadline.text.zh ?? '',
    ...(group?.decision && { decidedBy: group.decision.by }),
    ...(group?.decision?.deviates && { note: '与建议不同' }),
  };
}

const inventoryRow = (
  row: Awaited<ReturnType<CaseHoldingsQuery['counted']>>[number],
): DisposalInventoryRow => ({
  class: row.class ? CLASS_WORDS[row.class].zh : '未定种类',
  ...(row.medium && { medium: row.medium }),
  ...(row.retention && { retention: row.retention }),
  secret: row.secret ? '涉密' : '',
  quantity: { files: row.files, items: row.items },
});
