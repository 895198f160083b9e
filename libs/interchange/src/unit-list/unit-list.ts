import type { CivilDate, ReferenceCode, UnitId } from '@fonds/kernel';
import type { Problem } from '../source';
import type { ListColumn } from './list-columns';

/** A unit as a list names it: by code, by id, or by both. */
export interface UnitListRow {
  /** 1-based row of the sheet, or line of the text file. */
  readonly row: number;
  /** Absent where the file has no named sheets. */
  readonly sheet?: string;
  readonly code?: ReferenceCode;
  readonly unit?: UnitId;
  /** Further columns that mean something to a transfer, as printed; blank ones are left out. */
  readonly columns: Readonly<Partial<Record<ListColumn, string>>>;
  /** The row was hidden or filtered, and taken in because somebody said so. */
  readonly hidden?: true;
}

export interface UnitList {
  /** File name without folders. */
  readonly file: string;
  /** In the order of the file, each unit once. */
  readonly rows: readonly UnitListRow[];
  /** `refused`: the row is not in `rows`. `warning`: it is, or is no row of the list at all (total, note); without a line, of a sheet. */
  readonly problems: readonly Problem[];
  /** Rows with a text below the header (without one: all): `rows`, refused, and told as no row of the list. */
  readonly counted: number;
  /** Hidden or filtered rows that the file has, and what was decided about them. */
  readonly hidden?: { readonly rows: number; readonly decision: 'include' | 'exclude' };
}

export interface UnitListOptions {
  /** Civil date of the reading: secrecy terms are measured against it. */
  readonly today: CivilDate;
  /** The name to report; otherwise the name of the file read. */
  readonly fileName?: string;
  /** What to do with hidden and filtered rows; without it a list that has any is not read. */
  readonly hiddenRows?: 'include' | 'exclude';
  /** Where neither codes, columns nor the lines above the table give one. */
  readonly fondsNumber?: string;
}
