import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hiddenRow, xlsBytes } from '../../../../test/fixtures/sheets/xls.fixture';
import { assetsOfSheet } from './asset-sheet';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'assets-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reading = (...lines: string[]) => {
  const path = join(folder, 'list.csv');
  writeFileSync(path, `\ufeff${lines.join('\n')}`);
  return assetsOfSheet(path, { fileName: '资产.csv', language: 'zh' });
};
const HEADER = '资产编号,资产名称,受让方,是否国有控股,档号';

describe('an asset list in a spreadsheet', () => {
  it('has its header below a title; lines of one asset are one, and sums are no assets', async () => {
    expect(
      await reading(
        '某厂资产处置清单,,,,',
        HEADER,
        'GD-001,车床,S,是,"J-KJ·SB·01-0001、J-KJ·SB·01-0002"',
        'GD-001,〃,〃,〃,J-KJ·SB·01-0003',
        'GD-002,铣床,甲公司,否,',
        'GD-003,锅炉,,,J-KJ·SB·01-0004',
        '合计,3,,,',
      ),
    ).toEqual({
      ok: true,
      value: [
        {
          asset: 'GD-001',
          name: '车床',
          buyer: 'S',
          stateControlled: true,
          units: ['J-KJ·SB·01-0001', 'J-KJ·SB·01-0002', 'J-KJ·SB·01-0003'],
        },
        { asset: 'GD-002', name: '铣床', buyer: '甲公司', stateControlled: false },
        { asset: 'GD-003', name: '锅炉', units: ['J-KJ·SB·01-0004'] },
      ],
    });
  });

  it('takes 同上 below a hidden row that is left out as the value of that row', async () => {
    const path = join(folder, 'list.xls');
    const rows = [
      HEADER.split(','),
      ['GD-001', '车床', 'S', '是', 'A-1'],
      ['GD-002', '铣床', 'N', '否', 'A-2'],
    ];
    const sheets = [{ rows: [...rows, ['GD-003', '刨床', '同上', '同上', 'A-3']] }];
    writeFileSync(path, xlsBytes({ sheets, records: [hiddenRow(2)] }));
    expect(
      await assetsOfSheet(path, { fileName: 'list.xls', language: 'zh', hiddenRows: 'exclude' }),
    ).toMatchObject({
      value: [{ asset: 'GD-001' }, { asset: 'GD-003', buyer: 'N', stateControlled: false, units: ['A-3'] }],
    });
  });

  it('is not taken while a line has no asset, sells an asset twice, or says neither yes nor no', async () => {
    expect(await reading(HEADER, ',车床,S,是,', 'GD-1,,S,是,', 'GD-1,,N,,', 'GD-2,,S,也许,')).toMatchObject({
      ok: false,
      error: { code: 'list-has-problems', facts: { count: 3 } },
    });
  });
});
