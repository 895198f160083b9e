import type { Place } from '../source';
import { UnreadableSource } from '../source';

/** Columns of AtoM 2.x that hold one text, under the names that records give them. */
export const TEXT_COLUMNS = [
  'sourceOfAcquisition',
  'locationInformation',
  'acquisitionType',
  'resourceType',
  'title',
  'archivalHistory',
  'scopeAndContent',
  'appraisal',
  'physicalCondition',
  'receivedExtentUnits',
  'processingStatus',
  'processingPriority',
  'processingNotes',
] as const;
export type TextColumn = (typeof TEXT_COLUMNS)[number];

export const DONOR_COLUMNS = {
  donorStreetAddress: 'streetAddress',
  donorCity: 'city',
  donorRegion: 'region',
  donorCountry: 'country',
  donorPostalCode: 'postalCode',
  donorTelephone: 'telephone',
  donorFax: 'fax',
  donorEmail: 'email',
  donorNote: 'note',
  donorContactPerson: 'contactPerson',
} as const;

/** Columns whose values are separated by `|` and belong together by their order; those with old names come last. */
export const LISTS = {
  identifiers: {
    identifier: ['alternativeIdentifiers'],
    type: ['alternativeIdentifierTypes'],
    note: ['alternativeIdentifierNotes'],
  },
  physicalObjects: {
    name: ['physicalObjectName'],
    location: ['physicalObjectLocation'],
    type: ['physicalObjectType'],
  },
  formation: {
    type: ['eventTypes'],
    actor: ['eventActors'],
    history: ['eventActorHistories', 'creatorHistories'],
    place: ['eventPlaces'],
    date: ['eventDates', 'creationDates', 'creatorDates'],
    from: ['eventStartDates', 'creationDatesStart', 'creatorDatesStart'],
    to: ['eventEndDates', 'creationDatesEnd', 'creatorDatesEnd'],
    note: ['eventDescriptions', 'creationDateNotes', 'creatorDateNotes'],
  },
  accessionEvents: {
    type: ['accessionEventTypes'],
    date: ['accessionEventDates'],
    agent: ['accessionEventAgents'],
    note: ['accessionEventNotes'],
  },
} as const;

const ONE_VALUE = [
  'accessionNumber',
  'acquisitionDate',
  'donorName',
  'creators',
  'culture',
  'qubitParentSlug',
];
const KNOWN = new Set<string>([
  ...ONE_VALUE,
  ...TEXT_COLUMNS,
  ...Object.keys(DONOR_COLUMNS),
  ...Object.values(LISTS).flatMap((list) => Object.values(list).flat()),
]);

/** The first row of a table of accessions. Look-ups are exact, as AtoM's are. */
export class AccessionHeader {
  private readonly places: ReadonlyMap<string, number>;

  private constructor(readonly columns: readonly string[]) {
    this.places = new Map(columns.map((column, index) => [column, index]));
  }

  /** @throws UnreadableSource `not-atom-accessions` */
  static read(cells: readonly string[], place: Place): AccessionHeader {
    const columns = cells.map((cell) => cell.trim());
    const known = columns.filter((column) => KNOWN.has(column));
    const twice = columns.find((column, index) => column && columns.indexOf(column) !== index);
    if (
      !columns.includes('accessionNumber') ||
      known.length < 2 ||
      columns.includes('deaccessionNumber') ||
      twice
    )
      throw new UnreadableSource({
        code: 'not-atom-accessions',
        severity: 'file',
        place,
        facts: {
          found: twice
            ? `the column ${twice} twice`
            : `the first row reads "${columns.join(', ').slice(0, 200)}"`,
        },
      });
    return new AccessionHeader(columns);
  }

  cell(cells: readonly string[], column: string): string {
    const at = this.places.get(column);
    return at === undefined ? '' : (cells[at] ?? '').trim();
  }

  /** Filled cells by column, as read; those behind the header under their number. */
  row(cells: readonly string[]): Record<string, string> {
    return Object.fromEntries(
      cells.flatMap((cell, index) => (cell ? [[this.columns[index] || `#${index + 1}`, cell]] : [])),
    );
  }

  /** Filled cells that no column of AtoM explains. */
  others(cells: readonly string[]): Record<string, string> {
    const entries = Object.entries(this.row(cells)).filter(([column]) => !KNOWN.has(column));
    return Object.fromEntries(entries);
  }
}
