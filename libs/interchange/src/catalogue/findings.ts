import type { ReferenceCode, CivilDate } from '@fonds/kernel';
import type { Place, Problem, SourceDescription, SourceRefused, SourceUnit } from '../source';
import type { RowAt } from './code-index';
import type { RowOddities } from './row-oddities';

export interface CatalogueOptions {
  /** Civil date of the import: secrecy terms are measured against it. */
  readonly today: CivilDate;
  /** What to do with hidden and filtered rows; without it a file that has any is not read. */
  readonly hiddenRows?: 'include' | 'exclude';
  /** Name of the fonds where neither cover nor columns give one. */
  readonly fondsName?: string;
  /** 全宗号 where neither codes, columns nor cover give one. */
  readonly fondsNumber?: string;
  /** Hears of every row of the first of the two readings, which hands out no records yet. */
  readonly onCompared?: (rows: number) => void;
  /** 档案馆代码 of the archives the import is for. */
  readonly archivesCode?: string;
}

/** A data row with where it stands and its cells as read. */
export interface RowRecord {
  readonly place: Place;
  readonly row: Readonly<Record<string, string>>;
  /** The same, able to stand alone, for the sheet of rows to be mended. */
  readonly back: Readonly<Record<string, string>>;
}

/** A unit as one sheet gives it, before codes of the whole file are compared. */
export interface UnitDraft {
  readonly kind: 'unit';
  readonly at: RowAt;
  readonly code: ReferenceCode;
  /** What the rows say, running numbers apart: equal for a mere repetition. */
  readonly content: bigint;
  readonly fonds: { readonly number: string; readonly name?: string; readonly place: Place };
  readonly unit: Omit<SourceUnit, 'kind' | 'fonds' | 'series' | 'key'>;
  readonly rows: readonly RowRecord[];
  /** No row describes the file: its `head` stands above its table, or `entries` name it. */
  readonly without?: 'head' | 'entries';
  readonly warnings: readonly Problem[];
}

/** A row that will not be registered; its code counts when codes are compared. */
export interface RefusedFinding {
  readonly kind: 'refused';
  readonly record: SourceRefused;
  readonly code?: string;
  readonly content?: bigint;
  /** Code of the file that the row lies in, where no row of the file stands above it. */
  readonly within?: string;
  readonly at: RowAt;
}

export type Finding =
  | UnitDraft
  | RefusedFinding
  | { readonly kind: 'control'; readonly record: SourceRefused }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What a sheet turned out to be, known when it has been read to its end. */
export interface SheetOutcome {
  headerFound: boolean;
  hidden: number;
  rows: number;
  readonly oddities: RowOddities;
}

export type Description = SourceDescription;
