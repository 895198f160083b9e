import { ArchivesAtTheCommandLine, type Person } from './archives.fixture';

/** A busy machine takes seconds for one command. */
jest.setTimeout(240_000);

const CODES = ['0001', '0002', '0003', '0004'].map((n) => `J019-WS·1996-Y-${n}`);
const [FLOOD = '', INJURY = '', IDENTITY = '', SURVEY = ''] = CODES;
const TITLES = ['关于防汛的通知', '关于张三工伤问题的批复', '关于李四身份的调查材料', '关于乡镇企业的调查'];
const CLOSED = ['--opinion', '控制', '--ground', 'c', '--text', '涉及个人信息'];
const LATER = ['--opinion', '延期开放', '--ground', 'c', '--text', '涉及个人信息', '--until', '2090-01-01'];

let a: ArchivesAtTheCommandLine;
beforeAll(async () => {
  a = await ArchivesAtTheCommandLine.open();
  const rows = CODES.map((code, n) => `${code},${TITLES[n] ?? ''},市发改委,19960309,永久,3`);
  await a.take('zhang', 'C01', '档号,题名,责任者,日期,保管期限,页数', rows);
}, 240_000);
afterAll(() => a.close());

/** Steps of one review. */
const review = (act: string) => ({
  done: (name: Person, step: string, ...words: string[]) => a.done(name, 'opening', step, act, ...words),
  refused: (name: Person, step: string, ...words: string[]) =>
    a.refused(name, 'opening', step, act, ...words),
  standings: async () =>
    Object.fromEntries(
      (await a.rows<{ code: string; standing: string }>('director', ['opening', 'units', act])).map(
        ({ code, standing }) => [code, standing],
      ),
    ),
});
const published = async () =>
  (await a.rows<{ code: string }>('zhang', ['opening', 'opened'])).map((r) => r.code);
const waiting = async (name: Person) =>
  (await a.rows<{ kind: string }>(name, ['inbox'])).map(({ kind }) => kind);

describe('an opening review at the command line', () => {
  it('goes from the plan to the published catalogue by the hands of all three sides', async () => {
    const plan = ['opening', 'plan', '--fonds', 'J019', '--formed-to', '1999-12-31', '--year', '2026'];
    expect(await a.misused('reviewer', 'opening', 'plan')).toContain('--fonds FONDS');
    const { act, units } = await a.done<{ act: string; units: number }>('reviewer', ...plan);
    expect(units).toBe(CODES.length);
    const { done, refused, standings } = review(act);
    expect(await refused('director', 'order', '--form', 'both', '--place', '网站')).toBe('opening-no-review');
    expect(await refused('reviewer', 'review')).toBe('opening-partner-wanted');
    await done('reviewer', 'review', '--partner', 'U01');
    expect(await waiting('partner')).toContain('opening-opinion');

    for (const name of ['partner', 'reviewer'] as const) {
      await done(name, 'opinion', '--opinion', '开放');
      await done(name, 'opinion', INJURY, ...LATER);
      await done(name, 'opinion', IDENTITY, ...CLOSED);
    }
    await done('partner', 'opinion', SURVEY, ...CLOSED);
    expect(await refused('partner', 'opinion', FLOOD, '--opinion', '控制')).toBe('opening-ground-missing');
    await done('reviewer', 'agree');
    expect(await standings()).toMatchObject({ [FLOOD]: 'agreed-open', [SURVEY]: 'disputed' });
    expect(await refused('gov', 'coordinate', '--opinion', '开放', '--authority', 'U01')).toBe(
      'opening-not-your-part',
    );
    await done('gov', 'coordinate', '--opinion', '开放', '--document', '协调记录1号');

    expect(await refused('reviewer', 'submit', '--authority', 'G01')).toBe('permission-denied');
    await done('director', 'submit', '--authority', 'G01');
    expect(await waiting('gov')).toContain('extension-to-answer');
    await done('gov', 'consent', INJURY, '--document', '档发12号');
    await done('gov', 'reject', IDENTITY, '--ground', '隐去姓名即可开放');
    expect(await standings()).toMatchObject({ [INJURY]: 'extended', [IDENTITY]: 'in-review' });
    for (const name of ['partner', 'reviewer'] as const)
      await done(name, 'opinion', IDENTITY, '--opinion', '开放');
    await done('reviewer', 'agree');

    expect(await a.misused('reviewer', 'opening', 'catalogue', act, '--title', '题名')).toContain(
      'CODE=TITLE',
    );
    await done('reviewer', 'catalogue', '--title', `${IDENTITY}=关于李某身份的调查材料`);
    expect(await published()).toEqual([]);
    expect(await done('director', 'order', '--form', 'both', '--place', '网站')).toMatchObject({
      opened: 3,
      closed: true,
    });
    expect([...(await published())].sort()).toEqual([FLOOD, IDENTITY, SURVEY]);
    expect(await a.shown('zhang', ['opening', 'show', act])).toMatch(
      /(题名查隐|Titles looked through).*reviewer \d{4}-/,
    );
    const catalogue = await a.shown('zhang', ['opening', 'opened']);
    expect(catalogue).toContain('关于李某身份的调查材料');
    expect(catalogue).not.toContain('李四');
    expect(await refused('director', 'order', '--form', 'both', '--place', '网站')).toBe('act-ended');
  });

  it('closes again what was opened, by a review of its own and the consent of the authority', async () => {
    const list = a.file('close.txt', `${FLOOD}\n`);
    const plan = ['opening', 'plan', '--purpose', 'reclosing', '--list', list];
    expect(await a.refused('reviewer', ...plan)).toBe('opening-reason-missing');
    const { act } = await a.done<{ act: string }>('reviewer', ...plan, '--ground', '发现涉及个人信息');
    const { done, refused, standings } = review(act);
    await done('reviewer', 'review', '--partner', 'U01');
    await done('partner', 'opinion', ...CLOSED);
    await done('reviewer', 'opinion', ...CLOSED);
    await done('reviewer', 'agree');
    expect(await refused('director', 'order', '--form', 'both', '--place', '网站')).toBe(
      'opening-not-concluded',
    );
    await done('director', 'submit', '--authority', 'G01');
    expect(await published()).toContain(FLOOD);
    await done('gov', 'consent', '--document', '档发13号');
    expect(await standings()).toEqual({ [FLOOD]: 'extended' });
    expect([...(await published())].sort()).toEqual([IDENTITY, SURVEY]);
    const extended = await a.rows<{ code: string }>('director', ['opening', 'extended']);
    expect(extended.map(({ code }) => code).sort()).toEqual([FLOOD, INJURY]);
  });

  it('ends without effect where it is withdrawn, or where all is taken out', async () => {
    const plan = ['opening', 'plan', INJURY, '--purpose', 'reassessment'];
    const { act: first } = await a.done<{ act: string }>('reviewer', ...plan);
    await review(first).done('reviewer', 'review', '--partner', 'U01');
    expect(
      await review(first).done('director', 'take-out', '--pending', '--ground', '另行审核'),
    ).toMatchObject({
      closed: true,
    });
    const { act: second } = await a.done<{ act: string }>('reviewer', ...plan);
    await review(second).done('director', 'withdraw', '--ground', '误立');
    expect(await a.done('director', 'opening', 'show', second)).toMatchObject({ phase: 'withdrawn' });
    const complaint = [
      '--archives',
      'C01',
      '--complaint',
      '未公布目录',
      '--finding',
      '属实',
      '--reply',
      '已办',
    ];
    expect(await a.refused('director', 'opening', 'complaint', ...complaint)).toBe(
      'opening-not-over-archives',
    );
    await a.done('gov', 'opening', 'complaint', ...complaint);
  });
});
