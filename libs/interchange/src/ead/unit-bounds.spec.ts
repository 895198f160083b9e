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

describe('a legal secrecy mark in text that the description cuts or leaves out', () => {
  const long = '字'.repeat(5_000);
  const marksOf = (items: SourceItem[]) =>
    items.flatMap((item) => ('marks' in item ? (item.marks ?? []) : []));

  it.each([
    ['a note too long to be kept', `<odd><p>${long}密级：机密</p></odd>`, '密级:机密'],
    ['the cut end of a scope', `<scopecontent><p>${long.repeat(4)}机密★30年</p></scopecontent>`, '机密★30年'],
    ['a text longer than is held', `<odd><p>${long.repeat(14)}</p><p>机密★长期</p></odd>`, '机密★长期'],
    ['an element that is not read', '<daogrp><daodesc><p>绝密★</p></daodesc></daogrp>', '绝密★'],
    ['a head', '<scopecontent><head>秘密★10年</head><p>甲</p></scopecontent>', '秘密★10年'],
  ])('is found: %s', async (_, inside, mark) => {
    const items = await read(`<c level="file"><did><unittitle>卷</unittitle></did>${inside}</c>`);
    expect(marksOf(items)).toEqual([mark]);
  });

  it('is found at the end of a long title, and in what lies within a unit', async () => {
    expect(marksOf(await read(component('file', `${long}【机密】`)))).toEqual(['【机密】']);
    const items = await read(component('file', '卷', component('item', `${long}【秘密】`)));
    expect(items.find(({ kind }) => kind === 'unit')).toMatchObject({ entries: [{ marks: ['【秘密】'] }] });
  });

  it('and not in words that are none', async () => {
    const words = '<scopecontent><p>关于保守国家<emph>秘密</emph>的<emph>机密</emph>文件</p></scopecontent>';
    expect(marksOf(await read(component('file', '机密文件管理办法', words)))).toEqual([]);
  });

  it('keeps the source from being stored whole where it describes what is out already', async () => {
    const late = component('series', '类', `${component('file', '卷')}<odd><p>机密★30年</p></odd>`);
    expect((await read(late)).slice(-1)).toMatchObject([
      { kind: 'heldOut', components: 0, place: { path: 'c[1]' } },
    ]);
    const open = component('series', '类', `${component('file', '卷')}<odd><p>甲</p></odd>`);
    expect((await read(open)).map(({ kind }) => kind)).not.toContain('heldOut');
  });

  it('goes with the components that a unit was refused for', async () => {
    const within = `${component('item', '【绝密】方案')}${'<c/>'.repeat(MAX_ENTRIES)}`;
    expect((await read(component('file', '大卷', within)))[1]).toMatchObject({
      kind: 'refused',
      marks: ['【绝密】'],
    });
  });
});
