import { join } from 'node:path';
import type { SourceFonds, SourceItem, SourceSeries, SourceUnit } from '../source';
import { readEad } from './ead.reader';

const FIXTURES = join(__dirname, '../../../../test/fixtures/ead');

async function read(file: string): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of readEad(join(FIXTURES, file))) items.push(item);
  return items;
}

const fonds = (items: SourceItem[]): SourceFonds | undefined => items.find((item) => item.kind === 'fonds');
const series = (items: SourceItem[]): SourceSeries[] => items.filter((item) => item.kind === 'series');
const units = (items: SourceItem[]): SourceUnit[] => items.filter((item) => item.kind === 'unit');
const unit = (items: SourceItem[], key: string): SourceUnit | undefined =>
  units(items).find((u) => u.key.value === key);
const problems = (items: SourceItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'problem' ? [item.problem.code] : []));
const accounted = (items: SourceItem[]): number =>
  items.reduce((sum, item) => sum + ('components' in item ? (item.components ?? 0) : 0), 0);

describe('an EAD 2002 finding aid with unnumbered components', () => {
  let items: SourceItem[];
  beforeAll(async () => {
    items = await read('ead2002-unnumbered.xml');
  });

  it('accounts for every component: series + units + within', () => {
    const within = units(items).reduce((sum, { entries }) => sum + entries.length, 0);
    expect(accounted(items)).toBe(11);
    expect([series(items).length, units(items).length, within]).toEqual([2, 6, 3]);
  });

  it('gives the fonds first, known by its eadid and named by archdesc', () => {
    expect(items[0]).toMatchObject({
      kind: 'fonds',
      key: { kind: 'source', value: 'river_001' },
      name: 'River Office Records 河务局档案',
      description: {
        code: 'RIV.1',
        creators: ['River Office'],
        extents: ['12 Linear Feet in 9 boxes'],
        dates: [{ printed: '1923-1949', from: '1923-01-01', to: '1949-12-31', certainty: 'exact' }],
        languages: ['chi'],
        scripts: ['Hant'],
        scope: 'Dykes and water gauges. Two parts.',
        accessRestrictions: 'Open.',
        other: { 'unitdate@bulk': '1930-1937', 'origination@source': 'Donor, A.' },
      },
    });
  });

  it('yields a series before what lies in it', () => {
    const keys = items.map((item) =>
      item.kind === 'series' ? item.key : item.kind === 'unit' ? item.key.value : '',
    );
    expect(keys.indexOf('s1')).toBeLessThan(keys.indexOf('f1'));
    expect(unit(items, 'f1')?.series).toBe('s1');
  });

  it('keeps everything below the outermost non-series component within that unit, parents first', () => {
    const { entries, components } = unit(items, 'f1') ?? { entries: [], components: 0 };
    expect(components).toBe(4);
    expect(entries.map(({ key, parent, level }) => [key, parent, level])).toEqual([
      ['i1', undefined, 'item'],
      ['i1a', 'i1', 'item'],
      ['c[1]/c[1]/c[2]', undefined, 'item'],
    ]);
  });

  it('flattens mixed titles and reads the date inside one', () => {
    expect(unit(items, 'f1')?.description).toMatchObject({
      title: 'Letters to the Governor, May 1930',
      titleSource: 'own',
      code: 'RIV.1/1/1',
      dates: [{ printed: 'May 1930', from: '1930-05-01', to: '1930-05-31' }],
      containers: [
        { type: 'Box', label: 'Mixed Materials', value: '1' },
        { type: 'Folder', value: '3' },
      ],
      other: { 'unitid@aspace_uri': '/repositories/2/archival_objects/1' },
    });
  });

  it('inherits the nearest title where a component has none', () => {
    expect(unit(items, 'f2')?.description).toMatchObject({
      title: 'Correspondence',
      titleSource: 'inherited',
      dates: [{ printed: 'undated', certainty: 'unknown' }],
    });
    expect(unit(items, 'f1')?.entries[2]?.description).toMatchObject({
      title: 'Letters to the Governor, May 1930',
      titleSource: 'inherited',
    });
  });

  it('makes a series-like leaf a unit described at series level, but no other leaf', () => {
    expect(unit(items, 's2')).toMatchObject({
      describedAtSeriesLevel: true,
      level: 'file',
      sourceLevel: 'series',
    });
    expect(units(items).filter((u) => u.describedAtSeriesLevel)).toHaveLength(1);
  });

  it('makes an otherlevel component with children a series and one without a unit', () => {
    expect(series(items).map(({ key, level }) => [key, level])).toContainEqual(['o1', 'accession']);
    expect(unit(items, 'p1')).toMatchObject({ level: 'item', sourceLevel: 'piece', series: 'o1' });
  });

  it('knows a component by its path when it has no id, or one that was used before', () => {
    expect(unit(items, 'c[3]/c[2]')?.description.title).toBe('A component without level or id');
    expect(unit(items, 'c[3]/c[3]')?.description.title).toBe('A file whose id is taken');
    expect(problems(items)).toEqual(['duplicate-id']);
  });
});

describe('an EAD 2002 finding aid with a DTD, ISO 8859-1 and components c01 to c12', () => {
  it('is read twelve deep; unparsed and unused entities are harmless', async () => {
    const items = await read('ead2002-dtd-numbered.xml');
    expect(accounted(items)).toBe(12);
    expect(series(items).map(({ key, parent }) => [key, parent])).toEqual([
      ['c[1]', undefined],
      ['c[1]/c[1]', 'c[1]'],
    ]);
    expect(units(items)).toHaveLength(1);
    expect(units(items)[0]?.entries).toHaveLength(9);
    expect(units(items)[0]?.entries.at(-1)?.description.title).toBe('Level 12');
  });

  it('names the fonds by titleproper when archdesc has no title, in the declared encoding', async () => {
    expect(fonds(await read('ead2002-dtd-numbered.xml'))).toMatchObject({
      key: { value: 'café-12' },
      name: 'Papers of a café',
    });
  });
});

describe('an EAD3 finding aid with prefixed names', () => {
  it('is read like any other', async () => {
    const items = await read('ead3-prefixed.xml');
    expect(accounted(items)).toBe(3);
    expect(fonds(items)).toMatchObject({
      key: { value: 'rec-77' },
      name: 'Mill 面粉厂',
      description: {
        dates: [
          { printed: '1901-June 1911', from: '1901-01-01', to: '1911-06-30' },
          { printed: '29 Feb. 1920', from: '1920-02-29', to: '1920-02-29' },
        ],
        extents: ['3 boxes', '40 photographs'],
        languages: ['zho'],
        scripts: ['Hans'],
        creators: ['Li 1870-1940'],
      },
    });
    expect(unit(items, 'm2')).toMatchObject({
      series: 'm1',
      description: { containers: [{ type: 'box', value: '7' }] },
    });
    expect(unit(items, 'm3')).toMatchObject({ level: 'item' });
  });
});
