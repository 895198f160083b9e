import type { Citation } from '@fonds/kernel';
import type { ClockId } from './data/clocks';
import type { CodeListId } from './data/code-lists';
import type { RuleId } from './data/rules';
import type { WorkingYear } from './data/working-days';
import type { DisposalTable } from './disposal/disposal.types';
import type {
  Article,
  Bilingual,
  Clock,
  CodeList,
  DestructionRegister,
  Instrument,
  LeastPeriod,
  Mark,
  Regime,
  Rule,
} from './law.types';

/** The national rule data (国家规则数据) of one version, whole. */
export interface LawData {
  /** Named by a day; versions follow one another in its order. */
  readonly version: string;
  /** What it brings that the one before it did not. */
  readonly news: Bilingual;
  readonly instruments: Readonly<Record<string, Instrument>>;
  readonly articles: readonly Article[];
  readonly regimes: readonly Regime[];
  readonly rules: Readonly<Record<RuleId, Rule>>;
  readonly clocks: Readonly<Record<ClockId, Clock>>;
  /** A version before the one that brought a list has none of that name. */
  readonly codeLists: Readonly<Partial<Record<CodeListId, CodeList>>>;
  readonly workingYears: readonly WorkingYear[];
  /** The newest last. */
  readonly disposalTables: readonly DisposalTable[];
  readonly destructionRegisters: readonly DestructionRegister[];
  /** The finest words first. */
  readonly leastPeriods: readonly LeastPeriod[];
}

/**
 * A later version states only what it adds or changes; everything is stated whole, under its own id. The sentence of a
 * rule and its articles go with the code that refuses by it, and so with the build: of a rule, a version says how sure it
 * is and from which day it applies (ADR 26).
 */
export interface LawChange {
  readonly version: string;
  readonly news: Bilingual;
  readonly instruments?: readonly Instrument[];
  /** By instrument and article. */
  readonly articles?: readonly Article[];
  readonly regimes?: readonly Regime[];
  readonly rules?: readonly (Pick<Rule, 'from'> & { readonly id: RuleId; readonly mark: Mark })[];
  readonly clocks?: readonly (Clock & { readonly id: ClockId })[];
  readonly codeLists?: readonly (CodeList & { readonly id: CodeListId })[];
  readonly workingYears?: readonly WorkingYear[];
  /** Each under a version that no table before it has: cases go on by the one that they were opened by. */
  readonly disposalTables?: readonly DisposalTable[];
  readonly destructionRegisters?: readonly DestructionRegister[];
  /** All of them: their order decides. */
  readonly leastPeriods?: readonly LeastPeriod[];
}

export const articleKey = ({ instrument, article }: Citation): string => `${instrument} ${article}`;

/** The next version, whole. */
export function changed(before: LawData, change: LawChange): LawData {
  const {
    version,
    news,
    instruments = [],
    articles = [],
    regimes = [],
    clocks = [],
    codeLists = [],
    workingYears = [],
    disposalTables = [],
    destructionRegisters = [],
    leastPeriods = before.leastPeriods,
  } = change;
  const rules = change.rules ?? [];
  return {
    ...{ version, news },
    instruments: { ...before.instruments, ...byId(instruments) },
    articles: inPlaceOf(before.articles, articles, articleKey),
    regimes: inPlaceOf(before.regimes, regimes, ({ id }) => id),
    rules: { ...before.rules, ...byId(rules.map((rule) => ({ ...before.rules[rule.id], ...rule }))) },
    clocks: { ...before.clocks, ...byId(clocks) },
    codeLists: { ...before.codeLists, ...byId(codeLists) },
    workingYears: [...inPlaceOf(before.workingYears, workingYears, ({ year }) => String(year))].sort(
      (a, b) => a.year - b.year,
    ),
    disposalTables: [...before.disposalTables, ...disposalTables],
    destructionRegisters: inPlaceOf(before.destructionRegisters, destructionRegisters, ({ id }) => id),
    leastPeriods,
  };
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): { readonly [id: string]: T } =>
  Object.fromEntries(rows.map((row) => [row.id, row]));

/** Each at the place of the one that it changes; what is new follows. */
function inPlaceOf<T>(before: readonly T[], after: readonly T[], key: (row: T) => string): readonly T[] {
  const changes = new Map(after.map((row) => [key(row), row]));
  const known = new Set(before.map(key));
  return [
    ...before.map((row) => changes.get(key(row)) ?? row),
    ...after.filter((row) => !known.has(key(row))),
  ];
}
