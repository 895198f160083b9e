import { ArchivesAtTheCommandLine, type Person } from './archives.fixture';

/** A busy machine takes seconds for one command. */
jest.setTimeout(240_000);

const PAPERS = ['0001', '0002', '0003', '0004'].map((n) => `J019-WS·2000-D10-${n}`);
const [GOES = '', HELD = '', DECLINED = '', KEPT = ''] = PAPERS;
const DATA = ['J019-KJ·2000-0001', 'J019-KJ·2000-0002'];
const [ERASED = '', GONE = ''] = DATA;
const REPORT = '2026年鉴定工作报告';

let a: ArchivesAtTheCommandLine;
let appraisal: string;
beforeAll(async () => {
  a = await ArchivesAtTheCommandLine.open();
  const row = (code: string, medium: string) => `${code},${code}的文件,市发改委,20000309,10年,3,${medium}`;
  const rows = [...PAPERS.map((code) => row(code, '纸质')), ...DATA.map((code) => row(code, '电子'))];
  await a.take('zhang', 'C01', '档号,题名,责任者,日期,保管期限,页数,载体类型', rows);
}, 240_000);
afterAll(() => a.close());

const register = (act: string) => ({
  done: (name: Person, step: string, ...words: string[]) => a.done(name, 'destruction', step, act, ...words),
  refused: (name: Person, step: string, ...words: string[]) =>
    a.refused(name, 'destruction', step, act, ...words),
  shown: () => a.shown('zhang', ['destruction', 'show', act]),
  counted: async () => {
    for (const name of ['jian1', 'jian2'] as const)
      await a.done(name, 'destruction', 'count', act, '--all', '--office', 'archives');
  },
});
const draw = async (form: string, units: readonly string[]) => {
  const of = ['--custodian', 'C01', '--fonds', 'J019', '--form', form, '--report', REPORT];
  const drawn = ['destruction', 'draw', ...units, ...of, '--appraisal', appraisal];
  return a.done<{ act: string; listed: number; excluded: number }>('zhang', ...drawn);
};
const hold = async (unit: string) =>
  (
    await a.done<{ hold: string }>(
      ...(['inspector', 'hold', 'place', 'J019', unit, '--kind', 'evidence', '--ground', '涉案'] as const),
    )
  ).hold;

describe('an appraisal at the command line', () => {
  it('takes what is due, is given opinions, and its report sets the new period', async () => {
    const group = ['--method', '逐卷', '--scope', '期满档案'];
    const open = ['appraisal', 'open', '--custodian', 'C01', '--fonds', 'J019', ...group];
    expect(await a.misused('zhang', ...open, '--member', '张某')).toContain('NAME:ROLE');
    const opened = await a.done<{ appraisal: string; units: number }>(
      ...(['zhang', ...open, '--member', '张某:档案', '李某:业务', '王某:保密'] as const),
    );
    ({ appraisal } = opened);
    expect(opened.units).toBe(PAPERS.length + DATA.length);
    const keep = ['--opinion', 'keep', '--why', '仍有查考价值', '--period', '永久'];
    await a.done('zhang', 'appraisal', 'decide', appraisal, KEPT, ...keep);
    const report = ['appraisal', 'report', appraisal, '--title', REPORT];
    expect(await a.refused('zhang', ...report)).toBe('units-without-opinion');
    await a.done('zhang', 'appraisal', 'decide', appraisal, '--opinion', 'destroy', '--why', '无查考价值');
    expect(await a.refused('zhang', ...report)).toBe('report-without-paper');
    const paper = await a.paper('zhang', '鉴定工作报告');
    expect(await a.done('zhang', ...report, '--evidence', paper)).toMatchObject({ reset: 1, refused: [] });
  });
});

describe('a register of destruction at the command line', () => {
  it('goes from its drawing up over a hold to the certificate of both supervisors', async () => {
    const { act, listed, excluded } = await draw('general', PAPERS);
    expect([listed, excluded]).toEqual([3, 1]);
    expect(await a.rows('zhang', ['destruction', 'excluded', act])).toMatchObject([
      { reference: KEPT, code: 'retention-permanent' },
    ]);
    const { done, refused, shown, counted } = register(act);
    const start = ['--method', '化浆', '--place', '市纸业公司'];
    expect(await refused('jian1', 'count', '--all', '--office', 'archives')).toBe('approval-missing');
    const approve = ['--approver', 'leading-authority', '--opinion', '同意', '--declined', DECLINED];
    expect(await refused('director', 'approve', '--approver', 'organ-head')).toBe(
      'approver-not-the-right-one',
    );
    await done('gov', 'approve', ...approve);
    expect(await a.misused('jian1', 'destruction', 'count', act, '--office', 'it')).toContain('or --all');
    expect(await refused('jian1', 'count', GOES, '--office', 'archives')).toBe(
      'counted-differs-from-register',
    );
    await counted();

    const held = await hold(HELD);
    expect(await a.rows('zhang', ['hold', 'of', HELD])).toMatchObject([
      { what: 'hold', id: held },
      { what: 'act', id: act },
    ]);
    expect(await refused('jian1', 'start', ...start)).toBe('held');
    expect(await shown()).toMatch(new RegExp(`关口.*${HELD}`));
    await done('zhang', 'remove', HELD, '--ground', '先行登记保存');
    expect(await refused('jian1', 'start', ...start)).toBe('two-must-count');
    await counted();
    await done('jian1', 'start', ...start);
    expect(await refused('zhang', 'withdraw', '--ground', '停')).toBe('destruction-started');

    expect(await refused('jian1', 'certify')).toBe('units-without-fact');
    const fact = ['destruction', 'fact', act, '--outcome', 'destroyed'];
    expect(await a.misused('jian1', ...fact)).toContain('or --rest');
    await done('jian1', 'fact', GOES, '--outcome', 'destroyed');
    await done('jian1', 'certify');
    expect(await refused('jian1', 'certify')).toBe('certificate-signed-already');
    await done('jian2', 'certify');
    expect(await a.done('zhang', 'destruction', 'show', act)).toMatchObject({
      certified: true,
      outcomes: { destroyed: 1, open: 0 },
    });
    for (const words of [
      ['unit', 'show', GOES],
      ['catalogue', 'show', GOES],
      ['catalogue', 'search', '--code', GOES],
    ])
      expect([words, await a.shown('zhang', words)]).toEqual([words, expect.stringContaining('已销毁')]);

    await a.done('inspector', 'hold', 'lift', 'J019', held, '--ground', '已结案');
    expect(await a.rows('zhang', ['hold', 'of', HELD])).toEqual([]);
  });

  it('of electronic technical archives is approved on paper, filed, and erased with media and backups', async () => {
    const { act } = await draw('technical', DATA);
    const { done, refused, counted } = register(act);
    const { businessDate } = await a.done<{ businessDate: string }>('zhang', 'destruction', 'show', act);
    const paper = ['--what', 'approval', '--name', '赵某', '--signed-on', businessDate];
    const entered = [...paper, '--approver', 'unit-head', '--opinion', '同意'];
    expect(await refused('zhang', 'paper', ...entered)).toBe('paper-missing');
    const scan = await a.paper('zhang', '批件');
    const { events } = (await done('zhang', 'paper', ...entered, '--evidence', scan)) as { events: string[] };
    expect(await refused('zhang', 'confirm', events[0] ?? '')).toBe('same-person');
    await done('li', 'confirm', events[0] ?? '');
    await counted();
    const start = ['--method', '消磁', '--place', '数据中心'];
    expect(await refused('jian1', 'start', ...start)).toBe('filing-missing');
    await done('zhang', 'file', '--with', '市档案局', '--receipt', '备1号');
    await done('jian1', 'start', ...start);
    await done('jian1', 'fact', GONE, '--outcome', 'already-gone', '--circumstances', '介质损坏');
    await done('jian1', 'fact', '--rest', '--outcome', 'destroyed');
    expect(await refused('jian1', 'certify')).toBe('erasure-missing');
    const gone = ['--medium', '硬盘', '--copies', '光盘粉碎', '--backups', '异地覆写', '--keys', '已销毁'];
    await done('jian1', 'erase', ...gone, '--method', '消磁', '--result', '恢复无结果');
    await done('jian1', 'certify');
    await done('jian2', 'certify');
    expect(await a.done('zhang', 'destruction', 'show', act)).toMatchObject({
      ...{ certified: true, filing: { asked: true, done: true } },
      outcomes: { destroyed: 1, alreadyGone: 1, open: 0 },
      erasures: [{ media: [{ kind: '硬盘' }], result: '恢复无结果' }],
    });
    expect(await a.shown('zhang', ['unit', 'show', ERASED])).toContain('已销毁');
  });
});
