import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceItem } from '../source';
import { SeenIds, isUsableId } from './component-keys';
import { OTHER_LIMIT } from './description.limits';
import { readEad } from './ead.reader';
import { EAD_PROBLEM_TEXTS } from './problem-texts';

const FIXTURE = join(__dirname, '../../../../test/fixtures/ead/ead2002-unnumbered.xml');
const original = readFileSync(FIXTURE, 'utf8');
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'ead-'))));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string): Promise<SourceItem[]> {
  const path = join(folder, 'given.xml');
  writeFileSync(path, content);
  const items: SourceItem[] = [];
  for await (const item of readEad(path)) items.push(item);
  return items;
}
const codes = (items: SourceItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'problem' ? [item.problem.code] : []));

async function digests(content: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const item of await read(content)) {
    if (item.kind === 'series') found[item.key] = item.digest;
    if (item.kind === 'unit') found[item.key.value] = item.digest;
  }
  return found;
}

describe('the digest of a component', () => {
  it('is the same for the same source', async () => {
    expect(await digests(original)).toEqual(await digests(original));
  });

  it('is the same when only pretty-printing, attribute order or container linkage changed', async () => {
    const other = original
      .replace(/\n\s*/g, '\n')
      .replace('id="f1" level="file"', 'level="file"   id="f1"')
      .replaceAll('aspace_aaa', 'aspace_zzz')
      .replaceAll('aspace_bbb', 'aspace_yyy');
    expect(other).not.toBe(original);
    expect(await digests(other)).toEqual(await digests(original));
  });

  it.each([
    ['a title', 'Letters to the', 'Letters of the', ['f1']],
    ['a title deep within a unit', 'Enclosure', 'Enclosed', ['f1']],
    ['an attribute that is not mapped', 'render', 'rendering', []],
    [
      'an unmapped attribute of a component',
      'id="f2" level="file"',
      'id="f2" level="file" audience="internal"',
      ['f2'],
    ],
    ['the title of a series', 'Accession of 1951', 'Accession of 1952', ['o1']],
  ])('differs after a change of %s, and no other does', async (_, from, to, changed) => {
    const [before, after] = [await digests(original), await digests(original.replace(from, to))];
    expect(Object.keys(after).filter((key) => after[key] !== before[key])).toEqual(changed);
  });

  it('covers a unit larger than the digest holds back', async () => {
    const big = (last: string): string =>
      `<ead><eadheader><eadid>x</eadid></eadheader><archdesc><dsc><c level="file" id="a">${'<c><did><unittitle>entry</unittitle></did></c>'.repeat(9_000)}` +
      `<c><did><unittitle>${last}</unittitle></did></c></c></dsc></archdesc></ead>`;
    const [one, two] = [await digests(big('z')), await digests(big('y'))];
    expect(one.a).not.toBe(two.a);
  });
});

describe('the key of a fonds', () => {
  const document = (header: string, did: string): string =>
    `<ead>${header}<archdesc><did>${did}</did></archdesc></ead>`;
  const keyOf = async (content: string): Promise<unknown> =>
    (await read(content)).flatMap((item) => (item.kind === 'fonds' ? [item.key.value] : []))[0];

  it.each([
    ['the text of eadid', '<eadheader><eadid url="u" identifier="i"> a\n b </eadid></eadheader>', 'a b'],
    ['the identifier of an empty eadid', '<eadheader><eadid url="u" identifier="i"/></eadheader>', 'i'],
    ['the url of an empty eadid', '<eadheader><eadid url="u"/></eadheader>', 'u'],
    ['the recordid of EAD3', '<control><recordid>r</recordid></control>', 'r'],
  ])('is %s', async (_, header, key) => {
    expect(await keyOf(document(header, '<unitid>n</unitid>'))).toBe(key);
  });

  it('falls back to unitid, then to the file name, and says so', async () => {
    expect(await keyOf(document('', '<unitid>n</unitid>'))).toBe('n');
    expect(await keyOf(document('', ''))).toBe('given.xml');
    expect(codes(await read(document('', '')))).toEqual([
      'fonds-key-inferred',
      'fonds-title-missing',
      'no-components',
    ]);
  });
});

describe('a text that is too long', () => {
  const told = async (length: number): Promise<unknown> =>
    (await read(original.replace('</did>', `</did><bioghist><p>${'a'.repeat(length)}</p></bioghist>`)))
      .flatMap((item) => (item.kind === 'problem' ? [item.problem] : []))
      .filter(({ code }) => code.startsWith('text-'))
      .map(({ code, facts }) => [code, facts]);

  it('and is left out whole is told as that, not as shortened to nothing', async () => {
    expect(await told(OTHER_LIMIT)).toEqual([]);
    expect(await told(OTHER_LIMIT + 1)).toEqual([
      ['text-left-out', { field: 'bioghist', length: OTHER_LIMIT + 1 }],
    ]);
  });
});

describe('component ids', () => {
  it('are told apart in large numbers, and a repetition is noticed', () => {
    const seen = new SeenIds();
    const ids = Array.from({ length: 100_000 }, (_, i) => `aspace_${i}`);
    expect(ids.filter((id) => !seen.add(id))).toEqual([]);
    expect(ids.filter((id, i) => i % 997 === 0 && seen.add(id))).toEqual([]);
  });

  it.each(['c[1]', 'a/b', 'a b', 'a\u001fb', 'x'.repeat(257)])('%j cannot serve as a key', (id) => {
    expect(isUsableId(id)).toBe(false);
  });

  it('an unusable id gives way to the path, with a warning', async () => {
    const items = await read(original.replace('id="f2"', 'id="c[9]"'));
    expect(items).toContainEqual(expect.objectContaining({ key: { kind: 'source', value: 'c[1]/c[2]' } }));
    expect(codes(items)).toContain('unusable-id');
  });
});

it('a description that follows the components it is above is named', async () => {
  const items = await read(
    original.replace('<c id="f2"', '<scopecontent><p>Late.</p></scopecontent><c id="f2"'),
  );
  expect(items).toContainEqual(
    expect.objectContaining({
      problem: expect.objectContaining({
        code: 'described-after-children',
        facts: { element: 'scopecontent' },
      }),
    }),
  );
});

it('every problem code that is used has a text in both languages, and every text is used', () => {
  const source = readdirSync(__dirname)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && name !== 'problem-texts.ts')
    .map((name) => readFileSync(join(__dirname, name), 'utf8'))
    .join('\n');
  const used = [...source.matchAll(/ead(?:Warning|Refusal|Unreadable)\(\s*'([a-z-]+)'/g)].map(
    (match) => match[1],
  );
  expect([...new Set(used)].sort()).toEqual(Object.keys(EAD_PROBLEM_TEXTS).sort());
  for (const { zh, en } of Object.values(EAD_PROBLEM_TEXTS))
    for (const text of [zh.what, zh.cure, en.what, en.cure]) expect(text.length).toBeGreaterThan(5);
});
