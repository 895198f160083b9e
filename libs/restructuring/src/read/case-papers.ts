import { Injectable } from '@nestjs/common';
import type {
  DisposalInventoryPaper,
  DisposalInventoryRow,
  DisposalPlanPaper,
  DisposalPlanRow,
  FormLanguage,
} from '@fonds/forms';
import type { CivilDate } from '@fonds/kernel';
import {
  citationText,
  CLASS_WORDS,
  DESTINATION_WORDS,
  disposalKind,
  disposalTable,
  FORM_WORDS,
  type Bilingual,
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

  async plan(
    state: DisposalCase,
    { date, language, version, periods }: PlanAsk,
  ): Promise<DisposalPlanPaper | undefined> {
    const plan = version
      ? state.plans.find((each) => each.version === version)
      : state.plans[state.plans.length - 1];
    if (!plan) return undefined;
    const { decision } = state.opened;
    const kind = disposalKind(state.kind, disposalTable(state.opened.table));
    const { cost, payer, timetable, requirement } = plan;
    return {
      form: 'disposal-plan',
      ...(await this.head.of(state)),
      change: `${state.kind} ${kind?.name[language] ?? ''}`.trim(),
      decision: [decision.number, decision.title, decision.on].filter(Boolean).join(' '),
      version: versionLine(plan, language),
      ...(cost && { cost }),
      ...(payer && { payer }),
      ...(timetable && { timetable }),
      ...(requirement && { requirement }),
      rows: plan.lines.map((line) => planRow(state, line, { date, language, periods })),
    };
  }

  async inventory(state: DisposalCase, language: FormLanguage): Promise<DisposalInventoryPaper> {
    const counts = state.inventories.map(({ method, group, expected, found }) =>
      COUNTED[language](METHODS[method][language], group ?? EVERYTHING[language], expected, found),
    );
    const codes = await this.holdings.codesOf([...state.differences.keys()]);
    return {
      form: 'disposal-inventory',
      ...(await this.head.of(state)),
      counts,
      differences: [...state.differences].map(([of, { found, explained }]) => ({
        of: codes.get(of) ?? of,
        found: FOUND_WORDS[found][language],
        ...(explained && {
          explanation: [OUTCOME_WORDS[explained.outcome][language], explained.explanation].join(
            COLON[language],
          ),
        }),
      })),
      rows: [
        ...(await this.holdings.counted(state)).map((row) => inventoryRow(row, language)),
        ...(await this.lots.of(state.opened)).map(({ title, files, items, metres }) => ({
          class: LOT[language](title, metres),
          secret: '',
          quantity: { files, items },
        })),
      ],
    };
  }
}

/** What of a plan is printed, and how. */
export interface PlanAsk {
  readonly date: CivilDate;
  readonly language: FormLanguage;
  /** The newest when absent. */
  readonly version?: number;
  /** How long the units of each group are kept. */
  readonly periods: ReadonlyMap<string, string>;
}

const words = (zh: string, en: string): Bilingual => ({ zh, en });
const METHODS = { scan: words('扫描', 'scan'), box: words('按盒', 'by box'), hand: words('手工', 'by hand') };
/** How a count and the list differ. */
export const FOUND_WORDS = {
  missing: words('缺', 'missing'),
  unlisted: words('目录外', 'not in the catalogue'),
  number: words('数量不符', 'another number'),
};
/** What a difference turned out to be. */
export const OUTCOME_WORDS = {
  found: words('已找到', 'found'),
  missing: words('丢失', 'lost'),
  registered: words('已补登', 'registered since'),
  'not-ours': words('非本单位', 'not of this unit'),
  miscounted: words('误计', 'miscounted'),
};
const COLON = words('：', ': ');
const EVERYTHING = words('全部', 'everything');
const SECRET = words('涉密', 'secret');
const COUNTED = {
  zh: (how: string, what: string, expected: number, found: number) =>
    `${how} ${what}：应有 ${expected}，实有 ${found}`,
  en: (how: string, what: string, expected: number, found: number) =>
    `${what}, ${how}: ${expected} expected, ${found} there`,
};
const LOT = {
  zh: (title: string, metres: string | null) => `未整理接收批 ${title}${metres ? `（约${metres}米）` : ''}`,
  en: (title: string, metres: string | null) =>
    `unarranged lot ${title}${metres ? ` (about ${metres} m)` : ''}`,
};

function versionLine({ version, adopted }: Plan, language: FormLanguage): string {
  if (language === 'en')
    return `version ${version}, ${adopted ? `approved by ${adopted.by} on ${adopted.on}` : 'not approved'}`;
  return `第${version}版，${adopted ? `${adopted.by}于${adopted.on}批准` : '未批准'}`;
}

function planRow(
  state: DisposalCase,
  line: Plan['lines'][number],
  { date, language, periods }: PlanAsk,
): DisposalPlanRow {
  const group = caseGroup(state, line.group);
  const proposal = group && proposalOf(state, group, date);
  const basis = line.basis.map((each) => citationText(each, language)).join(language === 'en' ? '; ' : '；');
  const destination = DESTINATION_WORDS[line.destination][language];
  const retention = periods.get(line.group);
  return {
    group: [line.group, line.class && CLASS_WORDS[line.class][language]].filter(Boolean).join(' '),
    units: line.count,
    ...(retention && { retention }),
    ...(group?.secret && { secrecy: SECRET[language] }),
    receiver: line.decided
      ? (line.receiver?.name ?? destination)
      : language === 'en'
        ? `undecided (proposed: ${destination})`
        : `未定（建议：${destination}）`,
    form: line.form ? FORM_WORDS[line.form][language] : '',
    basis: [line.confidence && (language === 'en' ? line.confidence : `${line.confidence}级`), basis]
      .filter(Boolean)
      .join(' '),
    deadline: proposal?.deadline.text[language] ?? '',
    ...(group?.decision && { decidedBy: group.decision.by }),
    ...(group?.decision?.deviates && {
      note: language === 'en' ? 'other than proposed' : '与建议不同',
    }),
  };
}

const inventoryRow = (
  row: Awaited<ReturnType<CaseHoldingsQuery['counted']>>[number],
  language: FormLanguage,
): DisposalInventoryRow => ({
  class: row.class ? CLASS_WORDS[row.class][language] : language === 'en' ? 'class not known' : '未定种类',
  ...(row.medium && { medium: row.medium }),
  ...(row.retention && { retention: row.retention }),
  secret: row.secret ? SECRET[language] : '',
  quantity: { files: row.files, items: row.items },
});
