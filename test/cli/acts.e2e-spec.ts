import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from '@fonds/testing';
import { hiddenRow, xlsBytes } from '../fixtures/sheets/xls.fixture';
import { FondsProcess, line, lines } from './fonds-process';

/** A busy machine takes seconds for one command. */
jest.setTimeout(240_000);

const CODES = ['J019-WS·2019·Y-0001', 'J019-WS·2019·Y-0002', 'J019-WS·2019·Y-0003'];

describe('acts at the command line', () => {
  const fonds = new FondsProcess();
  let test: TestDatabase;
  const wang = { FONDS_TOKEN: '' };
  const li = { FONDS_TOKEN: '' };
  let id: string;

  const file = (name: string, text: string | Buffer): string => {
    const path = join(fonds.folder, name);
    writeFileSync(path, text);
    return path;
  };
  const run = (words: readonly string[], as = wang) => fonds.call([...words, '--json'], as);

  beforeAll(async () => {
    test = await fonds.onTestDatabase();
    wang.FONDS_TOKEN = await fonds.withArchivist('call');
    const made = await fonds.call(['account', 'create', '李', '--org', 'C01', '--role', '接收员', '--json']);
    li.FONDS_TOKEN = line<{ token: string }>(made).token;
    const rows = CODES.map((code) => `${code},关于水库的批复,市水利局,20190309,永久,3`);
    const catalogue = file('water.csv', ['档号,题名,责任者,日期,保管期限,页数', ...rows].join('\n'));
    const taken = await run([
      'import',
      'catalogue',
      catalogue,
      '--archives',
      'C01',
      '--fonds-name',
      '市水利局',
      '--held-since',
      '2020-01-01',
    ]);
    id = line<{ fonds: string }>(taken).fonds;
  });
  afterAll(async () => {
    fonds.remove();
    await test.drop();
  });

  it('a hold is placed, listed, refuses a loan, and is lifted', async () => {
    const { hold } = line<{ hold: string }>(
      await run(['hold', 'place', id, '--kind', 'evidence', '--ground', '先行登记保存']),
    );
    const lend = [
      'loan',
      'issue',
      '--list',
      file('units.txt', `${CODES[0] ?? ''}\n\n`),
      '--reader',
      '李某',
      '--purpose',
      '编史',
      '--due',
      '2099-01-01',
      '--approval',
      '馆长批准',
    ];
    const refused = await run(lend);
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('[held]')]);
    await run(['hold', 'lift', id, hold, '--ground', '已查清']);
    expect(lines(await run(['hold', 'list', id]))).toEqual([
      expect.objectContaining({ id: hold, liftedGround: '已查清' }),
    ]);
    expect(lines(await run(['hold', 'list', id, '--in-force']))).toEqual([]);
    expect(lines(await run(['hold', 'list', id, '--kind', 'evidence']))).toHaveLength(1);
    expect(lines(await run(['hold', 'list', id, '--kind', 'inspection']))).toEqual([]);
    expect(line(await run(lend))).toMatchObject({ act: expect.any(String), repeated: false });
    const back = ['loan', 'return', CODES[0] ?? '', '--condition', '完好'];
    expect(line(await run(back))).toMatchObject({ units: 1 });
  });

  it('a fact is recorded, and what passed the gate is listed', async () => {
    const unit = CODES[1] ?? '';
    expect((await run(['fact', 'loss', id, unit])).code).toBe(2);
    expect(line(await run(['fact', 'loss', id, unit, '--circumstances', '搬迁时遗失']))).toMatchObject({
      fact: 'loss',
    });
    const types = lines<{ type: string }>(await run(['act', 'passages', id])).map(({ type }) => type);
    expect(types).toEqual(['LossRecorded', 'LoanReturned', 'LoanIssued']);
  });

  it('corrections are proposed by one person, wait in the inbox of another, and are carried out by him', async () => {
    const path = file(
      'changes.json',
      JSON.stringify([{ unit: CODES[2], fields: [{ field: 'title', after: '更正' }] }]),
    );
    const wrong = await run([
      'corrections',
      'propose',
      file('wrong.json', '[{"units": 1}]'),
      '--ground',
      '误录',
    ]);
    expect([wrong.code, wrong.stderr]).toEqual([3, expect.stringContaining('1 units [list-has-problems]')]);
    const { act } = line<{ act: string }>(await run(['corrections', 'propose', path, '--ground', '误录']));
    expect(
      lines<{ act: string }>(await run(['inbox', '--kind', 'corrections-to-second'], li)).map(
        (row) => row.act,
      ),
    ).toEqual([act]);
    expect(lines(await run(['inbox', '--kind', 'corrections-to-second']))).toEqual([]);
    expect((await run(['corrections', 'second', act, '--sample', '1:0'])).stderr).toContain('[same-person]');
    expect(line(await run(['corrections', 'second', act, '--sample', '1:0'], li))).toMatchObject({
      balance: { listed: 1, applied: 1 },
    });
    expect(line(await run(['unit', 'show', CODES[2] ?? '']))).toMatchObject({
      description: { title: '更正' },
    });
    expect((await run(['unit', 'shelve', CODES[2] ?? '', '一库-01'])).code).toBe(0);
    const moved = ['move', CODES[2] ?? '', '--from', '二库', '--to', '三库', '--witness', '李'];
    expect((await run(moved)).stderr).toContain('[stands-elsewhere]');
  });

  it('units come as rows of a spreadsheet, and a rearrangement’s as what its products name', async () => {
    const rows = [['档号'], [CODES[0] ?? ''], [CODES[2] ?? '']];
    const hidden = xlsBytes({ sheets: [{ name: '甲', rows }], records: [hiddenRow(2)] });
    const place = ['--from', '一库', '--to', '二库', '--witness', '李'];
    const listed = ['move', '--list', file('units.xls', hidden), ...place];
    expect((await run(listed)).code).toBe(3);
    const decided = ['--hidden-rows', 'exclude', '--reason', '整理'];
    const moved = line<{ act: string }>(await run([...listed, ...decided]));
    expect(moved).toMatchObject({ balance: { listed: 1, applied: 1 } });
    // What was decided about the hidden row stands with the reason.
    expect(lines(await run(['trail', '--act', moved.act, '--type', 'MoveOrdered']))).toMatchObject([
      { meta: { reason: expect.stringMatching(/^整理；units\.xls: .*不计入 excluded$/) } },
    ]);
    const types = lines<{ type: string }>(await run(['trail', '--act', moved.act])).map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['ActSealed', 'UnitClaimed', 'ItemsMoved', 'EffectApplied']),
    );
    expect(lines(await run(['act', 'list', '--kind', 'move']))[0]).toMatchObject({ id: moved.act });
    expect(line(await run(['act', 'show', moved.act]))).toMatchObject({ kind: 'move', phase: 'closed' });
    expect(lines(await run(['act', 'units', moved.act]))).toMatchObject([
      { code: CODES[0], standing: 'decided' },
    ]);
    const into = { title: '合卷', level: 'file', from: [CODES[0], CODES[2]] };
    const proposed = ['rearrange', 'propose', '--into', file('into.ndjson', JSON.stringify(into))];
    const { act } = line<{ act: string }>(await run([...proposed, '--ground', '并卷']));
    expect(line(await run(['rearrange', 'second', act], li))).toMatchObject({
      balance: { listed: 2, applied: 2 },
    });
    const unknown = await run(['move', 'J019-WS·2019·Y-0099', ...place]);
    expect([unknown.code, unknown.stderr]).toEqual([3, expect.stringContaining('J019-WS·2019·Y-0099')]);
  });

  it('a deposit goes back by a list of codes, checked by another person by a list', async () => {
    const code = 'D001-SX·2012·Y-0001';
    const list = file(
      'deposit.csv',
      ['档号,题名,责任者,日期,保管期限', `${code},书信,李某,20120301,永久`].join('\n'),
    );
    const made = await run(['fonds', 'register', '--archives', 'C01', '--number', 'D001', '--name', '李某']);
    const at = ['--archives', 'C01', '--fonds', line<{ id: string }>(made).id];
    const owner = ['--source-owner', '个人', '--source-name', '李某'];
    const taken = ['accession', 'register', ...at, ...owner, '--units', list];
    const { sha256 } = line<{ sha256: string }>(await run(['evidence', 'add', list]));
    expect(line(await run([...taken, '--source-kind', '代为保管', '--title', '书信']))).toMatchObject({
      applied: 1,
    });
    const codes = file('codes.txt', `${code}\n`);
    const asked = ['accession', 'withdraw', ...at, ...owner, '--list', codes, '--proof', '收据'];
    const { act } = line<{ act: string }>(await run([...asked, '--evidence', sha256]));
    expect(line(await run(['accession', 'check', act, '--list', codes], li))).toMatchObject({
      listed: 1,
      applied: 1,
      closed: true,
    });
  });

  it('what lists and single acts show is told in words, and units by their codes', async () => {
    const reviewer = await fonds.call([
      'account',
      'create',
      '审',
      '--org',
      'C01',
      '--role',
      '审核员',
      '--json',
    ]);
    const shen = { FONDS_TOKEN: line<{ token: string }>(reviewer).token };
    const planned = await run(['opening', 'plan', CODES[2] ?? ''], shen);
    const [review = '', loan = ''] = [
      line<{ act: string }>(planned).act,
      lines<{ id: string }>(await run(['act', 'list', '--kind', 'loan']))[0]?.id,
    ];
    await run(['hold', 'place', id, CODES[0] ?? '', '--kind', 'evidence', '--ground', '先行登记保存']);
    const group = ['--method', '逐件', '--scope', '全部', '--member', '张某:档案'];
    const begun = ['appraisal', 'open', CODES[2] ?? '', '--custodian', 'C01', '--fonds', id, ...group];
    const { appraisal } = line<{ appraisal: string }>(await run(begun));
    await run(['appraisal', 'decide', appraisal, '--opinion', 'destroy', '--why', '无查考价值']);
    const held = ['holdings', '--archives', 'C01', '--as-of', '2021-01-01'];
    const shown: readonly (readonly [readonly string[], string])[] = [
      [['act', 'list'], '借出'],
      [['act', 'show', loan], '已结束'],
      [['act', 'units', loan], '已生效'],
      [['opening', 'list'], '已列计划'],
      [['act', 'show', review], '已列计划'],
      [['opening', 'show', review], '已列计划'],
      [['opening', 'units', review], '已列计划'],
      [['appraisal', 'list'], '全部'],
      [['appraisal', 'units', appraisal], '销毁'],
      [['appraisal', 'units', appraisal, '--opinion', 'destroy'], CODES[2] ?? ''],
      [['hold', 'list', id], '移交、借出'],
      [['unit', 'chain', CODES[0] ?? ''], '(接收员)'],
      [['hold', 'of', CODES[0] ?? ''], '先行登记保存'],
      [[...held], CODES[0] ?? ''],
    ];
    for (const [words, expected] of shown) {
      const { code, stdout } = await fonds.call([...words, '--lang', 'zh'], shen);
      expect([words, code, stdout]).toEqual([words, 0, expect.stringContaining(expected)]);
      const codes = stdout.split(/\n|\s{2,}/).filter((cell) => /^[a-z]+(-[a-z]+)*$/.test(cell));
      expect([words, codes]).toEqual([words, []]);
    }
    const named = (await fonds.call([...held, '--lang', 'zh'], shen)).stdout;
    expect(named).not.toContain(id);
  });

  it('a restructuring case is tried, opened, sorted, shown with what has to be known, and printed', async () => {
    const tried = line<{ units: number; groups: object[] }>(
      await run(['case', 'whatif', 'C18', '--fonds', id]),
    );
    expect(lines(await run(['case', 'list']))).toEqual([]);
    const document = ['--document', '变更登记', '--document-date', '2026-01-05'];
    const opened = line<{ case: string; units: number }>(
      await run(['case', 'open', 'C18', '--fonds', id, ...document]),
    );
    expect(opened.units).toBe(tried.units);
    expect((await run(['case', 'sort', opened.case])).code).toBe(0);
    const view = line<{ change: { questions: object[] }; groups: { units: number }[] }>(
      await run(['case', 'show', opened.case]),
    );
    expect(view.groups.reduce((n, { units }) => n + units, 0)).toBe(tried.units);
    expect(view.change.questions).toHaveLength(1);
    expect(lines(await run(['case', 'checklist', opened.case]))).toHaveLength(13);
    const report = join(fonds.folder, 'inventory.html');
    const asked = ['case', 'paper', opened.case, report, '--form', 'inventory', '--english'];
    expect(line(await run(asked))).toMatchObject({ file: report });
    expect(readFileSync(report, 'utf8')).toContain('Inventory Report');
    // The freeze is the case's (O5).
    const [held] = lines<{ id: string }>(await run(['hold', 'list', id, '--in-force']));
    const lifted = await run(['hold', 'lift', id, held?.id ?? '', '--ground', '误']);
    expect([lifted.code, lifted.stderr]).toEqual([3, expect.stringContaining('[hold-of-a-case]')]);
  });
});
