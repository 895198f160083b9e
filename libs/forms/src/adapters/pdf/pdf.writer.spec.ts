import { createHash } from 'node:crypto';
import { PassThrough, Writable } from 'node:stream';
import { canonicalJson } from '@fonds/kernel';
import { readPdf, textOf, type PdfPage } from '../../../../../test/fixtures/pdf/pdf.reader';
import { create } from 'qrcode';
import { CHECKPOINT, custody, deed, electronic, list, register, row, rows } from '../../../test/papers';
import { writePdf, type FormLanguage, type Paper, type PrintedPdf, type TransferListRow } from '../..';

async function print(
  paper: Paper,
  language?: FormLanguage,
): Promise<{ result: PrintedPdf; bytes: Buffer; pages: PdfPage[] }> {
  const chunks: Buffer[] = [];
  const output = new Writable({ write: (chunk: Buffer, _, done) => (chunks.push(chunk), done()) });
  const result = await writePdf(paper, output, { language });
  const bytes = Buffer.concat(chunks);
  return { result, bytes, pages: readPdf(bytes) };
}

/** Without the line ends that wrapping made. */
const flat = (pages: readonly PdfPage[]): string => pages.map(textOf).join('').replace(/\s/g, '');
const MARGIN = 42;
/** Of rounding to hundredths of a point. */
const HAIR = 0.02;

/** What stands beyond the margins, text by its box. */
const outside = ({ width, height, texts, points }: PdfPage): unknown[] => [
  ...texts.filter(
    (text) =>
      !(text.x >= MARGIN && text.x + text.width <= width - MARGIN + HAIR) ||
      !(text.y - text.size >= MARGIN - HAIR && text.y <= height - MARGIN),
  ),
  ...points.filter(
    ({ x, y }) => !(x >= MARGIN && x <= width - MARGIN + HAIR && y >= MARGIN && y <= height - MARGIN),
  ),
];

const PAPERS = [
  ['deed', () => deed],
  ['list', () => list(rows(100))],
  ['electronic', () => electronic],
  ['register', () => register(70)],
  ['custody page', () => custody(40)],
] as const satisfies readonly (readonly [string, () => Paper])[];
const COLUMNS: Readonly<Record<(typeof PAPERS)[number][0], readonly string[]>> = {
  deed: [
    ...['移出单位', '接收单位', '交接性质', '档案所属年度', '数量（卷）', '数量（件）', '检索工具种类数量'],
    ...['移出说明', '接收意见', '领导人', '经办人', '移出日期', '接收日期'],
  ],
  list: [
    ...['序号', '档号', '题名', '责任者', '日期', '页数/字节'],
    ...['保管期限', '密级', '开放意见', '公开属性', '备注'],
  ],
  electronic: [
    ...['交接名称', '内容描述', '数量（件）', '数据量', '载体起止号', '载体类型', '载体规格'],
    ...['准确性检验', '完整性检验', '可用性检验', '安全性检验', '载体外观检验'],
    ...['填表人', '审核人', '单位印章', '日期'],
  ],
  'custody page': [
    '对象',
    '日志',
    '未附内容',
    '序号',
    '叶',
    '业务日期',
    '内容',
    '经手',
    '检查点',
    '公钥',
    '核对',
  ],
  register: ['序号', '进馆号', '日期', '来源方式', '来源', '全宗', '凭据', '备注'],
};

describe.each(PAPERS)('the paper "%s"', (name, paper) => {
  const printed = new Map<FormLanguage, ReturnType<typeof print>>();
  /** Printed once in each language, for all that is asked of it. */
  const once = (language: FormLanguage): ReturnType<typeof print> => {
    const found = printed.get(language) ?? print(paper(), language);
    printed.set(language, found);
    return found;
  };
  afterAll(() => printed.clear());

  it.each(['zh', 'en'] as const)('keeps everything inside the margins of A4, in %s', async (language) => {
    const { pages } = await once(language);
    expect(pages.map(({ width, height }) => [width, height].sort())).toEqual(
      pages.map(() => [595.28, 841.89]),
    );
    expect(pages.flatMap(outside)).toEqual([]);
  });

  it('has its title and 第 n 页 共 m 页 on each page', async () => {
    const { result, pages } = await once('en');
    expect(pages).toHaveLength(result.pages);
    const title = pages[0]?.texts[0]?.text ?? '?';
    pages.forEach((page, i) => {
      expect(textOf(page)).toContain(title);
      expect(textOf(page)).toContain(`第 ${i + 1} 页\n共 ${pages.length} 页`);
      expect(textOf(page)).toContain(`Page ${i + 1}\nof ${pages.length}`);
    });
  });

  it('has the columns of its form', async () => {
    const { pages } = await once('zh');
    for (const column of COLUMNS[name]) expect(flat(pages)).toContain(column);
  });

  it('ends with log position, kinds of signatures and the digest of its data', async () => {
    const { result, pages } = await once('zh');
    const last = flat(pages.slice(-1));
    expect(last).toContain('日志位置184467');
    expect(last).toContain('签字方式');
    expect(last).toContain(result.sha256);
  });

  it('is the same bytes each time, and Chinese when nothing is said', async () => {
    expect((await print(paper())).bytes.equals((await once('zh')).bytes)).toBe(true);
  });
});

describe('a printed paper', () => {
  it('says of each signature whether an account or a paper gave it', async () => {
    const { pages } = await print(deed);
    expect(flat(pages)).toContain('王㐂：纸质（wang、li）2024-05-30');
    expect(flat(pages)).toContain('斯琴高娃：账户2024-06-03');
  });

  it('leaves the place of a signature that was not given blank', async () => {
    const { pages } = await print({ ...deed, signatures: [] });
    expect(flat(pages)).toContain('接收单位领导人接收单位经办人移出日期');
    expect(flat(pages)).toContain('无签字');
  });

  it('has the digest of its data, which does not depend on the language', async () => {
    const expected = createHash('sha256').update(canonicalJson(deed)).digest('hex');
    expect((await print(deed)).result.sha256).toBe(expected);
    expect((await print(deed, 'en')).result.sha256).toBe(expected);
  });

  it('has the date of its data, not of the printer', async () => {
    const { bytes } = await print(deed);
    expect(bytes.toString('latin1')).toContain('(D:20240603083000Z)');
    expect(bytes.toString('latin1')).not.toContain(`(D:${new Date().getUTCFullYear()}`);
    await expect(print({ ...deed, preparedAt: 'today' })).rejects.toThrow(RangeError);
  });
});

describe('a custody page', () => {
  it('has the checkpoint as a code that holds its very text, with a quiet zone around it', async () => {
    const { pages } = await print(custody(2));
    const squares = pages.flatMap(({ rectangles }) => rectangles);
    const side = squares[0]?.height ?? 0;
    const dark = new Set(
      squares.flatMap(({ x, y, width }) =>
        Array.from(
          { length: Math.round(width / side) },
          (_, i) =>
            `${Math.round((y - Math.min(...squares.map((s) => s.y))) / side)}/${Math.round((x - MARGIN) / side) + i - 4}`,
        ),
      ),
    );
    const { modules } = create(CHECKPOINT, { errorCorrectionLevel: 'L' });
    const wanted = new Set<string>();
    for (let row = 0; row < modules.size; row++)
      for (let column = 0; column < modules.size; column++)
        if (modules.get(row, column)) wanted.add(`${row}/${column}`);
    expect(dark).toEqual(wanted);
  });

  it('of a note that no code can hold leaves out whole lines at its end', async () => {
    const long = CHECKPOINT + CHECKPOINT.slice(CHECKPOINT.indexOf('—')).repeat(40);
    const { pages } = await print({ ...custody(1), checkpoint: long });
    expect(pages.flatMap(outside)).toEqual([]);
  });
});

describe('a long list', () => {
  it('has every text of every row, and its header on each page', async () => {
    const { pages } = await print(list(rows(100)));
    const all = pages.map((page) => flat([page]));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of all.slice(0, -1)) expect(page).toContain('序号档号题名责任者');
    const text = all.join('');
    for (const { code, title } of rows(100)) {
      expect(text).toContain(code);
      expect(text).toContain(title);
    }
  });

  it('a cell higher than a page goes on on the next, and a word wider than its column is broken', async () => {
    const title = Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
    const code = 'X'.repeat(200);
    const { pages } = await print(list([{ ...row(1), title, code }, row(2)]));
    expect(pages.flatMap(outside)).toEqual([]);
    const shown = new Set(pages.flatMap(({ texts }) => texts.flatMap(({ text }) => [...text])));
    expect([...title].filter((character) => !shown.has(character))).toEqual([]);
    const xs = pages.flatMap(({ texts }) => texts.flatMap(({ text }) => /^X+$/.exec(text)?.[0].length ?? 0));
    expect(xs.reduce((sum, length) => sum + length, 0)).toBe(200);
  });

  it('of 3,000 rows is printed while its rows come, without keeping them', async () => {
    let [given, seen] = [0, 0];
    const rowsAsked = (function* (): Generator<TransferListRow> {
      for (const one of rows(3_000)) {
        given += 1;
        yield one;
      }
    })();
    let heldBack = 0;
    const output = new Writable({
      highWaterMark: 1024,
      write(chunk: Buffer, _, done) {
        seen += chunk.length;
        if (given < 1_500) heldBack = seen;
        done();
      },
    });
    const { pages, rows: printed } = await writePdf(list(rowsAsked), output);
    expect(printed).toBe(3_000);
    expect(pages).toBeGreaterThan(150);
    expect(heldBack).toBeGreaterThan(seen / 4);
  });

  it('is not asked for rows while its reader rests', async () => {
    let given = 0;
    const counted = (function* (): Generator<TransferListRow> {
      for (const one of rows(2000)) {
        given += 1;
        yield one;
      }
    })();
    const output = new PassThrough({ highWaterMark: 1024 });
    const done = writePdf(list(counted), output);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(given).toBeLessThan(100);
    output.resume();
    expect((await done).rows).toBe(2000);
  });

  it('passes on the error of its rows, and that of a stream that broke', async () => {
    const failing = (async function* (): AsyncGenerator<TransferListRow> {
      yield await Promise.resolve(row(1));
      throw new Error('the source failed');
    })();
    await expect(print(list(failing))).rejects.toThrow('the source failed');
    const broken = new Writable({ highWaterMark: 1, write: (_, __, done) => done(new Error('disk full')) });
    await expect(writePdf(list(rows(500)), broken)).rejects.toThrow('disk full');
  });
});

describe('characters', () => {
  const titled = (title: string): Paper => list([{ ...row(1), title }]);

  it('rare ones of names are printed: 㐂 䶮 㛃, and those of the standard table in plane 2', async () => {
    const { result, pages } = await print(titled('㐂䶮㛃𬱖𫍽'));
    expect(flat(pages)).toContain('㐂䶮㛃𬱖𫍽');
    expect(result.missingGlyphs).toEqual([]);
  });

  it('one that the font lacks is printed by number, told at the end and in the answer, never a box', async () => {
    const { result, pages } = await print(titled('𠮷野家的𠮷与ᠮ'));
    expect(flat(pages)).toContain('[U+20BB7]野家的[U+20BB7]与[U+182E]');
    expect(flat(pages.slice(-1))).toContain('字库缺2字');
    expect(result.missingGlyphs).toEqual([
      { character: '𠮷', codePoint: 'U+20BB7', where: '第 1 行 题名', times: 2 },
      { character: 'ᠮ', codePoint: 'U+182E', where: '第 1 行 题名', times: 1 },
    ]);
  });

  it("one missing in a signer's name is told too", async () => {
    const signatures = [
      { side: 'sender', office: 'head', name: '𠮷某', kind: 'account', on: '2024-05-30' },
    ] as const;
    const { result } = await print({ ...list([row(1)]), signatures });
    expect(result.missingGlyphs.map(({ codePoint }) => codePoint)).toEqual(['U+20BB7']);
  });

  it('that look alike are still two in text copied from the paper', async () => {
    const { pages } = await print(titled('一⼀二⼆'));
    expect(flat(pages)).toContain('一⼀二⼆');
  });

  it('line ends in a text stay line ends, other control characters are told', async () => {
    const { result, pages } = await print(titled('上行\r\n下行\u0007'));
    expect(pages[0]?.texts.map(({ text }) => text)).toEqual(expect.arrayContaining(['上行', '下行[U+0007]']));
    expect(result.missingGlyphs.map(({ codePoint }) => codePoint)).toEqual(['U+0007']);
  });
});
