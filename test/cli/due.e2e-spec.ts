import { ArchivesAtTheCommandLine } from './archives.fixture';

/** A busy machine takes seconds for one command. */
jest.setTimeout(240_000);

const DUE = 'J020-WS·2005-Y-0001';
const WAITS = 'J020-WS·2005-Y-0002';
const EARLY = 'J020-WS·2018-Y-0003';

let a: ArchivesAtTheCommandLine;
beforeAll(async () => {
  a = await ArchivesAtTheCommandLine.open();
  const lines = a.file('scope.json', JSON.stringify([{ organisation: 'U01', minRetention: 'Y' }]));
  const scope = ['--valid-from', '2000-01-01', '--approval', '档发1号', '--lines', lines];
  const paper = await a.paper('gov', 'scope');
  await a.done('gov', 'scope', 'set', 'C01', ...scope, '--evidence', paper);
  const rows = [
    `${DUE},关于规划的批复,市发改委,20050309,永久,3`,
    `${WAITS},关于定密的通知,市发改委,20050410,永久,3`,
    `${EARLY},关于计划的批复,市发改委,20180410,永久,3`,
    'J020-WS·2005-D10-0004,关于开会的通知,市发改委,20050511,10年,3',
  ];
  await a.take('clerk', 'U01', '档号,题名,责任者,日期,保管期限,页数', rows);
}, 240_000);
afterAll(() => a.close());

const list = async (...words: string[]) =>
  (await a.rows<{ code: string }>('clerk', ['due', 'list', ...words])).map(({ code }) => code).sort();

describe('due lists at the command line', () => {
  it('come in pages that add up to the whole, as does the radar', async () => {
    for (const words of [
      ['due', 'list'],
      ['due', 'radar', '--by', 'fonds'],
    ]) {
      const { rows: whole } = await a.page('clerk', words);
      expect(whole.length).toBeGreaterThan(1);
      const first = await a.page('clerk', [...words, '--limit', '1']);
      const rest = await a.page('clerk', [...words, '--cursor', first.next ?? '']);
      expect([...first.rows, ...rest.rows]).toEqual(whole);
      expect(rest.next).toBeUndefined();
    }
    expect(await a.misused('clerk', 'due', 'list', '--limit', '0')).toContain(
      'a whole number from 1 to 5000',
    );
    expect(await a.misused('clerk', 'due', 'list', '--clock', 'CLK-99')).toContain('CLK-12');
  });
});

describe('a transfer at the command line', () => {
  const at = ['--archives', 'C01', '--org', 'U01'];

  it('waits longer by the consent of the authority, with its paper (E20, CLK-03)', async () => {
    const granted = ['--ground', 'specialised', '--inspection', '库房合格', '--document', '档函3号'];
    const extend = ['due', 'extend', WAITS, ...at, ...granted, '--until', '2090-12-31'];
    const paper = await a.paper('gov', 'consent');
    expect(await a.refused('gov', ...extend)).toBe('transfer-day-paper-missing');
    expect(await a.refused('director', ...extend, '--evidence', paper)).toBe('permission-denied');
    expect(await a.misused('gov', ...extend, '--evidence', 'abc')).toContain('fonds evidence add');
    const sooner = ['due', 'extend', WAITS, ...at, ...granted, '--until', '2001-01-01'];
    expect(await a.refused('gov', ...sooner, '--evidence', paper)).toBe('extension-not-later');
    const overdue = ['--clock', 'CLK-01', '--window', 'overdue'];
    expect(await list(...overdue)).toEqual([DUE, WAITS]);
    await a.done('gov', ...extend, '--evidence', paper);
    expect(await list(...overdue)).toEqual([DUE]);
    expect(await list('--clock', 'CLK-03', '--window', 'later')).toEqual([WAITS]);
  });

  it('comes early as custody by the consent of the archives (E21, CLK-04)', async () => {
    const early = ['due', 'early', EARLY, ...at, '--ground', 'unsafe', '--document', '纪要1号'];
    const paper = await a.paper('director', 'consent');
    const transfer = [...early, '--nature', 'transfer', '--evidence', paper];
    expect(await a.refused('director', ...transfer)).toBe('early-is-custody');
    const custody = [...early, '--nature', 'early-custody', '--evidence', paper];
    expect(await a.done('director', ...custody)).toMatchObject({ id: expect.any(String), repeated: false });
  });
});

describe('an order to put something right at the command line', () => {
  it('is given, reported on and reinspected until it is done (E80 to E82, CLK-14)', async () => {
    const said = ['--finding', '库房漏水', '--requirement', '修缮屋面', '--document', '责改1号'];
    const days = ['--served', '2026-02-03', '--until', '2026-03-01'];
    const order = ['due', 'order', 'U01', '--ground', 'AL 45', ...said, ...days];
    const paper = ['--evidence', await a.paper('gov', 'order')];
    expect(await a.refused('gov', ...order, ...paper)).toBe('rectification-served-before');
    const given = [...order, ...paper, '--business-date', '2026-02-01'];
    const { order: id } = await a.done<{ order: string }>('gov', ...given);
    const overdue = ['due', 'orders', '--window', 'overdue'];
    const waits = async (name: 'head' | 'gov') =>
      (await a.rows<{ kind: string }>(name, ['inbox'])).filter(({ kind }) => kind.startsWith('order-to'));
    expect(await a.rows('head', overdue)).toMatchObject([{ id, overdue: true }]);
    expect(await waits('head')).toHaveLength(1);

    expect(await a.refused('gov', 'due', 'report', id, '--actions', '已修')).toBe('permission-denied');
    await a.done('head', 'due', 'report', id, '--actions', '已修缮屋面');
    expect(await waits('head')).toEqual([]);
    expect(await waits('gov')).toHaveLength(1);
    await a.done('gov', 'due', 'reinspect', id, '--result', 'not-done', '--note', '屋面仍漏');
    expect(await waits('head')).toHaveLength(1);
    await a.done('inspector', 'due', 'reinspect', id, '--result', 'done');
    expect(await a.refused('gov', 'due', 'reinspect', id, '--result', 'done')).toBe('rectification-done');
    expect(await a.rows('head', overdue)).toEqual([]);
    expect(await list('--clock', 'CLK-14', '--window', 'overdue')).toEqual([]);
  });
});
