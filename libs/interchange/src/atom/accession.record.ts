import type { FormationDate } from '@fonds/kernel';
import type { Place, Problem, SourceRefused } from '../source';
import type { TextColumn } from './accession.columns';

/** 来源方式 (`domain.md` §8), where the words of AtoM say it beyond doubt. */
export type AccessionSourceKind = '移交' | '捐献' | '购买' | '寄存' | '交换';

type Listed<K extends string> = Readonly<Partial<Record<K, string>>>;

/** One accession as AtoM describes it; everything as printed, nothing of it decided. */
export interface AtomAccession extends Readonly<Partial<Record<TextColumn, string>>> {
  readonly kind: 'accession';
  /** The number it has in AtoM: a number of the source, not one of the register kept here. */
  readonly number: string;
  /** Read from `acquisitionType`; absent where that says nothing, or something unknown. */
  readonly sourceKind?: AccessionSourceKind;
  readonly acquisitionDate?: FormationDate;
  readonly identifiers: readonly Listed<'identifier' | 'type' | 'note'>[];
  readonly donor?: Listed<
    | 'streetAddress'
    | 'city'
    | 'region'
    | 'country'
    | 'postalCode'
    | 'telephone'
    | 'fax'
    | 'email'
    | 'note'
    | 'contactPerson'
  > & { readonly name: string };
  readonly creators: readonly string[];
  /** Who formed the material, and when. */
  readonly formation: readonly Listed<
    'type' | 'actor' | 'history' | 'place' | 'date' | 'from' | 'to' | 'note'
  >[];
  /** What was done with it: physical transfer, appraisal … */
  readonly accessionEvents: readonly Listed<'type' | 'date' | 'agent' | 'note'>[];
  readonly physicalObjects: readonly Listed<'name' | 'location' | 'type'>[];
  /** Slug of the description it belongs to. */
  readonly descriptionSlug?: string;
  /** Language of the row, as AtoM writes it (`en`, `zh`). */
  readonly culture?: string;
  /** Columns that AtoM does not have. */
  readonly other: Readonly<Record<string, string>>;
  /** SHA-256 (hex) of the cells as read, by column, mapped or not. */
  readonly digest: string;
  /** The cells as read, by column. */
  readonly row: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** What the reader yields; warnings follow the record they speak of. */
export type AtomAccessionItem =
  AtomAccession | SourceRefused | { readonly kind: 'problem'; readonly problem: Problem };
