import type { Citation, CivilDate, Json, Refusal } from '@fonds/kernel';
import { ARTICLES } from './data/articles';
import { INSTRUMENTS } from './data/instruments';
import { REGIMES } from './data/regimes';
import { RULES, type RuleId } from './data/rules';
import type { Instrument, Regime, Rule } from './law.types';

/** Version of the rule data in this build; every event stores it beside the rules that were applied. */
export const LAW_DATA_VERSION = '2026-11-22';

const instruments: ReadonlyMap<string, Instrument> = new Map(Object.entries(INSTRUMENTS));
const rules: ReadonlyMap<string, Rule> = new Map(Object.entries(RULES));
const articles: ReadonlyMap<string, string> = new Map(
  ARTICLES.map((article) => [`${article.instrument} ${article.article}`, article.text]),
);

/** Whether a law, regulation or standard is known here by this id. */
export const isInstrument = (id: string): boolean => instruments.has(id);

/** The law as it stood on one day, by one version of the rule data. */
export interface LawAt {
  readonly date: CivilDate;
  readonly regime: Regime;
  readonly version: string;
  rule(id: RuleId): Rule;
  basisOf(id: RuleId): readonly Citation[];
  /**
   * Whether a decider refuses what is against the rule on this day (architecture.md §6): the record's own rules
   * always, others when found [F] and an instrument they cite was in force. Otherwise the rule reminds.
   */
  enforces(id: RuleId): boolean;
}

export const law = {
  /**
   * @param date the business date of the deed.
   * @throws RangeError for a version of the rule data that this build does not carry.
   * @example law.at(civilDate('2021-01-01')).regime.id // 'R2a'
   */
  at(date: CivilDate, dataVersion: string = LAW_DATA_VERSION): LawAt {
    if (dataVersion !== LAW_DATA_VERSION)
      throw new RangeError(`this build carries the rule data ${LAW_DATA_VERSION}, not ${dataVersion}`);
    return {
      date,
      regime: regimeAt(date),
      version: dataVersion,
      rule: (id) => RULES[id],
      basisOf: (id) => RULES[id].basis,
      enforces: (id) => enforcedAt(RULES[id], date),
    };
  },
} as const;

export function regimeAt(date: CivilDate): Regime {
  const found = REGIMES.find((regime: Regime) => inside(date, regime.from, regime.to));
  if (!found) throw new RangeError(`no regime covers ${date}`);
  return found;
}

const inside = (date: CivilDate, from?: CivilDate, to?: CivilDate): boolean =>
  (!from || from <= date) && (!to || date <= to);

function enforcedAt(rule: Rule, date: CivilDate): boolean {
  if (rule.always) return true;
  if (rule.mark !== 'F' || !inside(date, rule.from)) return false;
  return rule.basis.some((citation) => inForceAt(citation.instrument, date));
}

/** Known to be in force: an instrument whose first day was not established, or only in a copy, is not. */
export function inForceAt(instrument: string, date: CivilDate): boolean {
  const found = instruments.get(instrument);
  return !!found?.inForce && found.mark === 'F' && inside(date, found.inForce, found.until);
}

export const findInstrument = (id: string): Instrument | undefined => instruments.get(id);
export const findRule = (id: string): Rule | undefined => rules.get(id);
export const allRules = (): readonly Rule[] => [...rules.values()];
export const allInstruments = (): readonly Instrument[] => [...instruments.values()];

/** Words of the article as far as they were read, else undefined. */
export const articleText = (citation: Citation): string | undefined =>
  articles.get(`${citation.instrument} ${citation.article}`);

/** A refusal on the ground of a rule, with the articles that the rule rests on. */
export const ruleRefusal = (
  code: string,
  rule: RuleId,
  facts: { readonly [name: string]: Json } = {},
): Refusal => ({ code, rule, basis: RULES[rule].basis, facts });

/** A refusal that rests on no article: a matter of form or of the system's own order. */
export const plainRefusal = (code: string, facts: { readonly [name: string]: Json } = {}): Refusal => ({
  code,
  basis: [],
  facts,
});
