/**
 * The one shape that every reader of real input produces (EAD, AtoM, 机读目录): records in reading order, and
 * problems. A reader knows formats, not the store: it opens a file, streams, and holds no more than it must.
 */
import type { FormationDate } from '@fonds/kernel';

/** Where in the source something stands; every part that applies is given. */
export interface Place {
  /** File name without folders. */
  readonly file: string;
  readonly sheet?: string;
  /** 1-based row of a sheet, or line of a text file. */
  readonly line?: number;
  /** Column header as printed, or its letter where there is no header. */
  readonly column?: string;
  /** Path in a tree of components, e.g. `c[3]/c[1]`. */
  readonly path?: string;
}

/** What is wrong with a row, a component or a file. Texts for `code` are in both message files. */
export interface Problem {
  /** Stable, kebab-case, e.g. `code-letter-o`, `date-impossible`, `duplicate-code`. */
  readonly code: string;
  /** `refused`: the row is not registered. `warning`: it is. `file`: nothing of this file can be read further. */
  readonly severity: 'refused' | 'warning' | 'file';
  readonly place: Place;
  /** What is needed to explain it: values found, other places. Never text of a held-out row. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Description of a series, unit or entry. Everything as printed in the source; no rule has been applied. */
export interface SourceDescription {
  readonly title: string;
  /** `inherited` when the component has no title of its own and takes its nearest ancestor's. */
  readonly titleSource?: 'own' | 'inherited' | 'date';
  /** The source's own identifier (unitid, identifier, 档号) as printed. */
  readonly code?: string;
  readonly dates?: readonly FormationDate[];
  readonly creators?: readonly string[];
  /** Extent statements as printed (ISAD 3.1.5). */
  readonly extents?: readonly string[];
  /** `Box 3`, `Folder 12`; 盒号. */
  readonly containers?: readonly {
    readonly type?: string;
    readonly label?: string;
    readonly value: string;
  }[];
  readonly languages?: readonly string[];
  readonly scripts?: readonly string[];
  readonly scope?: string;
  readonly accessRestrictions?: string;
  readonly useRestrictions?: string;
  /** Pages (页数) and bytes where the source gives a number. */
  readonly pages?: number;
  readonly bytes?: number;
  readonly medium?: string;
  /** 保管期限, 密级, 开放标识 as printed; names of fields that were derived (from cover, code, default) in `derived`. */
  readonly retention?: string;
  readonly secrecy?: string;
  readonly opening?: string;
  readonly derived?: readonly string[];
  /** Fields of the profile without a place of their own, by their name in the profile (文号, 稿本, 附注, notes…). */
  readonly other?: Readonly<Record<string, string>>;
}

/** What a reader found in all of the text that it read, also in what the description cuts or leaves out. */
interface Marked {
  /** Legal secrecy marks: they decide whether it is held out, and go nowhere else. */
  readonly marks?: readonly string[];
}

/** A component that is a row of its source, where events do not keep that row. */
interface AsRead {
  /** Its filled cells by column, to be given back with the reason where it is not registered; they go nowhere else. */
  readonly asRead?: Readonly<Record<string, string>>;
}

/** The fonds that the following records belong to; comes before them. */
export interface SourceFonds extends Marked, AsRead {
  readonly kind: 'fonds';
  /** `number`: a 全宗号. `source`: an id of the source itself (eadid, AtoM legacyId …). */
  readonly key: { readonly kind: 'number' | 'source'; readonly value: string };
  readonly number?: string;
  readonly name: string;
  readonly description: SourceDescription;
  /** Data rows this record accounts for, where a fonds is one (AtoM); absent where it is not (EAD, catalogues). */
  readonly components?: number;
  readonly place: Place;
}

/** A class inside the fonds. Parents come before their children. `key` and `parent` are unique within the fonds. */
export interface SourceSeries extends Marked, AsRead {
  readonly kind: 'series';
  readonly fonds: string;
  readonly key: string;
  readonly parent?: string;
  readonly level: string;
  readonly description: SourceDescription;
  /** SHA-256 (hex) of the component as read, children apart, mapped or not. */
  readonly digest: string;
  /** Data rows or components this record accounts for: 1, or 0 for a series made from a code's parts. */
  readonly components: number;
  readonly place: Place;
}

/** An entry within a unit (卷内): takes custody from it. */
export interface SourceEntry extends Marked {
  readonly key: string;
  readonly parent?: string;
  readonly level: string;
  readonly description: SourceDescription;
  /** Catalogues: the cells as read, by header. */
  readonly row?: Readonly<Record<string, string>>;
}

/** More entries than any file has; keeps one unit from filling memory, whatever the format. */
export const MAX_ENTRIES = 20_000;

/** A custody unit (保管单位) with all that lies within it. */
export interface SourceUnit extends Marked, AsRead {
  readonly kind: 'unit';
  readonly fonds: string;
  readonly series?: string;
  /** `code`: complete 档号, normalised. `source`: the source's own id of the component, else its path. */
  readonly key: { readonly kind: 'code' | 'source'; readonly value: string };
  /** The custody level: 案卷 or 件. */
  readonly level: 'file' | 'item';
  /** The level as the source names it. */
  readonly sourceLevel?: string;
  /** A series-like leaf: the unit is known only as its series describes it. */
  readonly describedAtSeriesLevel?: boolean;
  readonly arrangementMode?: '按卷' | '按件';
  /** Further numbers it bears, as attributes: 室编档号, 馆编档号. */
  readonly otherCodes?: readonly { readonly kind: string; readonly printed: string }[];
  readonly description: SourceDescription;
  readonly entries: readonly SourceEntry[];
  /** SHA-256 (hex) of the rows or components as read, entries included, mapped or not. */
  readonly digest: string;
  /** Data rows or components this record accounts for (itself and its entries). */
  readonly components: number;
  readonly place: Place;
  /** Catalogues: the cells as read, by header, for the export in the same columns and for showing both values. */
  readonly row?: Readonly<Record<string, string>>;
}

/** A code that a row lists with a status in place of holdings: it is reserved, whatever becomes of the row. */
export interface SourceSetAside {
  readonly printed: string;
  readonly normalised: string;
  readonly arrangementMode?: '按卷' | '按件';
  /** 全宗号, normalised. */
  readonly fonds: string;
  readonly status: '已销毁' | '已移交' | '缺' | '借出' | '空号';
}

/** A row that is not registered. `heldOut` carries a place and a reason only: its text goes nowhere. */
export interface SourceRefused extends Marked {
  readonly kind: 'refused' | 'heldOut' | 'control';
  readonly components: number;
  readonly place: Place;
  readonly problems: readonly Problem[];
  /** The cells as read, to give them back with the reason; absent when held out. */
  readonly row?: Readonly<Record<string, string>>;
  readonly setAside?: SourceSetAside;
}

export type SourceRecord = SourceFonds | SourceSeries | SourceUnit | SourceRefused;

/** What a reader yields: records, and problems that belong to no single record (warnings of sheets and files). */
export type SourceItem = SourceRecord | { readonly kind: 'problem'; readonly problem: Problem };

/** A file that cannot be read on: mis-declared, truncated, hostile, not supported. The text names the cure. */
export class UnreadableSource extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.place.file}: ${problem.code}`);
    this.name = 'UnreadableSource';
  }
}
