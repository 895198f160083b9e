import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { UnreadableSource, type Problem, type SourceItem } from '../source';
import { MAX_COMPONENT_DEPTH } from './component-tree';
import { readEad } from './ead.reader';
import { MAX_ELEMENT_DEPTH, MAX_TAG, MAX_TEXT } from './guarded-xml.parser';

const FIXTURES = join(__dirname, '../../../../test/fixtures/ead');
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'ead-'))));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer): Promise<SourceItem[]> {
  const path = join(folder, 'given.xml');
  writeFileSync(path, content);
  const items: SourceItem[] = [];
  for await (const item of readEad(path)) items.push(item);
  return items;
}

async function problemOf(content: string | Buffer): Promise<Problem> {
  const error: unknown = await read(content).then(
    () => new Error('the file was read'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof UnreadableSource) return error.problem;
  throw error;
}

const ead = (inside: string, before = ''): string =>
  `${before}<ead><eadheader><eadid>x</eadid></eadheader><archdesc level="fonds"><did><unittitle>T</unittitle></did>` +
  `<dsc>${inside}</dsc></archdesc></ead>`;
const file = (title: string, attributes = ''): string =>
  `<c level="file" ${attributes}><did><unittitle>${title}</unittitle></did></c>`;

describe('entities', () => {
  it.each([
    ['an external entity', '<!DOCTYPE ead [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;', 'x'],
    ['a parameter entity reference', '<!DOCTYPE ead [<!ENTITY % p "<!-- -->"> %p;]>', 'a', '%p'],
    ['an internal entity that is used', '<!DOCTYPE ead [<!ENTITY x "text">]>', '&x;', 'x'],
    ['an entity hidden behind a comment', `<!DOCTYPE ead [<!-- ' --><!ENTITY x SYSTEM 'a>b'>]>`, '&x;', 'x'],
  ])('%s is refused and never fetched', async (_, doctype, title, entity) => {
    expect(await problemOf(ead(file(title), doctype))).toMatchObject({
      code: 'entities-refused',
      facts: { entity },
    });
  });

  it.each([
    ['an external entity', '<!ENTITY x SYSTEM "http://127.0.0.1/">', 'x'],
    ['an external parameter entity', '<!ENTITY % p PUBLIC "-//EAD//ENTITIES//EN" "p.ent"> %p;', '%p'],
  ])('%s that the text does not use is told, and the file read', async (_, declared, entities) => {
    const items = await read(ead(file('a'), `<!DOCTYPE ead SYSTEM "ead.dtd" [${declared}]>`));
    const problem = { code: 'entities-not-fetched', severity: 'warning', facts: { entities, count: 1 } };
    expect(items[0]).toMatchObject({ kind: 'problem', problem });
    expect(items.at(-1)).toMatchObject({ description: { title: 'a' } });
  });

  it('what an external parameter entity would have declared is refused where it is used', async () => {
    const doctype = '<!DOCTYPE ead SYSTEM "ead.dtd" [<!ENTITY % p SYSTEM "p.ent"> %p;]>';
    expect(await problemOf(ead(file('&ours;'), doctype))).toMatchObject({
      code: 'entity-undefined',
      facts: { entity: '&ours;' },
    });
  });

  it('an entity bomb is refused at its first use', async () => {
    const levels = Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "&l${i};&l${i};">`).join('');
    const problem = await problemOf(ead(file('&l30;'), `<!DOCTYPE ead [<!ENTITY l0 "ha">${levels}]>`));
    expect(problem).toMatchObject({ code: 'entities-refused', facts: { entity: 'l30' } });
  });

  it('an entity in an attribute is refused too', async () => {
    const problem = await problemOf(ead(file('a', 'id="&x;"'), '<!DOCTYPE ead [<!ENTITY x "text">]>'));
    expect(problem.code).toBe('entities-refused');
  });

  it('an undeclared entity is named with its cure', async () => {
    expect(await problemOf(ead(file('a&nbsp;b')))).toMatchObject({
      code: 'entity-undefined',
      facts: { entity: '&nbsp;' },
    });
  });

  it('a character by its name is read where the file names its DTD, which is never fetched', async () => {
    const dtd = '<!DOCTYPE ead PUBLIC "+//ISBN 1-931666-00-8//DTD ead.dtd//EN" "ead.dtd">';
    const items = await read(ead(file('Caf&eacute;&nbsp;&mdash; Dvo&rcaron;&aacute;k &yuml;'), dtd));
    expect(items.at(-1)).toMatchObject({ description: { title: 'Café\u00a0— Dvořák ÿ' } });
    expect(await problemOf(ead(file('&eacute;'), '<!DOCTYPE ead>'))).toMatchObject({
      code: 'entity-undefined',
    });
    expect(await problemOf(ead(file('&myown;'), dtd))).toMatchObject({ facts: { entity: '&myown;' } });
  });

  it('the five predefined entities and character references are read', async () => {
    const items = await read(ead(file('a &amp; b &lt;c&gt; &#26723;')));
    expect(items.at(-1)).toMatchObject({ description: { title: 'a & b <c> 档' } });
  });
});

describe('what is not EAD', () => {
  it.each<[string, Buffer | string, string]>([
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'gzip'],
    ['a workbook', Buffer.from('PK\u0003\u0004rest'), '.xlsx'],
    ['nothing', '', 'empty'],
    ['JSON', '{"a":1}', 'JSON'],
    ['an HTML page', '<!DOCTYPE html><html></html>', 'HTML'],
    ['an HTML page without a doctype', '<html lang="en"></html>', 'HTML'],
    ['a table', 'id,title\n1,a\n', 'table'],
    ['other XML', '<mods/>', 'mods'],
  ])('%s is named as what it is', async (_, content, found) => {
    const problem = await problemOf(content);
    expect(problem.code).toBe('not-ead');
    expect(problem.facts.found).toContain(found);
  });

  it('a missing file is an unreadable source', async () => {
    await expect(readEad(join(folder, 'absent.xml')).next()).rejects.toMatchObject({
      problem: { code: 'file-not-readable', severity: 'file' },
    });
  });
});

describe('encodings', () => {
  const titled = (encoding: string): string =>
    ead(file('档案'), `<?xml version="1.0" encoding="${encoding}"?>`);

  it.each([
    ['UTF-8', Buffer.from(titled('UTF-8'))],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${titled('utf-8')}`)],
    ['GB18030', iconv.encode(titled('GB18030'), 'gb18030')],
    ['GBK', iconv.encode(titled('gbk'), 'gbk')],
    ['Big5', iconv.encode(titled('Big5').replace('档', '檔'), 'big5')],
    ['UTF-16 little-endian', iconv.encode(titled('UTF-16'), 'utf-16le', { addBOM: true })],
    ['UTF-16 big-endian', iconv.encode(titled('UTF-16'), 'utf-16be', { addBOM: true })],
  ])('%s is read as declared', async (_, bytes) => {
    expect((await read(bytes)).at(-1)).toMatchObject({
      description: { title: expect.stringMatching(/^[档檔]案$/) },
    });
  });

  it.each([
    ['GBK declared as UTF-8', iconv.encode(titled('UTF-8'), 'gbk')],
    ['GBK without a declaration', iconv.encode(ead(file('档案')), 'gbk')],
    ['UTF-8 declared as UTF-16', Buffer.from(titled('UTF-16'))],
    ['UTF-16 declared as UTF-8', iconv.encode(titled('UTF-8'), 'utf-16le', { addBOM: true })],
    ['UTF-8 with a mark declared as GBK', Buffer.from(`\ufeff${titled('GBK')}`)],
  ])('%s is refused with the cure', async (_, bytes) => {
    expect((await problemOf(bytes)).code).toBe('encoding-contradicts');
  });

  it.each(['x-unknown', 'base64', 'UTF-7'])('%s is not supported', async (encoding) => {
    expect((await problemOf(titled(encoding))).code).toBe('encoding-not-supported');
  });

  it('a character on the border of two reads is whole', async () => {
    const title = '档'.repeat(40_000);
    const items = await read(ead(file(title.slice(0, 3_000)).repeat(30) + file('档案')));
    expect(items.at(-1)).toMatchObject({ description: { title: '档案' } });
    expect(items).toHaveLength(32);
  });
});

describe('damage', () => {
  it('a truncated file is refused with line and column, after what stands before the cut', async () => {
    const whole = ead(`\n${file('a')}\n${file('b')}`);
    expect(await problemOf(whole.slice(0, -30))).toMatchObject({
      code: 'xml-not-well-formed',
      place: { line: 3 },
      facts: { line: 3, detail: expect.stringContaining('unclosed tag') },
    });
  });

  it.each(['<c></did>', 'a & b', '<c x=1/>', '<c a="1" a="2"/>', '<c>\u0001</c>', '<c/><c'])(
    '%s is not well-formed',
    async (inside) => {
      expect((await problemOf(ead(inside))).code).toBe('xml-not-well-formed');
    },
  );
});

describe('what would exhaust memory', () => {
  it('a text without end is refused', async () => {
    const problem = await problemOf(`<ead>${'x'.repeat(MAX_TEXT + 200_000)}`);
    expect(problem).toMatchObject({ code: 'text-too-long', facts: { limit: MAX_TEXT } });
  });

  it('a long line of many short elements is read', async () => {
    const items = await read(ead(file('a').repeat(2_000)));
    expect(items).toHaveLength(2_001);
  });

  it.each([
    ['attribute', `<ead a="${'x'.repeat(MAX_TAG + 200_000)}`],
    ['list of attributes', `<ead ${Array.from({ length: 200_000 }, (_, i) => `a${i}=""`).join(' ')}`],
    ['document type declaration', `<!DOCTYPE ead [${' '.repeat(MAX_TAG + 200_000)}`],
    ['blank beginning', ' '.repeat(MAX_TAG + 200_000)],
  ])('an endless %s is refused', async (_, content) => {
    expect(await problemOf(content)).toMatchObject({ code: 'text-too-long', facts: { limit: MAX_TAG } });
  });

  it('elements nested without end are refused', async () => {
    expect(await problemOf(ead('<p>'.repeat(MAX_ELEMENT_DEPTH)))).toMatchObject({
      code: 'components-too-deep',
      facts: { limit: MAX_ELEMENT_DEPTH },
    });
  });

  it('components nested deeper than a hundred are refused', async () => {
    expect(await problemOf(ead('<c>'.repeat(MAX_COMPONENT_DEPTH + 1)))).toMatchObject({
      code: 'components-too-deep',
      facts: { limit: MAX_COMPONENT_DEPTH },
    });
  });

  it('a description stays small enough for one event, and what was cut is named', async () => {
    const long = '档'.repeat(70_000);
    const body =
      `<c level="file"><did><unittitle>${long}</unittitle>${'<container type="Box">12345678</container>'.repeat(3_000)}</did>` +
      `<scopecontent><p>${long}</p></scopecontent><odd><p>${long}</p></odd></c>`;
    const items = await read(ead(body));
    const unit = items.find((item) => item.kind === 'unit');
    expect(Buffer.byteLength(JSON.stringify(unit?.description))).toBeLessThan(200_000);
    expect(items.flatMap((item) => (item.kind === 'problem' ? [item.problem.facts.field] : []))).toEqual(
      expect.arrayContaining(['title', 'scope', 'lists', 'odd']),
    );
  });
});

describe('any damage at all', () => {
  const whole = readFileSync(join(FIXTURES, 'ead2002-unnumbered.xml'));
  const surelyRead = async (bytes: Buffer): Promise<void> => {
    try {
      await read(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableSource);
    }
  };

  it('a cut anywhere gives items or an UnreadableSource, nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), (length) => surelyRead(whole.subarray(0, length))),
      { numRuns: 100 },
    );
  });

  it('bytes changed anywhere give items or an UnreadableSource, nothing else', async () => {
    const change = fc.tuple(
      fc.nat(whole.length - 1),
      fc.constantFrom(...Buffer.from('<>&;"\'/= c\u0000[]!-?\u00ff'), 0xff),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        return surelyRead(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it('pieces moved anywhere give items or an UnreadableSource, nothing else', async () => {
    const text = whole.toString();
    const tags = text.match(/<[^>]*>|[^<]+/g) ?? [];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(tags.length - 1), { maxLength: 60 }), (picked) =>
        surelyRead(Buffer.from(`<ead>${picked.map((at) => tags[at]).join('')}</ead>`)),
      ),
      { numRuns: 300 },
    );
  });
});
