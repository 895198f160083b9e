import { hash } from 'node:crypto';
import { parseCatalogueDate, type FormationDate } from '@fonds/kernel';
import type { Place, Problem } from '../source';
import { DONOR_COLUMNS, LISTS, TEXT_COLUMNS, type AccessionHeader } from './accession.columns';
import type { AccessionProblemCode } from './accession-problem-texts';
import type { AccessionSourceKind, AtomAccession } from './accession.record';

export const accessionProblem = (
  code: AccessionProblemCode,
  severity: Problem['severity'],
  place: Place,
  facts: Problem['facts'] = {},
): Problem => ({ code, severity, place, facts });

export interface MappedAccession {
  readonly accession: AtomAccession;
  /** With one of these the row is no record. */
  readonly refusals: readonly Problem[];
  readonly warnings: readonly Problem[];
}

const KINDS: readonly (readonly [AccessionSourceKind, RegExp])[] = [
  ['移交', /^(transfer|移交|进馆移交)$/i],
  ['捐献', /^(gift|donation|bequest|捐献|捐赠|赠送)$/i],
  ['购买', /^(purchase|购买|征购|收购)$/i],
  ['寄存', /^(deposit|loan deposit|寄存|代存)$/i],
  ['交换', /^(exchange|交换)$/i],
];

/** A row of the table as a record, with what is wrong with it. */
export function mapAccession(
  header: AccessionHeader,
  cells: readonly string[],
  place: Place,
): MappedAccession {
  const of = (column: string): string => header.cell(cells, column);
  const at = (column: string): Place => ({ ...place, column });
  const [refusals, warnings]: [Problem[], Problem[]] = [[], []];
  const number = of('accessionNumber');
  if (!number) refusals.push(accessionProblem('accession-number-missing', 'refused', at('accessionNumber')));
  const acquisitionDate = dateOf(of('acquisitionDate'), at('acquisitionDate'), refusals, warnings);
  const type = of('acquisitionType');
  const sourceKind = KINDS.find(([, pattern]) => pattern.test(type))?.[0];
  if (type && !sourceKind)
    warnings.push(
      accessionProblem('acquisition-type-unknown', 'warning', at('acquisitionType'), { value: type }),
    );
  const lists = listsOf(of, place, warnings);
  const row = header.row(cells);
  const donorName = of('donorName');
  const accession: AtomAccession = {
    kind: 'accession',
    number,
    ...(sourceKind && { sourceKind }),
    ...(acquisitionDate && { acquisitionDate }),
    ...Object.fromEntries(TEXT_COLUMNS.flatMap((column) => (of(column) ? [[column, of(column)]] : []))),
    ...lists,
    ...(donorName && { donor: { name: donorName, ...donorOf(of) } }),
    creators: split(of('creators')).filter((name) => name !== ''),
    ...(of('qubitParentSlug') && { descriptionSlug: of('qubitParentSlug') }),
    ...(of('culture') && { culture: of('culture') }),
    // An address without a name belongs to nobody; it is not lost.
    other: { ...header.others(cells), ...(!donorName && addressOf(of)) },
    digest: hash('sha256', JSON.stringify(row), 'hex'),
    row,
    place,
  };
  return { accession, refusals, warnings };
}

function dateOf(
  printed: string,
  place: Place,
  refusals: Problem[],
  warnings: Problem[],
): FormationDate | undefined {
  if (!printed) {
    warnings.push(accessionProblem('acquisition-date-missing', 'warning', place));
    return undefined;
  }
  const read = parseCatalogueDate(printed);
  if (read.ok) return read.value;
  const facts = { value: printed.slice(0, 100), reason: read.error.code };
  refusals.push(accessionProblem('acquisition-date-unreadable', 'refused', place, facts));
  return undefined;
}

type Of = (column: string) => string;

const donorOf = (of: Of): Record<string, string> =>
  Object.fromEntries(
    Object.entries(DONOR_COLUMNS).flatMap(([column, name]) => (of(column) ? [[name, of(column)]] : [])),
  );

const addressOf = (of: Of): Record<string, string> =>
  Object.fromEntries(
    Object.keys(DONOR_COLUMNS).flatMap((column) => (of(column) ? [[column, of(column)]] : [])),
  );

type Lists = Pick<AtomAccession, 'identifiers' | 'physicalObjects' | 'formation' | 'accessionEvents'>;

function listsOf(of: Of, place: Place, warnings: Problem[]): Lists {
  const list = (columns: Readonly<Record<string, readonly string[]>>): Record<string, string>[] => {
    const named = Object.entries(columns).map(([name, choices]) => {
      const column = choices.find((choice) => of(choice) !== '') ?? choices[0] ?? '';
      return { name, column, values: split(of(column)) };
    });
    const filled = named.filter(({ values }) => values.length > 0);
    const lengths = new Set(filled.map(({ values }) => values.length));
    if (lengths.size > 1) {
      const counts = filled.map(({ column, values }) => `${column} ${values.length}`).join(', ');
      warnings.push(accessionProblem('accession-list-lengths', 'warning', place, { columns: counts }));
    }
    return Array.from({ length: Math.max(0, ...lengths) }, (_, index) =>
      Object.fromEntries(
        filled.flatMap(({ name, values }) => (values[index] ? [[name, values[index]]] : [])),
      ),
    ).filter((entry) => Object.keys(entry).length > 0);
  };
  return {
    identifiers: list(LISTS.identifiers),
    physicalObjects: list(LISTS.physicalObjects),
    formation: list(LISTS.formation),
    accessionEvents: list(LISTS.accessionEvents),
  };
}

const split = (cell: string): string[] => (cell === '' ? [] : cell.split('|').map((value) => value.trim()));
