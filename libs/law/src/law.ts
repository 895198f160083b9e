import type { Citation, CivilDate, Json, Refusal } from '@fonds/kernel';
import type { ClockId } from './data/clocks';
import type { CodeListId } from './data/code-lists';
import type { InstrumentId } from './data/instruments';
import { RULES, type RuleId } from './data/rules';
import type { WorkingYear } from './data/working-days';
import type { DisposalTable } from './disposal/disposal.types';
import { articleKey, type LawData } from './law-data';
import { lawData, newestLawData } from './law-versions';
import type {
  Article,
  ArticleKind,
  Bilingual,
  Clock,
  CodeList,
  DestructionRegister,
  Instrument,
  LeastPeriod,
  Regime,
  Rule,
} from './law.types';

/** Whether a law, regulation or standard is known here by this id. */
export const isInstrument = (id: string): boolean => findInstrument(id) !== undefined;

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
  clock(id: ClockId): Clock;
  /** @throws RangeError for a list that came with a later version */
  codeList(id: CodeListId): CodeList;
  readonly regimes: readonly Regime[];
  readonly workingYears: readonly WorkingYear[];
  /** The first statement about who signs a register of that form and approver; undefined where there is none. */
  destructionRegister(form: string, approver: string): DestructionRegister | undefined;
  readonly leastPeriods: readonly LeastPeriod[];
  /** Whether the instrument is known to be in force on this day. */
  inForce(instrument: string): boolean;
  /** The same, also where only days in between are certain ({@link Instrument.certain}). */
  certainlyInForce(instrument: string): boolean;
  /** Its first day in force, as far as it is known and however sure. */
  firstDay(instrument: InstrumentId): CivilDate | undefined;
  /** The newest decision table (归属流向表) whose validity covers the day. @throws RangeError when none does */
  disposalTable(): DisposalTable;
}

export const law = {
  /**
   * @param date the business date of the deed.
   * @param dataVersion the version of the data in effect for whoever decides or asks (E103).
   * @throws RangeError for a version of the rule data that this build does not carry.
   * @example law.at(civilDate('2021-01-01'), '2026-11-22').regime.id // 'R2a'
   */
  at(date: CivilDate, dataVersion: string): LawAt {
    const data = lawData(dataVersion);
    const inForce = (instrument: string): boolean => knownInForce(data.instruments[instrument], date);
    return {
      date,
      regime: regimeOf(data, date),
      version: dataVersion,
      rule: (id) => data.rules[id],
      basisOf: (id) => data.rules[id].basis,
      enforces: (id) => enforcedAt(data.rules[id], date, inForce),
      clock: (id) => data.clocks[id],
      codeList: (id) => codeListOf(data, id),
      regimes: data.regimes,
      workingYears: data.workingYears,
      destructionRegister: (form, approver) =>
        data.destructionRegisters.find(({ of }) =>
          'form' in of ? of.form === form : of.approver === approver,
        ),
      leastPeriods: data.leastPeriods,
      inForce,
      firstDay: (instrument) => data.instruments[instrument]?.inForce,
      certainlyInForce: (instrument) => {
        const { certain } = data.instruments[instrument] ?? {};
        return inForce(instrument) || (certain !== undefined && inside(date, certain.from, certain.until));
      },
      disposalTable: () => tableOf(data, date),
    };
  },
} as const;

function regimeOf({ regimes }: LawData, date: CivilDate): Regime {
  const found = regimes.find((regime) => inside(date, regime.from, regime.to));
  if (!found) throw new RangeError(`no regime covers ${date}`);
  return found;
}

function codeListOf({ codeLists, version }: LawData, id: CodeListId): CodeList {
  const found = codeLists[id];
  if (!found) throw new RangeError(`the rule data ${version} have no list ${id}`);
  return found;
}

function tableOf({ disposalTables, version }: LawData, date: CivilDate): DisposalTable {
  const found = disposalTables.findLast(({ validFrom, validTo }) => inside(date, validFrom, validTo));
  if (!found) throw new RangeError(`the rule data ${version} have no decision table for ${date}`);
  return found;
}

const inside = (date: CivilDate, from?: CivilDate, to?: CivilDate): boolean =>
  (!from || from <= date) && (!to || date <= to);

function enforcedAt(rule: Rule, date: CivilDate, inForce: (instrument: string) => boolean): boolean {
  if (rule.always) return true;
  if (rule.mark !== 'F' || !inside(date, rule.from)) return false;
  return rule.basis.some((citation) => inForce(citation.instrument));
}

/** Known to be in force: an instrument whose first day was not established, or only in a copy, is not. */
const knownInForce = (found: Instrument | undefined, date: CivilDate): boolean =>
  !!found?.inForce && found.mark === 'F' && inside(date, found.inForce, found.until);

/** As the newest data name it: a name decides nothing. */
export const findInstrument = (id: string): Instrument | undefined => own(newestLawData().instruments, id);
export const findRule = (id: string): Rule | undefined => own(newestLawData().rules, id);
export const allRules = (): readonly Rule[] => Object.values(newestLawData().rules);
/** Codes of a list, as requests may bear them. */
export const codesOf = (id: CodeListId): readonly string[] =>
  codeListOf(newestLawData(), id).values.map(({ code }) => code);
/** What a code of a list means; the code itself where the list has none such. */
export const codeWords = (id: CodeListId, code: string): Bilingual =>
  codeListOf(newestLawData(), id).values.find((each) => each.code === code)?.text ?? { zh: code, en: code };
export const allInstruments = (): readonly Instrument[] => Object.values(newestLawData().instruments);

const own = <T>(rows: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(rows, id) ? rows[id] : undefined;

const words = new WeakMap<LawData, ReadonlyMap<string, Article>>();

/** Words that were loaded in an installation, by `articleKey`. */
export type LoadedTexts = ReadonlyMap<string, Article>;

export const NO_LOADED_TEXTS: LoadedTexts = new Map();

/** The article as a whole, of which a paragraph or an item is cited. */
const wholeOf = ({ instrument, article }: Citation): string =>
  articleKey({ instrument, article: article.replace(/\(.*$/, '') });

/**
 * Words of the article as far as that version has them (the newest of the build when absent), else undefined. Of a
 * paragraph or an item that stands not by itself, the whole article. Where the build has less than the words, those that
 * were loaded here stand in their place: words are for reading and decide nothing, so they do so in every version.
 */
export function articleOf(
  citation: Citation,
  dataVersion?: string,
  loaded: LoadedTexts = NO_LOADED_TEXTS,
): Article | undefined {
  const carried = carriedArticle(citation, dataVersion);
  if (carried && !isExtract(carried.kind)) return carried;
  const words = loaded.get(articleKey(citation)) ?? loaded.get(wholeOf(citation));
  return words ? { ...words, ...(carried?.en && { en: carried.en }) } : carried;
}

function carriedArticle(citation: Citation, dataVersion?: string): Article | undefined {
  const data = dataVersion === undefined ? newestLawData() : lawData(dataVersion);
  let known = words.get(data);
  if (!known) words.set(data, (known = new Map(data.articles.map((each) => [articleKey(each), each]))));
  const whole = known.get(wholeOf(citation));
  return known.get(articleKey(citation)) ?? (whole?.kind === 'whole' ? whole : undefined);
}

/** What whoever shows an entry says of it. */
export const ARTICLE_KINDS: { readonly [K in ArticleKind]: Bilingual } = {
  whole: { zh: '全文', en: 'whole text' },
  part: { zh: '该款或该项全文', en: 'that paragraph or item, whole' },
  quoted: { zh: '摘录', en: 'extract' },
  gist: { zh: '要旨，非原文', en: 'its sense, not its words' },
  loaded: { zh: '本系统录入的原文', en: 'its words, loaded here' },
};

/** Whether an entry gives less than the words of what is cited. */
export const isExtract = (kind: ArticleKind): boolean => kind === 'quoted' || kind === 'gist';

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
