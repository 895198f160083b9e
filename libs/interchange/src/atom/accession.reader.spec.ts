import { civilDate } from '@fonds/kernel';
import { temporaryFolder } from '../../../../test/fixtures/sheets/workbook.fixture';
import { problemText } from '../application/problem-texts';
import { UnreadableSource, type Problem } from '../source';
import { readAtomAccessions } from './accession.reader';
import type { AtomAccession, AtomAccessionItem } from './accession.record';

const folder = temporaryFolder();
afterAll(() => folder.remove());

async function read(content: string | Buffer): Promise<AtomAccessionItem[]> {
  const items: AtomAccessionItem[] = [];
  for await (const item of readAtomAccessions(folder.file('accessions.csv', content), {
    today: civilDate('2026-01-01'),
  }))
    items.push(item);
  return items;
}
const accessions = (items: readonly AtomAccessionItem[]): AtomAccession[] =>
  items.flatMap((item) => (item.kind === 'accession' ? [item] : []));
const problemsOf = (items: readonly AtomAccessionItem[]): Problem[] =>
  items.flatMap((item) =>
    item.kind === 'accession' ? [] : item.kind === 'problem' ? [item.problem] : [...item.problems],
  );

/** The columns of AtoM's own template, in its order. */
const TEMPLATE =
  'accessionNumber,alternativeIdentifiers,alternativeIdentifierTypes,alternativeIdentifierNotes,acquisitionDate,sourceOfAcquisition,locationInformation,acquisitionType,resourceType,title,archivalHistory,scopeAndContent,appraisal,physicalCondition,receivedExtentUnits,processingStatus,processingPriority,processingNotes,physicalObjectName,physicalObjectLocation,physicalObjectType,donorName,donorStreetAddress,donorCity,donorRegion,donorCountry,donorPostalCode,donorTelephone,donorFax,donorEmail,donorNote,donorContactPerson,creators,eventTypes,eventDates,eventStartDates,eventEndDates,accessionEventTypes,accessionEventDates,accessionEventAgents,accessionEventNotes,culture';

describe('AtoM’s table of accessions', () => {
  it('gives every column of the template a place in the record', async () => {
    const columns = TEMPLATE.split(',');
    const value = (column: string): string =>
      ({ acquisitionDate: '2010-01-29', acquisitionType: 'Deposit', culture: 'en' })[column] ?? `<${column}>`;
    const items = await read(`${TEMPLATE}\n${columns.map(value).join(',')}\n`);
    expect(problemsOf(items)).toEqual([]);
    const [accession] = accessions(items);
    const { row, digest, place, ...mapped } = accession ?? { row: {}, digest: '', place: undefined };
    expect(Object.keys(row)).toEqual(columns);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(place).toEqual({ file: 'accessions.csv', line: 2 });
    for (const column of columns) expect(JSON.stringify(mapped)).toContain(value(column));
    expect(accession).toMatchObject({
      number: '<accessionNumber>',
      sourceKind: '寄存',
      acquisitionDate: { printed: '2010-01-29', from: '2010-01-29', to: '2010-01-29' },
      donor: { name: '<donorName>', contactPerson: '<donorContactPerson>' },
      other: {},
    });
  });

  it('values between bars belong together by their order, blanks keep their place', async () => {
    const items = await read(
      'accessionNumber,acquisitionDate,alternativeIdentifiers,alternativeIdentifierTypes,alternativeIdentifierNotes,creators,eventTypes,eventStartDates\n' +
        '1,2010,A|B,Barcode|Legacy,|second,甲|乙,Creation|Creation,2000\n',
    );
    expect(accessions(items)).toMatchObject([
      {
        identifiers: [
          { identifier: 'A', type: 'Barcode' },
          { identifier: 'B', type: 'Legacy', note: 'second' },
        ],
        creators: ['甲', '乙'],
        formation: [{ type: 'Creation', from: '2000' }, { type: 'Creation' }],
      },
    ]);
    expect(problemsOf(items)).toMatchObject([
      { code: 'accession-list-lengths', facts: { columns: 'eventTypes 2, eventStartDates 1' } },
    ]);
  });

  it('every row ends as one record or one problem, in the order of the file', async () => {
    const items = await read(
      'accessionNumber,acquisitionDate,title\n' +
        '1,2010-01-29,a\n,2010-01-29,b\n3,29 foo,c\n4,2010-02-30,d\n5,2010,e,f\n,,\n6,2011-05,g\n',
    );
    const rows = items.filter(({ kind }) => kind !== 'problem');
    expect(rows.map((item) => ('place' in item ? [item.place.line, item.kind] : []))).toEqual([
      [2, 'accession'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'refused'],
      [6, 'refused'],
      [7, 'control'],
      [8, 'accession'],
    ]);
    expect(problemsOf(rows).map(({ code, place }) => [code, place.column])).toEqual([
      ['accession-number-missing', 'accessionNumber'],
      ['acquisition-date-unreadable', 'acquisitionDate'],
      ['acquisition-date-unreadable', 'acquisitionDate'],
      ['atom-columns-differ', undefined],
      ['accession-row-blank', undefined],
    ]);
  });

  it('one number twice: the same row counts once, other content refuses both', async () => {
    const items = await read(
      'accessionNumber,acquisitionDate,title,culture\n1,2010,a,en\n2,2010,b,en\n1,2010,a,en\n2,2010,乙,zh\n',
    );
    expect(accessions(items).map(({ place }) => place.line)).toEqual([2]);
    expect(problemsOf(items).map(({ code, place, facts }) => [place.line, code, facts['line']])).toEqual([
      [3, 'accession-conflict', 5],
      [4, 'accession-repeated', 2],
      [5, 'accession-conflict', 3],
    ]);
  });

  it('a row with a running secrecy mark is held out, and its text goes nowhere', async () => {
    const items = await read('accessionNumber,acquisitionDate,title\n1,2010,[机密]某事\n');
    expect(items).toMatchObject([{ kind: 'heldOut', components: 1 }]);
    expect(JSON.stringify(items)).not.toContain('某事');
  });

  it('columns that AtoM does not have, and an address without a name, are kept', async () => {
    const [accession] = accessions(
      await read('accessionNumber,acquisitionDate,shelf,donorCity\n1,2010,柜3,呼和浩特\n'),
    );
    expect(accession?.other).toEqual({ shelf: '柜3', donorCity: '呼和浩特' });
    expect(accession?.donor).toBeUndefined();
  });

  it.each<[string, string | Buffer, string]>([
    ['descriptions', 'legacyId,title,levelOfDescription\n1,a,Fonds\n', 'not-atom-accessions'],
    ['deaccessions', 'accessionNumber,deaccessionNumber,title\n1,2,a\n', 'not-atom-accessions'],
    ['a column twice', 'accessionNumber,title,title\n1,2,a\n', 'not-atom-accessions'],
    ['nothing', '', 'not-atom-accessions'],
    ['a workbook', Buffer.from('504b030414000000', 'hex'), 'not-atom-accessions'],
    ['GB18030', Buffer.from('accessionNumber,title\n1,\xb5\xb5\n', 'latin1'), 'encoding-contradicts'],
    ['an open quote', 'accessionNumber,title\n1,"a\n', 'csv-not-well-formed'],
  ])('%s is refused as a file', async (_name, content, code) => {
    const error: unknown = await read(content).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UnreadableSource);
    expect(error).toMatchObject({ problem: { code, severity: 'file' } });
  });

  it('every problem has a text in both languages with all its facts', async () => {
    const items = await read(
      'accessionNumber,acquisitionDate,acquisitionType,creators,eventTypes,eventDates\n' +
        '1,,Barter,,a|b,c\n,2010-02-30,,,,\n3,2010,Gift,,,\n3,2011,Gift,,,\n4,2010,Gift,,,\n4,2010,Gift,,,\n,,,,,\n5,2010,秘密,,,\n',
    );
    const problems = problemsOf(items);
    expect(new Set(problems.map(({ code }) => code)).size).toBe(9);
    for (const problem of problems)
      for (const language of ['zh', 'en'] as const) {
        const { what, cure } = problemText('atom', problem, language);
        expect(`${what}${cure}`).not.toMatch(/\{\w+\}|没有这一代码|no text for this/);
      }
  });
});
