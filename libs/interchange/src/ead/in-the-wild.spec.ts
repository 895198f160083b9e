import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceItem, SourceUnit } from '../source';
import { readEad } from './ead.reader';

const PATH = join(__dirname, '../../../../test/fixtures/ead/in-the-wild.xml');
const items: SourceItem[] = [];
beforeAll(async () => {
  for await (const item of readEad(PATH, { fileName: 'in-the-wild.xml' })) items.push(item);
});
const unit = (key: string): SourceUnit | undefined =>
  items.find((item): item is SourceUnit => item.kind === 'unit' && item.key.value === key);

describe('a finding aid with the habits of the wild', () => {
  it('has every component accounted for: numbered, unnumbered, in a second dsc', () => {
    const tags = readFileSync(PATH, 'utf8').match(/<c(?:0[1-9]|1[0-2])?[\s>]/g)?.length;
    const counted = items.reduce((n, item) => n + ('components' in item ? (item.components ?? 0) : 0), 0);
    expect(counted).toBe(tags);
    expect(items.filter((item) => item.kind === 'problem')).toEqual([]);
  });

  it('names its fonds from archdesc, with CDATA, entities and blanks as a reader sees them', () => {
    expect(items[0]).toMatchObject({
      kind: 'fonds',
      key: { kind: 'source', value: 'wild-7' },
      name: 'Society Papers <1920s> & later',
      description: {
        dates: [
          { printed: 'circa 1920s-1930s', from: '1920-01-01', to: '1939-12-31', certainty: 'approximate' },
        ],
      },
    });
  });

  it('takes an otherlevel component with children for a series, one without for a unit, each by its own word', () => {
    expect(items.find((item) => item.kind === 'series')).toMatchObject({
      level: 'sub-fonds',
      description: { title: 'Office files' },
    });
    expect(unit('w5')).toMatchObject({ sourceLevel: 'map sheet', description: { title: 'Sheet 档案 1' } });
  });

  it('keeps a printed date that no rule can read, and guesses nothing', () => {
    for (const [key, printed] of [
      ['w1', '1921, 1923-1925, and undated'],
      ['w4', 'n.d.'],
      ['w5', 'MDCCCC'],
    ] as const)
      expect(unit(key)?.description.dates).toEqual([{ printed, certainty: 'unknown' }]);
  });

  it('flattens names, line breaks and comments inside a title, and keeps both containers', () => {
    expect(unit('w1')?.description).toMatchObject({
      title: 'Wang, Ming: letters and drafts, 1921, 1923-1925, and undated',
      containers: [
        { value: '1', type: 'box', label: 'Box' },
        { value: '2–3', type: 'folder' },
      ],
    });
    expect(unit('w1')?.entries).toMatchObject([{ description: { title: 'A draft' } }]);
  });

  it('lets an empty title inherit', () =>
    expect(unit('w4')?.description).toMatchObject({ title: 'Maps', titleSource: 'inherited' }));
});
