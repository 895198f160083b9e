import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { civilDate } from '@fonds/kernel';
import { hiddenColumns, xlsBytes } from '../../../../test/fixtures/sheets/xls.fixture';
import type { Session } from '../session/session';
import { Output } from '../terminal/output';
import { listOf } from './named-units';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'named-units-'))));
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => jest.restoreAllMocks());

it.each(['zh', 'en'] as const)(
  'hidden columns of a list are named where it is read, and in the answer of what is done by it: %s',
  async (language) => {
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      jest.spyOn(process[stream], 'write').mockImplementation((text) => !!(said[stream] += String(text)));
    const rows = [
      ['档号', '开放意见'],
      ['J019-001-0001', '开放'],
    ];
    const list = join(folder, '清册.xls');
    await writeFile(list, xlsBytes({ sheets: [{ name: '甲', rows }], records: [hiddenColumns(1, 1)] }));
    const out = new Output(language, true);
    const session = { out, today: () => civilDate('2026-01-01'), decided: () => undefined };
    await listOf(session as unknown as Session, { list });
    expect(said.stderr).toMatch(/清册\.xls.*甲.*\[list-hidden-columns\].*B 开放意见/);
    expect(said.stderr.includes('隐藏的列')).toBe(language === 'zh');
    out.data({ act: '1' });
    out.data({ act: '2' });
    const warned = [{ code: 'list-hidden-columns', file: '清册.xls', sheet: '甲', columns: 'B 开放意见' }];
    expect(
      said.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([{ act: '1', warned }, { act: '2' }]);
  },
);
