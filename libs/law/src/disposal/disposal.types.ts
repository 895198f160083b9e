import type { Citation, CivilDate } from '@fonds/kernel';
import type { Bilingual } from '../law.types';

/**
 * How sure a cell of the decision table is (domain.md §2). A: read in a national text. A~: seen through a secondary
 * quotation. B: a local rule, or a quotation of the provisional measures of 1998. C: known, unverified. D: a default of
 * this design where nothing was found.
 */
export type Confidence = 'A' | 'A~' | 'B' | 'C' | 'D';

/** Kinds of change (变动种类), domain.md §2.1 and §2.6. */
export const DISPOSAL_KINDS = [
  'C01',
  'C02',
  'C03',
  'C04',
  'C05',
  'C06',
  'C07',
  'C08',
  'C09',
  'C10',
  'C11',
  'C12',
  'C13',
  'C14',
  'C15',
  'C16',
  'C17',
  'C18',
  'I1',
  'I2',
  'I3',
  'I4',
  'I5',
  'I6',
  'I7',
  'I8',
  'I9',
  'I10',
] as const;
export type DisposalKindId = (typeof DISPOSAL_KINDS)[number];

/** Kinds of archives (档案种类), domain.md §2.2. */
export const ARCHIVE_CLASSES = [
  'DQ',
  'AD',
  'MG',
  'PT',
  'CP',
  'KY',
  'JJ',
  'SB',
  'KU',
  'RS',
  'SX',
  'EL',
  'RP',
] as const;
export type ArchiveClass = (typeof ARCHIVE_CLASSES)[number];

/** Columns of the table; SX and EL follow the class of what they record. */
export type DisposalColumn = 'MG4' | 'CPKY' | 'JJSB' | 'KU' | 'RS' | 'RP';

/** Where a group goes (归属), domain.md §2.3; `—` where the change does not touch such archives. */
export const DESTINATIONS = ['SUC', 'EST', 'INV', 'NAT', 'DEP', 'DSG', 'OBJ', 'CPY', 'FIN', 'HR'] as const;
export type Destination = (typeof DESTINATIONS)[number];

/** In what form (方式). */
export type DisposalForm = 'transfer' | 'retain' | 'deposit' | 'entrusted' | 'copy' | 'with-object';

/** Facts that an option can rest on. */
export type OptionFact = 'objectSold' | 'unfinished' | 'ownNumber' | 'businessMoves' | 'unitsSurvive';

export interface DisposalOption {
  readonly destination: Destination;
  readonly confidence: Confidence;
  readonly basis: readonly Citation[];
  readonly note?: Bilingual;
  /** Of a copy: who keeps the originals. */
  readonly originals?: Destination;
  /** Holds only where the facts of the group are so. */
  readonly when?: Partial<Pick<GroupFacets, OptionFact>>;
}

/** A copy that goes beside the originals, or a catalogue. */
export interface DisposalCopy {
  readonly to: Bilingual;
  readonly what: 'copy' | 'catalogue';
  readonly confidence: Confidence;
  readonly basis: readonly Citation[];
}

/** One cell: the first option that fits is proposed, the others are alternatives. None: the change touches no such archives. */
export interface DisposalCell {
  readonly options: readonly DisposalOption[];
  readonly copies?: readonly DisposalCopy[];
  /** Vouchers of unsettled matters are drawn out for the party concerned (O79). */
  readonly unsettled?: readonly Citation[];
}

export type ControlAfter = 'yes' | 'no' | 'either' | 'ends' | 'leaves' | 'none';

export interface DisposalKind {
  readonly id: DisposalKindId;
  readonly name: Bilingual;
  /** Whether the state keeps control afterwards (变动后国有控制). */
  readonly controlAfter: ControlAfter;
  /** The decision document that is asked for when a case is opened (立项依据). */
  readonly gate: Bilingual;
  readonly gateBasis: readonly Citation[];
  readonly gateConfidence: Confidence;
  /** What has to be known before groups can be decided on. */
  readonly questions: readonly Bilingual[];
  /** The same row for every class that has no cell of its own. */
  readonly otherwise?: DisposalOption;
  /** All groups go to one keeper (不得分散). */
  readonly undivided?: true;
  /** Of I1–I10: what it rests on once JG83 is no longer certainly in force. */
  readonly later?: { readonly confidence: Confidence; readonly basis: readonly Citation[] };
}

export interface DisposalOverlay {
  readonly id: 'SECRET' | 'GRADED' | 'FOREIGN' | 'NON-STATE' | 'BUYER' | 'UNSETTLED';
  readonly text: Bilingual;
  readonly basis: readonly Citation[];
  readonly confidence: Confidence;
}

/** An obligation of a case (处置义务), domain.md §2.5. */
export interface Obligation {
  readonly id: `O${number}`;
  readonly text: Bilingual;
  readonly who: Bilingual;
  readonly byWhen: Bilingual;
  readonly basis: readonly Citation[];
  readonly confidence: Confidence;
  /** binding: the system refuses without it. default: it reminds, and asks for a recorded decision. */
  readonly force: 'binding' | 'default';
  /** Its day, counted from that of the decision [D]; `abolished`: only where an organ ends by it (CLK-05). */
  readonly counted?: { readonly days: number } | { readonly months: number; readonly of: 'abolished' };
  /** What the record itself shows; other obligations are met by what people enter. */
  readonly shownBy?: string;
}

/** By when a group is to be handed over. */
export interface DisposalDeadline {
  readonly text: Bilingual;
  readonly confidence: Confidence;
  readonly basis: readonly Citation[];
}

/**
 * The decision table (归属流向表) of one version, with all that it is read by (domain.md §2). A case stores the version by
 * which it was opened.
 */
export interface DisposalTable {
  readonly version: string;
  readonly validFrom?: CivilDate;
  readonly validTo?: CivilDate;
  readonly kinds: readonly DisposalKind[];
  /** `kind/column`; an organ's one cell for all classes is `kind/*`. */
  readonly cells: Readonly<Record<string, DisposalCell>>;
  readonly overlays: Readonly<Record<DisposalOverlay['id'], DisposalOverlay>>;
  readonly obligations: readonly Obligation[];
  /** Of an organ; of an enterprise that ends; of any other. */
  readonly deadlines: Readonly<Record<'organ' | 'ends' | 'other', DisposalDeadline>>;
}

/** What is known of a group of units (分组). */
export interface GroupFacets {
  readonly class: ArchiveClass | undefined;
  /** Of SX and EL: the class of what they record. */
  readonly contentClass?: ArchiveClass;
  /** Units with a mark of secrecy (密级). */
  readonly secret?: boolean;
  /** Graded 一/二/三级. */
  readonly graded?: boolean;
  /** Whether the object that the files describe changed hands. */
  readonly objectSold?: boolean;
  /** With the assets the business moves (C08). */
  readonly businessMoves?: boolean;
  /** The merging units go on (C02). */
  readonly unitsSurvive?: boolean;
  /** Vouchers of matters that are not settled (未结清). */
  readonly unsettled?: boolean;
  /** Files that are not finished (未办结). */
  readonly unfinished?: boolean;
  /** The body had a fonds number of its own. */
  readonly ownNumber?: boolean;
  readonly receiver?: ReceiverFacets;
}

export interface ReceiverFacets {
  readonly stateControlled?: boolean;
  readonly foreign?: boolean;
  /** Entitled to keep what is secret, and the classifier's successor is named (SECR 23). */
  readonly secretsQualified?: boolean;
}

export interface Proposal {
  readonly table: string;
  readonly kind: DisposalKindId;
  readonly class: ArchiveClass | undefined;
  readonly destination: Destination | 'undecided' | 'untouched';
  readonly form?: DisposalForm;
  readonly originals?: Destination;
  readonly confidence?: Confidence;
  readonly basis: readonly Citation[];
  readonly note?: Bilingual;
  readonly alternatives: readonly DisposalOption[];
  readonly copies: readonly DisposalCopy[];
  /** Overlays that changed the cell, or bear on how it is carried out. */
  readonly overlays: readonly DisposalOverlay[];
  readonly approvals: readonly Bilingual[];
  readonly papers: readonly Bilingual[];
  readonly deadline: DisposalDeadline;
  /** Whether somebody has to decide, with reason and consent, and why. */
  readonly decision: readonly ('undecided' | 'below-A' | 'facts-missing')[];
  /** Facts that decide between options and are not known yet. */
  readonly missing: readonly (OptionFact | 'stateControlled')[];
  /** What is against it is refused: found in a national text in force on that day. */
  readonly enforced: boolean;
}
