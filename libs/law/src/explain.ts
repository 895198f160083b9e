import type { CivilDate } from '@fonds/kernel';
import { citationText } from './citation-text';
import { codeOfClock } from './clocks/clock-code';
import { groundOf } from './clocks/clock-ground';
import type { ClockId } from './data/clocks';
import type { RuleId } from './data/rules';
import { ARTICLE_KINDS, articleOf, type LawAt, type LoadedTexts } from './law';
import { lawData, newestLawData } from './law-versions';
import type { ArticleKind, Bilingual, Clock, ClockLength, Mark, Regime, Rule } from './law.types';

/** A rule or a deadline as an inspector reads it: what it says, on what ground, how sure, and what it does on a day. */
export interface Explanation {
  readonly id: string;
  readonly kind: 'rule' | 'clock';
  readonly text: Bilingual;
  readonly mark: Mark;
  /** Why the statement is as sure as it is. */
  readonly markText: Bilingual;
  /** What the system does with it on the day. */
  readonly effect: 'refuses' | 'reminds' | 'accuses' | 'none';
  readonly effectText: Bilingual;
  readonly basis: readonly {
    readonly instrument: string;
    readonly article: string;
    readonly zh: string;
    readonly en: string;
    /** The article's words, or its sense. */
    readonly text?: string;
    /** How much of the article the text is. */
    readonly kind?: ArticleKind;
    readonly kindText?: Bilingual;
    /** What the article says, in English: no official translation. */
    readonly english?: string;
    /** Where the text comes from. */
    readonly source?: Bilingual;
    /** Whether its instrument is known to be in force on the day. */
    readonly inForce: boolean;
  }[];
  readonly date: CivilDate;
  readonly regime: Regime['id'];
  readonly dataVersion: string;
  readonly note?: Bilingual;
  /** `path#symbol` of the code that applies it. */
  readonly code?: string;
}

const MARKS: { readonly [M in Mark]: Bilingual } = {
  F: { zh: '已见原文', en: 'found: the words were read' },
  'F~': { zh: '仅见转引或节录，待核', en: 'found in a secondary or truncated copy, to be confirmed' },
  K: { zh: '已知而未核实，作为默认值', en: 'known but not verified: a default' },
  D: { zh: '本系统的设计决定或默认值，不是法律', en: 'a decision or default of this design, not law' },
};

const EFFECTS = {
  refuses: { zh: '违反者不予登记', en: 'what is against it is refused' },
  reminds: {
    zh: '只提示，不拒绝，不作问题线索',
    en: 'it reminds only: it refuses nothing and accuses nobody',
  },
  accuses: { zh: '逾期列为问题线索', en: 'what is overdue is a candidate for a finding' },
  none: {
    zh: '尚无适用它的业务行为',
    en: 'no act is here yet to which it applies: nothing is refused on its ground',
  },
} as const;

/** Ids of everything that can be explained, rules first. */
export const explainable = (): readonly string[] => [
  ...Object.keys(newestLawData().rules),
  ...Object.keys(newestLawData().clocks),
];

/**
 * @param id of a rule (INV-…) or a clock (CLK-…)
 * @param law of the day that is asked for
 * @param loaded words of articles that were loaded in the installation
 * @returns undefined for an id that the data do not have
 */
export function explain(id: string, law: LawAt, loaded?: LoadedTexts): Explanation | undefined {
  const { rules, clocks } = lawData(law.version);
  const rule = (rules as Readonly<Record<string, Rule | undefined>>)[id];
  if (rule) {
    const effect = rule.decider === undefined ? 'none' : law.enforces(id as RuleId) ? 'refuses' : 'reminds';
    return {
      ...common(rule, law, loaded),
      kind: 'rule',
      text: rule.text,
      ...withEffect(effect),
      ...codeOf(rule),
    };
  }
  const clock = (clocks as Readonly<Record<string, Clock | undefined>>)[id];
  if (!clock) return undefined;
  const ground = groundOf(clock, law.regime);
  const sure =
    ground.mark === 'F' &&
    !clock.remindsBecause &&
    ground.basis.some(({ instrument }) => law.inForce(instrument));
  const note = clock.remindsBecause ?? clock.note;
  return {
    ...common({ id, ...ground }, law, loaded),
    kind: 'clock',
    text: clockText(clock, law.regime),
    ...withEffect(sure ? 'accuses' : 'reminds'),
    ...(note && { note }),
    code: codeOfClock(id as ClockId),
  };
}

const withEffect = (effect: Explanation['effect']) => ({ effect, effectText: EFFECTS[effect] });
const codeOf = ({ decider }: Rule) => (decider ? { code: decider } : {});

function common({ id, mark, basis }: Pick<Rule, 'id' | 'mark' | 'basis'>, law: LawAt, loaded?: LoadedTexts) {
  return {
    id,
    mark,
    markText: MARKS[mark],
    basis: basis.map((citation) => {
      const words = articleOf(citation, law.version, loaded);
      return {
        ...citation,
        zh: citationText(citation, 'zh'),
        en: citationText(citation, 'en'),
        ...(words && { text: words.text, kind: words.kind, kindText: ARTICLE_KINDS[words.kind] }),
        ...(words?.en && { english: words.en }),
        ...(words?.source && { source: words.source }),
        inForce: law.inForce(citation.instrument),
      };
    }),
    date: law.date,
    regime: law.regime.id,
    dataVersion: law.version,
  };
}

function clockText({ name, starts, length }: Clock, regime: Regime): Bilingual {
  const long = lengthText(length, regime);
  return {
    zh: `${name.zh}：自${starts.zh}起，${long.zh}`,
    en: `${name.en}: from the ${starts.en}, ${long.en}`,
  };
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const years = (n: number): Bilingual => ({ zh: `${n}年`, en: `${n} years` });

function lengthText(length: ClockLength, regime: Regime): Bilingual {
  switch (length.kind) {
    case 'transfer-age':
      return years(regime.transferAgeYears[length.level]);
    case 'opening-age':
      return years(regime.openingAgeYears.value);
    case 'years':
      return years(length.value);
    case 'months':
      return { zh: `${length.value}个月`, en: `${length.value} months` };
    case 'working-days':
      return { zh: `${length.value}个工作日`, en: `${length.value} working days` };
    case 'next-year':
      return {
        zh: `至次年${length.month}月${length.day}日`,
        en: `until ${MONTHS[length.month - 1] ?? ''} ${length.day} of the next year`,
      };
    case 'retention':
      return { zh: '按保管期限', en: 'as long as the retention period says' };
    case 'secrecy': {
      const most = Object.entries(length.most).map(([grade, n]) => `${grade}${n}`);
      return {
        zh: `按标明的期限，最长（年）：${most.join('、')}`,
        en: `as marked, at most (years): ${most.join(', ')}`,
      };
    }
    case 'with':
      return { zh: `同 ${length.clock}`, en: `together with ${length.clock}` };
    case 'given':
      return { zh: '至决定或通知所定之日', en: 'until the day that the decision or order names' };
  }
}
