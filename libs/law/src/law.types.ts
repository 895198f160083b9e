import type { Citation, CivilDate } from '@fonds/kernel';

/**
 * How sure a statement is (domain.md §0). F: found, read in the source named. F~: found only in a secondary, truncated
 * or translated copy, to be confirmed. K: known, unverified. D: a decision of this design, not law.
 */
export type Mark = 'F' | 'F~' | 'K' | 'D';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A law, regulation, order, standard or other source that rules cite (法规、标准). */
export interface Instrument {
  readonly id: string;
  readonly title: Bilingual;
  /** K where the wording of the title is known but was not read. */
  readonly titleMark: Mark;
  /** Order or standard number, as printed. */
  readonly number?: string;
  /** law, regulation, order and standard bind; notice, local and secondary only tell how it was done elsewhere. */
  readonly kind: 'law' | 'regulation' | 'order' | 'standard' | 'notice' | 'local' | 'secondary';
  readonly published?: CivilDate;
  /** First day in force; absent where it was not established. */
  readonly inForce?: CivilDate;
  /** Last day in force; absent while in force, or where the end was not established. */
  readonly until?: CivilDate;
  /** Days on all of which it was in force for certain [D], where the first and the last were not established. */
  readonly certain?: { readonly from: CivilDate; readonly until: CivilDate };
  /** Confidence in the dates and number. */
  readonly mark: Mark;
  readonly note?: Bilingual;
}

/**
 * How much of an article an entry gives. `whole`: the article, paragraph by paragraph. `part`: one paragraph or item of it,
 * whole. `quoted`, an extract: these words stand in the article. `gist`: what it says, not its words. `loaded`: its words,
 * which no build has: they were loaded in this installation, and the source says from where and when.
 */
export type ArticleKind = 'whole' | 'part' | 'quoted' | 'gist' | 'loaded';

/** An article (条文): its words, or its sense. */
export interface Article extends Citation {
  readonly text: string;
  readonly kind: ArticleKind;
  /** Where the words come from; of the first extracts, domain.md. */
  readonly source?: Bilingual;
  /** What it says, in English: no official translation, nor every clause of it. */
  readonly en?: string;
}

/** The set of rules in force at a business date (法规时期), domain.md §1.0. Both days included. */
export interface Regime {
  readonly id: 'R0' | 'R1' | 'R2a' | 'R2b' | 'R3';
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly openingAgeYears: {
    readonly value: number;
    readonly mark: Mark;
    readonly basis: readonly Citation[];
  };
  readonly extension: {
    readonly agreedBy: 'next-higher-authority' | 'same-level-review' | 'same-level-consent';
    readonly mark: Mark;
    readonly basis: readonly Citation[];
  };
  readonly transferAgeYears: {
    readonly cityAndAbove: number;
    readonly county: number;
    readonly mark: Mark;
    readonly basis: readonly Citation[];
  };
  /** Confidence in the first day. */
  readonly mark: Mark;
}

/** An invariant of domain.md §1.3: what a decider refuses, and on what ground. */
export interface Rule {
  readonly id: string;
  readonly text: Bilingual;
  readonly basis: readonly Citation[];
  readonly mark: Mark;
  /** The record's own rule (architecture.md §6): refused whatever its mark and date. */
  readonly always: boolean;
  /** First business date it applies to, where the rule itself names one. */
  readonly from?: CivilDate;
  /** Where its code is, `path#symbol`; absent while no decider applies it. */
  readonly decider?: string;
}

/** How long a clock runs from its start. */
export type ClockLength =
  /** Of the regime in force on the day that is asked for. */
  | { readonly kind: 'transfer-age'; readonly level: 'cityAndAbove' | 'county' }
  | { readonly kind: 'opening-age' }
  | { readonly kind: 'years' | 'months' | 'working-days'; readonly value: number }
  /** A day of the calendar year after the start. */
  | { readonly kind: 'next-year'; readonly month: number; readonly day: number }
  /** As many years as the retention period says, from the first day of the next year. */
  | { readonly kind: 'retention' }
  /** As many years as the mark says, at most these where it says none. */
  | { readonly kind: 'secrecy'; readonly most: { readonly [grade: string]: number } }
  /** Together with the clock named. */
  | { readonly kind: 'with'; readonly clock: string }
  /** The day stands in the decision or order; the statute has no number. */
  | { readonly kind: 'given' };

/** Codes that events and requests bear (代码表), domain.md §8. */
export interface CodeList {
  readonly id: string;
  readonly name: Bilingual;
  readonly basis: readonly Citation[];
  readonly mark: Mark;
  readonly values: readonly { readonly code: string; readonly text: Bilingual }[];
}

/** Who signs a register of destruction (销毁清册), and which departments supervise it together. */
export interface DestructionRegister {
  readonly id: string;
  readonly name: Bilingual;
  /** Of a register of that form, or of one that is approved by that kind of head. */
  readonly of: { readonly form: string } | { readonly approver: string };
  /** Found [F], it is asked as its rule is enforced; else a default, from the first day of what it cites. */
  readonly rule: 'INV-16' | 'INV-17';
  readonly signers: readonly SigningCapacity[];
  readonly supervisors: readonly SupervisingOffice[];
  /** Of these, too, where records are electronic. */
  readonly electronic: readonly SupervisingOffice[];
  readonly basis: readonly Citation[];
  readonly mark: Mark;
}

export type SigningCapacity =
  | 'unit-head'
  | 'leader-in-charge'
  | 'office-head'
  | 'archives-head'
  | 'business-head'
  | 'accounting-head'
  | 'archives-clerk'
  | 'business-clerk'
  | 'accounting-clerk';
export type SupervisingOffice = 'archives' | 'business' | 'accounting' | 'it';

/** The least period (最低保管期限) of what has these words in its title. */
export interface LeastPeriod {
  readonly id: string;
  readonly name: Bilingual;
  /** A regular expression. */
  readonly words: string;
  readonly least: { readonly years: number } | 'permanent' | 'none';
  readonly basis: readonly Citation[];
  readonly mark: Mark;
}

/** A deadline (时限) of domain.md §1.2. */
export interface Clock {
  readonly id: string;
  readonly name: Bilingual;
  /** What sets it going. */
  readonly starts: Bilingual;
  readonly length: ClockLength;
  readonly basis: readonly Citation[];
  /** Confidence in start and length together. */
  readonly mark: Mark;
  /** Why a clock with mark F may still not accuse anybody. */
  readonly remindsBecause?: Bilingual;
  readonly note?: Bilingual;
}
