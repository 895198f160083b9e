import { createHash } from 'node:crypto';
import { addDays, civilDate } from '@fonds/kernel';
import {
  articleOf,
  belowTheLeast,
  carryLawData,
  disposalTable,
  dueDay,
  explain,
  FIRST_LAW_DATA_VERSION,
  isCarried,
  law,
  LAW_DATA_VERSION,
  lawData,
  lawDataText,
  lawDataVersions,
  propose,
  retentionExpiry,
  secrecyExpiry,
  type DisposalTable,
  type LawChange,
} from './index';

const day = civilDate;
const TODAY = day('2026-11-29');
const at = (version: string) => law.at(TODAY, version);
const digest = (version: string): string => createHash('sha256').update(lawDataText(version)).digest('hex');

/** What decisions rest on in each version that was released: a change is a version more (docs/law/README.md). */
const RELEASED = {
  '2026-11-22': '534336d17e3c1decbf75a10b7b6568b26ec24d90d25c3a3c6890c91cd67e52f2',
  '2026-11-29': 'd9e44c8f74da4853a33c10f20224cb46f2cadb61a4ac2195d4aceecc7238901f',
  '2026-11-30': 'a52e5056e2e29015b4716ca8ae39a4022cb9d7f5292617ff5d0cd5b73d7dd2a2',
  '2026-12-01': '44afcad69f85fca1567475bf67d88f151779ffcce28c496c73a42817845929a0',
  '2026-12-02': 'd4052691c570a85444e40c1169e991dda690ddf8c6226a0019e4893c8d4b74ea',
};

/** The words of articles that each gave: for reading, and not changed under its name either. */
const WORDS = {
  '2026-11-22': '0f649c88f87616fbecf0cce65826b5c2bb7dd0177fdaa9e3f950358269e44d33',
  '2026-11-29': 'cf194766db1f43a7a97f4bc20a70cc5c6286c2af9487414ac12aaf442348250a',
  '2026-11-30': 'cd2337540f9fdbb4460fe6a256116ef884af6cbba8b5556a875be9a57de7abcc',
  '2026-12-01': '6a79473e1f6e27c11863dfc26e8e0d564cff18e26467c6b03b6c506cfa2f2785',
  '2026-12-02': '6a79473e1f6e27c11863dfc26e8e0d564cff18e26467c6b03b6c506cfa2f2785',
};
const wordsDigest = (version: string): string =>
  createHash('sha256')
    .update(JSON.stringify(lawData(version).articles))
    .digest('hex');

const TABLE = disposalTable('2026-11-22');
/** The same table in which an abolished body's archives stay where they are, on the ground of an order that binds since. */
const OTHER_TABLE: DisposalTable = {
  ...TABLE,
  version: '2099-01-01',
  validFrom: day('2026-01-01'),
  cells: {
    ...TABLE.cells,
    'I1/*': {
      options: [{ destination: 'EST', confidence: 'A', basis: [{ instrument: 'O19', article: '' }] }],
    },
  },
};

/** No law says this: it shows what a later version does. */
const PLANTED: LawChange = {
  version: '2099-01-01',
  news: { zh: '试验', en: 'a trial' },
  regimes: lawData(FIRST_LAW_DATA_VERSION)
    .regimes.filter(({ id }) => id === 'R3')
    .map((regime) => ({ ...regime, openingAgeYears: { ...regime.openingAgeYears, value: 10 } })),
  clocks: [
    {
      ...lawData(FIRST_LAW_DATA_VERSION).clocks['CLK-09'],
      id: 'CLK-09',
      length: { kind: 'years', value: 3 },
    },
    {
      ...lawData(FIRST_LAW_DATA_VERSION).clocks['CLK-13'],
      id: 'CLK-13',
      length: { kind: 'secrecy', most: { 绝密: 30, 机密: 20, 秘密: 1 } },
    },
    { ...lawData(FIRST_LAW_DATA_VERSION).clocks['CLK-10'], id: 'CLK-10', mark: 'F' },
  ],
  rules: [{ id: 'INV-06', mark: 'F', from: day('2030-01-01') }],
  articles: [{ instrument: 'AL', article: '16', text: '试', kind: 'quoted' }],
  disposalTables: [OTHER_TABLE],
  destructionRegisters: lawData(FIRST_LAW_DATA_VERSION)
    .destructionRegisters.filter(({ id }) => id === 'accounting')
    .map((register) => ({
      ...register,
      signers: ['unit-head'],
      supervisors: ['accounting'],
      electronic: [],
    })),
  leastPeriods: lawData(FIRST_LAW_DATA_VERSION).leastPeriods.map((least) => ({
    ...least,
    least: { years: 15 },
  })),
  instruments: [
    { ...lawData(FIRST_LAW_DATA_VERSION).instruments['O19'], inForce: TODAY, mark: 'F' } as never,
  ],
};

describe('versions of the national rule data', () => {
  it('that were released never change', () => {
    const found = lawDataVersions().map(({ version }) => [version, digest(version)]);
    expect(Object.fromEntries(found)).toEqual(RELEASED);
  });

  it('keep the words of articles that they gave', () => {
    const found = lawDataVersions().map(({ version }) => [version, wordsDigest(version)]);
    expect(Object.fromEntries(found)).toEqual(WORDS);
  });

  it('follow one another, the newest last', () => {
    const versions = lawDataVersions().map(({ version }) => version);
    expect(versions).toEqual([...versions].sort());
    expect(versions[0]).toBe(FIRST_LAW_DATA_VERSION);
    expect(versions[versions.length - 1]).toBe(LAW_DATA_VERSION);
    expect(() => carryLawData({ ...PLANTED, version: FIRST_LAW_DATA_VERSION })).toThrow(RangeError);
  });

  it('have a calendar back to 2007 in the later one, and none before 2024 in the first', () => {
    const due = (version: string) => dueDay('CLK-18', day('2013-02-08'), law.at(day('2021-08-01'), version));
    expect(due(FIRST_LAW_DATA_VERSION)).toBe('calendar-missing');
    // 2013-02-09 to 15 are rest, the weekend of 16 and 17 February is worked.
    expect(due('2026-11-29')).toMatchObject({ computed: '2013-02-22' });
  });

  it.each([
    ['SEC', '2024-05-01'],
    ['SECR', '2024-09-01'],
    ['SOA', '2009-05-01'],
    ['EBL', '2007-06-01'],
  ])('know since 2026-11-30 that %s is in force from %s on, as its own text says', (instrument, first) => {
    const inForce = (version: string, on: string) => law.at(day(on), version).inForce(instrument);
    expect(inForce('2026-11-29', first)).toBe(false);
    expect([inForce('2026-11-30', addDays(day(first), -1)), inForce('2026-11-30', first)]).toEqual([
      false,
      true,
    ]);
  });

  it('accuse nobody of a mark of secrecy that ends by itself, whether its law is known to be in force or not', () => {
    const over = (version: string) => secrecyExpiry('秘密★5年', day('2015-05-01'), at(version));
    for (const version of Object.keys(RELEASED)) expect(over(version)).toMatchObject({ accuses: false });
    expect(explain('CLK-13', at('2026-11-30'))).toMatchObject({
      effect: 'reminds',
      basis: [{ inForce: true }, {}, {}],
    });
  });
});

describe('of two versions', () => {
  let away: () => void;
  beforeEach(() => (away = carryLawData(PLANTED)));
  afterEach(() => away());

  it('each answers for the same day by what it says itself', () => {
    const [first, second] = [at(FIRST_LAW_DATA_VERSION), at(PLANTED.version)];
    expect([first.version, second.version]).toEqual([FIRST_LAW_DATA_VERSION, PLANTED.version]);
    expect([first, second].map(({ regime }) => regime.openingAgeYears.value)).toEqual([25, 10]);
    expect([first, second].map((law) => law.enforces('INV-06'))).toEqual([true, false]);
    expect([first, second].map((law) => law.inForce('O19'))).toEqual([false, true]);
    // The other regimes, rules and instruments are those of the version before.
    expect(law.at(day('2010-01-01'), PLANTED.version).regime.openingAgeYears.value).toBe(30);
    expect(second.rule('INV-07')).toEqual(first.rule('INV-07'));
    expect(second.rule('INV-06').basis).toEqual(first.rule('INV-06').basis);
    expect(second.workingYears).toEqual(at(LAW_DATA_VERSION).workingYears);
  });

  it('each gives its own due days', () => {
    const due = (version: string) => [
      dueDay('CLK-08', day('2020-05-01'), at(version)),
      dueDay('CLK-09', day('2020-05-01'), at(version)),
      secrecyExpiry('秘密★5年', day('2020-05-01'), at(version)),
      retentionExpiry('10年', day('2020-05-01'), at(version)),
    ];
    expect(due(FIRST_LAW_DATA_VERSION)).toMatchObject([
      { computed: '2045-05-01' },
      { computed: '2025-05-01' },
      { computed: '2025-05-01' },
      { mark: 'K', accuses: false },
    ]);
    expect(due(PLANTED.version)).toMatchObject([
      { computed: '2030-05-01' },
      { computed: '2023-05-01' },
      'over-long',
      { mark: 'F', accuses: true },
    ]);
  });

  it('each explains itself, with its own words', () => {
    const told = (version: string) => explain('CLK-09', at(version));
    expect(told(FIRST_LAW_DATA_VERSION)).toMatchObject({ dataVersion: FIRST_LAW_DATA_VERSION });
    expect(told(FIRST_LAW_DATA_VERSION)?.text.en).toContain('5 years');
    expect(told(PLANTED.version)?.text.en).toContain('3 years');
    const words = (version: string) => articleOf({ instrument: 'AL', article: '16' }, version)?.text;
    expect([words(FIRST_LAW_DATA_VERSION), words(PLANTED.version)]).toEqual(['按照规定', '试']);
  });

  it('each has its own decision table for the day; a case goes on by the one that it was opened by', () => {
    const versions = [FIRST_LAW_DATA_VERSION, PLANTED.version];
    expect(versions.map((version) => at(version).disposalTable().version)).toEqual([
      '2026-11-22',
      '2099-01-01',
    ]);
    expect(law.at(day('2025-12-31'), PLANTED.version).disposalTable()).toBe(TABLE);
    expect(disposalTable('2026-11-22')).toBe(TABLE);
    const proposed = (table: string) => propose('I1', { class: 'AD' }, TODAY, disposalTable(table));
    expect(proposed('2026-11-22')).toMatchObject({
      destination: 'NAT',
      table: '2026-11-22',
      enforced: false,
    });
    // Whether its order binds is asked of the data that brought the table.
    expect(proposed('2099-01-01')).toMatchObject({ destination: 'EST', table: '2099-01-01', enforced: true });
  });

  it('each says who signs a register, and how long accounting archives are kept at least', () => {
    const signers = (version: string) => at(version).destructionRegister('accounting', 'organ-head')?.signers;
    expect([FIRST_LAW_DATA_VERSION, PLANTED.version].map((version) => signers(version)?.length)).toEqual([
      5, 1,
    ]);
    const organ = (version: string) =>
      at(version).destructionRegister('general', 'organ-head')?.signers.length;
    expect([organ(FIRST_LAW_DATA_VERSION), organ(PLANTED.version)]).toEqual([6, 6]);
    expect(at(PLANTED.version).destructionRegister('general', 'unit-head')).toBeUndefined();
    const below = (version: string, period: string) =>
      belowTheLeast(['记账凭证'], period, at(version))?.least;
    expect([below(FIRST_LAW_DATA_VERSION, '15年'), below(PLANTED.version, '15年')]).toEqual([
      '30年',
      undefined,
    ]);
    expect(below(PLANTED.version, '10年')).toBe('15年');
  });

  it.each([
    ['who signs', { destructionRegisters: [] }],
    ['a least period', { leastPeriods: [] }],
  ])('the digest of one that says otherwise %s is another', (_name, other) => {
    const before = digest(PLANTED.version);
    away();
    away = carryLawData({ ...PLANTED, ...other });
    expect(digest(PLANTED.version)).not.toBe(before);
  });

  it('the digest of one whose table says otherwise is another', () => {
    const before = digest(PLANTED.version);
    away();
    const cells = { ...OTHER_TABLE.cells, 'I2/*': { options: [] } };
    away = carryLawData({ ...PLANTED, disposalTables: [{ ...OTHER_TABLE, cells }] });
    expect(digest(PLANTED.version)).not.toBe(before);
  });

  it('neither is answered for once it is gone', () => {
    away();
    expect(isCarried(PLANTED.version)).toBe(false);
    expect(() => law.at(TODAY, PLANTED.version)).toThrow(LAW_DATA_VERSION);
    away = carryLawData(PLANTED);
  });
});
