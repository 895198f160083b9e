import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ImportService, type ImportPhase, type ImportRequest } from '@fonds/interchange';
import { civilDate } from '@fonds/kernel';
import { testContext } from '../../libs/testing/src/instance';
import { csvBytes, xlsxOf } from '../fixtures/sheets/book-file.fixture';
import { ARCHIVES, ImportBench } from './import.fixture';

const ROWS = 1_500;
const SHEET = {
  name: '归档文件目录',
  rows: [
    ['归档文件目录'],
    ['档号', '题名', '责任者', '日期'],
    ...Array.from({ length: ROWS }, (_, i) => [
      `Z109-WS·2011-Y-${String(i + 1).padStart(4, '0')}`,
      `通知${i}`,
      '局',
      '20110309',
    ]),
  ],
};
const today = civilDate('2026-01-01');
const stopped = new Error('stopped');

let bench: ImportBench;
beforeAll(async () => void (bench = await ImportBench.open()), 120_000);
afterAll(() => bench.close());

async function run(path: string, heard: (phase: ImportPhase, done: number) => void): Promise<void> {
  const { store, evidence, projections } = bench.instance;
  const request: ImportRequest = { format: 'catalogue', path, archives: ARCHIVES };
  const context = testContext({ businessDate: today, today });
  await new ImportService(store, evidence, projections).run(
    request,
    context,
    bench.folder,
    () => Promise.resolve(),
    heard,
  );
}

describe('a catalogue that is read twice', () => {
  const files: readonly (readonly [string, () => Promise<Buffer>])[] = [
    ['an .xlsx', () => xlsxOf([SHEET])],
    ['a CSV', () => Promise.resolve(csvBytes(SHEET, 'utf8-bom'))],
  ];

  it.each(files)(
    'can be stopped in its first reading, and nothing is recorded then: %s',
    async (name, bytes) => {
      const before = await bench.instance.store.head();
      const path = bench.file(name.replace(/\W/g, ''), await bytes());
      const phases: string[] = [];
      const running = run(path, (phase) => {
        phases.push(phase);
        throw stopped;
      });
      await expect(running).rejects.toBe(stopped);
      expect(phases).toEqual(['compare']);
      expect(await bench.instance.store.head()).toBe(before);
      expect(readdirSync(join(bench.folder, 'work'))).toEqual([]);
    },
  );

  it('tells how many rows have been compared, then judged, then registered', async () => {
    const most = new Map<ImportPhase, number>();
    const path = bench.file('whole.xlsx', await xlsxOf([SHEET]));
    await run(path, (phase, done) => most.set(phase, Math.max(done, most.get(phase) ?? 0)));
    expect([...most.keys()]).toEqual(['compare', 'read', 'register']);
    expect(most.get('compare')).toBeGreaterThan(ROWS / 2);
    expect([most.get('read'), most.get('register')]).toEqual([ROWS, ROWS]);
  });
});
