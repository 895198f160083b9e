import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceItem } from '../source';
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
