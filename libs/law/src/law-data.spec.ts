import type { Json } from '@fonds/kernel';
import { CLOCKS, LAW_DATA_VERSION, lawData, lawDataVersions, type LawData } from './index';
import { lawDataProblems } from './law-data.check';

type Node = { [key: string]: Json };

/** As they would stand in a file: nothing but JSON. */
const asJson = (version: string = LAW_DATA_VERSION): Node =>
  JSON.parse(JSON.stringify(lawData(version))) as Node;
const problems = (data: Node): readonly string[] => lawDataProblems(data as unknown as LawData);

/** What is wrong with the newest data when this stands at that place in them; nothing stands there where it is undefined. */
function problemsWith(path: string, value: Json | undefined): readonly string[] {
  const data = asJson();
  const keys = path.split(' ');
  const last = keys.pop() ?? '';
  const at = keys.reduce((node, key) => node[key] as Node, data);
  if (!(last in at)) throw new Error(`nothing at ${path}`);
  Object.assign(at, { [last]: value });
  return problems(JSON.parse(JSON.stringify(data)) as Node);
}

const OPTION = { destination: 'EST', confidence: 'D', basis: [] };

describe('the law as data', () => {
  it.each(lawDataVersions().map(({ version }) => [version]))(
    'of %s has nothing wrong with it: cited, marked, dated, in both languages, and nothing in it leads nowhere',
    (version) => expect(problems(asJson(version))).toEqual([]),
  );

  it.each<[string, string, Json | undefined, RegExp]>([
    ['a clock without a citation', 'clocks CLK-01 basis', [], /CLK-01\/basis/],
    ['a rule that was found nowhere', 'rules INV-06 basis', [], /INV-06\/basis/],
    ['a sentence in one language', 'rules INV-06 text en', undefined, /'en'/],
    ['a sentence of no words', 'rules INV-06 text zh', '', /INV-06\/text\/zh/],
    ['a mark that says nothing', 'rules INV-06 mark', 'X', /INV-06\/mark/],
    ['an article that is no number', 'rules INV-06 basis 0 article', '四十八', /basis\/0\/article/],
    ['a rule under an id that is none', 'rules', { 'INV-6': {} }, /property name/],
    ['a calendar without its notice', 'workingYears 0 notice', '', /notice/],
    ['a day that is none', 'regimes 1 to', '2020-02-30', /regimes\/1\/to/],
    ['a length of no kind', 'clocks CLK-18 length', { kind: 'days', value: 7 }, /CLK-18\/length/],
    [
      'a destination that is none',
      'disposalTables 0 cells C01/KU options 0 destination',
      'XYZ',
      /destination/,
    ],
    ['a confidence that says nothing', 'disposalTables 0 overlays SECRET confidence', 'F', /confidence/],
    [
      'what was read somewhere, and does not say where',
      'disposalTables 0 cells I4/* options 0 basis',
      [],
      /basis/,
    ],
    ['a register whose signers are nobody', 'destructionRegisters 0 signers', [], /signers/],
    ['a capacity that is none', 'destructionRegisters 0 signers 0', 'mayor', /signers\/0/],
    ['a register without its article', 'destructionRegisters 0 basis', [], /basis/],
    ['a least period without a mark', 'leastPeriods 0 mark', undefined, /'mark'/],
    ['a least period of no number', 'leastPeriods 1 least', { years: 0 }, /least/],
    ['words that are no expression', 'leastPeriods 0 words', '(', /words/],
    ['an obligation without its sentence', 'disposalTables 0 obligations 0 text', undefined, /'text'/],
  ])('has no %s, by its shape', (_name, path, value, problem) => {
    expect(problemsWith(path, value)).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });

  it.each<[string, string, Json, string]>([
    ['rule under another’s id', 'rules INV-06 id', 'INV-07', 'rules INV-06 bears the id INV-07'],
    ['instrument under another’s id', 'instruments AL id', 'REG', 'instruments AL bears the id REG'],
    [
      'overlay under another’s id',
      'disposalTables 0 overlays SECRET id',
      'BUYER',
      'disposalTables 2026-11-22 overlays SECRET bears the id BUYER',
    ],
    ['year twice', 'workingYears 1 year', 2007, 'workingYears 2007 stands twice'],
    [
      'kind of change twice',
      'disposalTables 0 kinds 1 id',
      'C01',
      'disposalTables 2026-11-22 kinds C01 stands twice',
    ],
    [
      'instrument that ends before it begins',
      'instruments IM99 until',
      '1999-06-06',
      'instruments IM99 ends on 1999-06-06, before it begins on 1999-06-07',
    ],
    [
      'instrument in force before it was published',
      'instruments AL published',
      '2021-06-20',
      'instruments AL published ends on 2021-01-01, before it begins on 2021-06-20',
    ],
    [
      'table that ends before it begins',
      'disposalTables 0',
      {
        ...((asJson()['disposalTables'] as Json[])[0] as Node),
        validFrom: '2026-01-01',
        validTo: '2025-12-31',
      },
      'disposalTables 2026-11-22 ends on 2025-12-31, before it begins on 2026-01-01',
    ],
    [
      'code twice',
      'codeLists opening-grounds values 1 code',
      'a',
      'codeLists opening-grounds a stands twice',
    ],
    [
      'list under another’s id',
      'codeLists opening-grounds id',
      'x',
      'codeLists opening-grounds bears the id x',
    ],
    [
      'register twice',
      'destructionRegisters 1 id',
      'accounting',
      'destructionRegisters accounting stands twice',
    ],
    [
      'least period twice',
      'leastPeriods 1 id',
      'reports-sent-in',
      'leastPeriods reports-sent-in stands twice',
    ],
    [
      'gap between regimes',
      'regimes 2 from',
      '2021-01-02',
      'regimes R2a does not begin the day after 2020-12-31',
    ],
    [
      'end of the last regime',
      'regimes 4',
      { ...((asJson()['regimes'] as Json[])[4] as Node), to: '2030-12-31' },
      'regimes leave days before or after 2030-12-31 without one',
    ],
    [
      'holiday that its year does not have',
      'workingYears 0 rest 0',
      ['02-29', '03-01'],
      'workingYears 2007 02-29 is no day of that year',
    ],
    [
      'holiday backwards',
      'workingYears 0 rest 0',
      ['01-03', '01-01'],
      'workingYears 2007 01-03 is after 01-01',
    ],
    [
      'working day that was worked anyway',
      'workingYears 0 worked 0',
      '02-15',
      'workingYears 2007 02-15 is worked anyway',
    ],
    [
      'citation of what is not registered',
      'rules INV-06 basis 0 instrument',
      'ZZ',
      '/rules/INV-06/basis/0 cites ZZ, which is not registered',
    ],
    [
      'citation of an article that is not there',
      'clocks CLK-01 basis 0 article',
      '99',
      '/clocks/CLK-01/basis/0 cites REG 99, whose words are not there',
    ],
    [
      'citation of a paragraph that is not there',
      'clocks CLK-01 basis 0 article',
      '20(9)',
      '/clocks/CLK-01/basis/0 cites REG 20(9), whose words are not there',
    ],
    [
      'citation in a decision table that leads nowhere',
      'disposalTables 0 obligations 12 basis 0 article',
      '99',
      '/disposalTables/0/obligations/12/basis/0 cites REG 99, whose words are not there',
    ],
    [
      'citation of an order whose article has no entry',
      'rules INV-17 basis 0 article',
      '99',
      '/rules/INV-17/basis/0 cites O79 99, whose words are not there',
    ],
    [
      'words of what is not registered',
      'articles 0 instrument',
      'ZZ',
      '/articles/0 cites ZZ, which is not registered',
    ],
    ['clock that runs with none', 'clocks CLK-11 length clock', 'CLK-19', 'clocks CLK-11 runs with CLK-19'],
  ])('has no %s', (_name, path, value, problem) => {
    expect(problemsWith(path, value)).toContain(problem);
  });

  it.each(['source', 'en'])('has no article that is cited and lacks its %s', (field) => {
    const data = asJson();
    const entry = (data['articles'] as Node[]).find(
      (each) => each['instrument'] === 'O79' && each['article'] === '19',
    );
    expect(entry?.[field]).toBeDefined();
    delete entry?.[field];
    expect(problems(data)).toContain('/rules/INV-17/basis/1 cites O79 19, without its source or its English');
  });

  it('has a cell for every kind of change, and none of another', () => {
    const data = asJson();
    const [table] = data['disposalTables'] as Node[];
    const { 'I1/*': _gone, ...cells } = table?.['cells'] as Node;
    Object.assign(table ?? {}, { cells: { ...cells, 'C19/KU': { options: [OPTION] } } });
    expect(problems(data)).toEqual([
      'disposalTables 2026-11-22: cell C19/KU of no kind',
      'disposalTables 2026-11-22: kind I1 without a cell',
    ]);
  });

  it('has every clock that is asked for', () => {
    const numbers = [...Array.from({ length: 14 }, (_, n) => n + 1), 18, 23];
    expect(Object.keys(CLOCKS)).toEqual(numbers.map((n) => `CLK-${String(n).padStart(2, '0')}`));
  });
});
