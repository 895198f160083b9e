import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBook, type ProblemRow } from '@fonds/interchange';
import { Output } from '../terminal/output';
import { ProblemReport } from './problem-report';

const ROWS = 300;
const refused = (line: number): ProblemRow => ({
  problem: {
    code: 'ditto-without-source',
    severity: 'refused',
    place: { file: '目录.xlsx', sheet: '件', line, column: '题名' },
    facts: { column: '题名' },
  },
  row: { 档号: `A001-WS·2011-Y-BGS-${line}` },
});

describe.each(['zh', 'en'] as const)('what repeats itself, told in %s', (language) => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'report-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('is told for the first rows, then where the others are; the sheet has every one', async () => {
    const said: string[] = [];
    const write = jest
      .spyOn(process.stderr, 'write')
      .mockImplementation((text) => said.push(String(text)) > 0);
    const report = await ProblemReport.open(
      'catalogue',
      new Output(language, true),
      join(folder, 'problems.xlsx'),
    );
    try {
      for (let line = 2; line < ROWS + 2; line++) await report.add(refused(line));
      const sheet = await report.write('目录.xlsx');
      expect(said.filter((line) => line.includes('ditto-without-source'))).toHaveLength(11);
      expect(said[10]).toMatch(/300.*290.*2-301/);
      expect(/[\u4e00-\u9fff]/.test((said[10] ?? '').replace(/目录|件|题名/g, ''))).toBe(language === 'zh');
      const book = await openBook(sheet ?? '', '目录.xlsx');
      let rows = 0;
      for await (const { rows: read } of book.sheets())
        for await (const row of read()) rows += row.row ? 1 : 0;
      await book.close();
      expect(rows).toBe(ROWS + 1);
    } finally {
      write.mockRestore();
      await report.close();
    }
  });

  it('goes into no file that is named as another kind', async () => {
    const opened = ProblemReport.open('atom', new Output(language, true), join(folder, 'problems.csv'));
    await expect(opened).rejects.toThrow(/--problems .*problems\.csv.*\.xlsx/);
  });

  it('is told of warnings too, and a long list of places is cut at a whole one', async () => {
    const said: string[] = [];
    const write = jest
      .spyOn(process.stderr, 'write')
      .mockImplementation((text) => said.push(String(text)) > 0);
    const report = await ProblemReport.open('catalogue', new Output(language, true));
    const lines = Array.from({ length: 100 }, (_, n) => String(1000 + 2 * n)).join(', ');
    const warned = [{ code: 'code-legacy', sheet: '件', count: 100, told: 10, lines }];
    report.warn({ warnings: [], warned }, '目录.xlsx');
    write.mockRestore();
    await report.close();
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/ 10\d\d …/);
  });
});
