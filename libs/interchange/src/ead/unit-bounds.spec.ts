import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_ENTRIES, type SourceItem } from '../source';
import { readEad } from './ead.reader';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'ead-'))));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(inside: string): Promise<SourceItem[]> {
  const path = join(folder, 'given.xml');
  writeFileSync(
    path,
    `<ead><eadheader><eadid>x</eadid></eadheader><archdesc level="fonds"><did><unittitle>T</unittitle></did><dsc>${inside}</dsc></archdesc></ead>`,
  );
  const items: SourceItem[] = [];
  for await (const item of readEad(path)) items.push(item);
  return items;
}
const component = (level: string, title: string, inside = ''): string =>
  `<c level="${level}"><did><unittitle>${title}</unittitle></did>${inside}</c>`;

it('a subfonds is a class of its fonds: the files below it are units of their own', async () => {
  const items = await read(
    component(
      'subfonds',
      '子全宗',
      component('series', '类', component('file', '卷一') + component('file', '卷二')),
    ),
  );
  expect(
    items.map((item) =>
      item.kind === 'series' || item.kind === 'unit'
        ? [item.kind, item.description.title, item.components]
        : [item.kind],
    ),
  ).toEqual([
    ['fonds'],
    ['series', '子全宗', 1],
    ['series', '类', 1],
    ['unit', '卷一', 1],
    ['unit', '卷二', 1],
  ]);
});

describe('a unit with more components within it than any file has', () => {
  it('is refused whole and counted, and what follows it is read', async () => {
    const within = '<c><c/></c>'.repeat(MAX_ENTRIES / 2);
    const items = await read(component('file', '大卷', `${within}<c/>`) + component('file', '卷二'));
    expect(items.slice(1)).toMatchObject([
      {
        kind: 'refused',
        components: MAX_ENTRIES + 2,
        place: { path: 'c[1]' },
        problems: [{ code: 'too-many-entries', severity: 'refused', facts: { limit: MAX_ENTRIES } }],
      },
      { kind: 'unit', description: { title: '卷二' }, components: 1 },
    ]);
  });

  it('and one with as many as a file may have is a unit', async () => {
    const [, unit] = await read(component('file', '卷', '<c/>'.repeat(MAX_ENTRIES)));
    expect(unit).toMatchObject({ kind: 'unit', components: MAX_ENTRIES + 1 });
  });
});
