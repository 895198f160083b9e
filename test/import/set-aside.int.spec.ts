import { fondsIdOf } from '@fonds/fonds';
import { giveCode, unitIdOf, unitStream } from '@fonds/holdings';
import { ImportQuery, ImportService } from '@fonds/interchange';
import { civilDate } from '@fonds/kernel';
import { proposePassage, secondPassage } from '../../libs/holdings/src/application/pass-code';
import { DecideSetAsideHandler } from '../../libs/holdings/src/application/decide-set-aside.handler';
import { DecideSetAside } from '../../libs/holdings/src/application/unit.commands';
import { testId } from '@fonds/testing';
import { testContext } from '../../libs/testing/src/instance';
import { xlsxOf } from '../fixtures/sheets/book-file.fixture';
import { ARCHIVES, ImportBench } from './import.fixture';

let bench: ImportBench;
beforeAll(async () => void (bench = await ImportBench.open()), 120_000);
afterAll(() => bench.close());

const codeOf = (n: number): string => `Z109-WS·2011-Y-${String(n).padStart(4, '0')}`;
const row = (n: number, remark = ''): string[] => [codeOf(n), `通知之${n}`, '局', '20110309', remark];
let files = 0;
const take = async (...rows: string[][]) =>
  bench.take(
    bench.file(
      `s${(files += 1)}.xlsx`,
      await xlsxOf([
        {
          name: '目录',
          rows: [['归档文件目录'], ['档号', '题名', '责任者', '日期', '备注'], ...rows],
        },
      ]),
    ),
  );
const fonds = fondsIdOf(ARCHIVES.id, { kind: 'number', value: 'Z109' });
const streamOf = (n: number): string =>
  unitStream(unitIdOf(fonds, { kind: 'code', value: codeOf(n) }, ARCHIVES.id));
const typesOf = async (n: number): Promise<string[]> =>
  (await bench.instance.store.readStream(streamOf(n))).map(({ type }) => type);
const decide = (n: number, decision: 'keep' | 'admit') =>
  new DecideSetAsideHandler(bench.instance.store).execute(
    new DecideSetAside(
      { code: codeOf(n), decision, numberingBody: ARCHIVES.id },
      { ...testContext(), reason: '已核对' },
    ),
  );
const codes = ({ problems }: Awaited<ReturnType<typeof take>>): string[] =>
  problems.map(({ problem }) => problem.code);

describe('a row whose remark is a status (domain.md §8b)', () => {
  it('is refused and its code set aside, once, however often the catalogue comes', async () => {
    const first = await take(row(1), row(2, '已销毁'), row(3, '空号'));
    expect(first.outcome).toMatchObject({ components: 3, registered: 1, refused: 2, units: 1 });
    expect(codes(first)).toEqual(['status-needs-decision', 'status-needs-decision']);
    expect([await typesOf(2), await typesOf(3)]).toEqual([['CodeSetAside'], ['CodeSetAside']]);
    const [aside] = await bench.instance.store.readStream(streamOf(2));
    expect(aside?.data).toMatchObject({
      code: { printed: codeOf(2), arrangementMode: '按件' },
      numberingBody: ARCHIVES.id,
      fonds,
      status: '已销毁',
      import: first.outcome.import,
      place: { sheet: '目录', line: 4 },
    });
    const head = await bench.instance.store.head();
    const again = await bench.take(bench.path('s1.xlsx'));
    expect(again.outcome).toMatchObject({ registered: 0, unchanged: 1, refused: 2, events: 0 });
    expect(await bench.instance.store.head()).toBe(head);
  });

  it('leaves alone a code that a unit bears', async () => {
    await take(row(10));
    await take(row(10, '借出'));
    expect(await typesOf(10)).toEqual(['HoldingTakenOn']);
  });

  it('writes nothing in a dry run', async () => {
    const path = bench.file(
      'dry.xlsx',
      await xlsxOf([
        { name: '目录', rows: [['归档文件目录'], ['档号', '题名', '备注'], [codeOf(11), '甲', '缺']] },
      ]),
    );
    await bench.take(path, 'catalogue', { dryRun: true });
    expect(await typesOf(11)).toEqual([]);
  });

  it('has no code set aside where two rows of one file claim the code', async () => {
    const { outcome } = await take(row(12), row(12, '已销毁'));
    expect(outcome).toMatchObject({ refused: 2 });
    expect(await typesOf(12)).toEqual([]);
  });
});

describe('a code that was set aside', () => {
  beforeAll(async () => void (await take(row(20), row(21, '已销毁'), row(22, '已移交'), row(23, '缺'))));

  it('is refused to a row of another catalogue and to a unit that asks for it, with the decision that is asked for', async () => {
    const other = await take(row(21));
    expect(other.outcome).toMatchObject({ registered: 0, refused: 1, components: 1 });
    expect(other.problems[0]?.problem).toMatchObject({
      code: 'code-set-aside',
      facts: { code: codeOf(21), status: '已销毁' },
    });
    const unit = streamOf(20).slice('unit-'.length);
    const code = { printed: codeOf(21), normalised: codeOf(21), scheme: 'dat22' as const };
    const given = await giveCode(
      bench.instance.store,
      { unit, code, numberingBody: ARCHIVES.id },
      testContext(),
    );
    expect(given).toMatchObject({ ok: false, error: { code: 'code-set-aside', rule: 'INV-44' } });
  });

  it('and kept is never used again', async () => {
    expect(await decide(22, 'keep')).toMatchObject({ ok: true });
    expect(codes(await take(row(22)))).toEqual(['code-kept']);
    expect(await decide(22, 'admit')).toMatchObject({ ok: false, error: { code: 'code-kept' } });
  });

  it('and admitted takes its unit on, once', async () => {
    expect(await decide(23, 'admit')).toMatchObject({ ok: true });
    const dry = await bench.take(
      bench.file(
        'admitted.xlsx',
        await xlsxOf([
          { name: '目录', rows: [['归档文件目录'], ['档号', '题名', '责任者', '日期', '备注'], row(23)] },
        ]),
      ),
      'catalogue',
      { dryRun: true },
    );
    expect(dry.outcome).toMatchObject({ registered: 1, refused: 0 });
    const taken = await bench.take(bench.path('admitted.xlsx'));
    expect(taken.outcome).toMatchObject({ registered: 1, refused: 0, units: 1 });
    expect(await typesOf(23)).toEqual(['CodeSetAside', 'SetAsideDecided', 'HoldingTakenOn']);
    expect((await bench.catalogue.search({ title: '通知之23' }, {}, bench.viewer)).count).toBe(1);
    const again = await bench.take(bench.path('admitted.xlsx'));
    expect(again.outcome).toMatchObject({ registered: 0, unchanged: 1, events: 0 });
    const changed = await take(['Z109-WS·2011-Y-0023', '改了', '局', '20110309', '']);
    expect(codes(changed)).toEqual(['differs']);
  });
});

describe('a code that passed to another unit (INV-44)', () => {
  it('is the other unit’s for an importer: a row that differs is not held against the one that had it in error', async () => {
    await take(row(30), row(31));
    const [from, to] = [30, 31].map((n) => streamOf(n).slice('unit-'.length)) as [string, string];
    const code = { printed: codeOf(30), normalised: codeOf(30), scheme: 'dat22' as const };
    const proposed = await proposePassage(
      bench.instance.store,
      { from, to, code },
      { ...testContext(), reason: '两件录反' },
    );
    const proposal = proposed.ok ? (proposed.value.events[0] ?? '') : '';
    const other = { ...testContext(), account: testId<'account'>() };
    expect(await secondPassage(bench.instance.store, from, proposal, other)).toMatchObject({ ok: true });
    const { problems } = await take([codeOf(30), '另一题名', '局', '20110309', '']);
    expect(problems.map(({ problem }) => [problem.code, problem.facts.unit])).toEqual([
      ['code-borne-by-another', to],
    ]);
    // The very row that took the unit on stays what it was.
    expect((await take(row(30))).outcome).toMatchObject({ unchanged: 1, refused: 0 });
  });
});

describe('an import that is run again after its end', () => {
  const checked = (id: string) => {
    const { store, evidence, projections } = bench.instance;
    const service = new ImportService(store, evidence, projections);
    return service.check(id, undefined, { ...testContext(), account: testId<'account'>() });
  };
  const unchecked = async (knownAt: bigint): Promise<number> =>
    (
      await bench.holdings.asOf(
        { custodian: ARCHIVES.id, fonds, asOf: civilDate('2026-01-01'), knownAt, limit: 1 },
        bench.viewer,
      )
    ).total.unchecked;

  it('and registers what was refused then tells its account anew, which a second person has not checked', async () => {
    const { instance, viewer } = bench;
    const query = new ImportQuery(instance.database.app, instance.store);
    await take(row(40, '缺'));
    const before = await unchecked(await instance.store.head());
    const first = await take(row(40), row(41));
    const id = first.outcome.import;
    const path = bench.path(`s${files}.xlsx`);
    expect(first.outcome).toMatchObject({ registered: 1, refused: 1 });
    expect(await checked(id)).toMatchObject({ ok: true });
    expect(await decide(40, 'admit')).toMatchObject({ ok: true });
    await instance.projections.catchUp();
    const known = await instance.store.head();
    expect([await unchecked(known), (await query.get(id, viewer))?.state]).toEqual([before, 'checked']);

    expect((await bench.take(path)).outcome).toMatchObject({ registered: 1, unchanged: 1, refused: 0 });
    expect(await query.get(id, viewer)).toMatchObject({
      state: 'finished',
      counts: { components: 2, registered: 2, unchanged: 0, refused: 0 },
    });
    const exported = [];
    for await (const { cells } of query.rows(id, viewer)) exported.push(cells['档号']);
    expect(exported.sort()).toEqual([codeOf(40), codeOf(41)]);
    // The check stands as known then, and is asked for again now.
    expect([await unchecked(known), await unchecked(await instance.store.head())]).toEqual([
      before,
      before + 2,
    ]);

    expect((await bench.take(path)).outcome).toMatchObject({ registered: 0, unchanged: 2, events: 0 });
    expect(await checked(id)).toMatchObject({ ok: true });
    await instance.projections.catchUp();
    expect(await unchecked(await instance.store.head())).toBe(before);
  });

  it('is not seen by whoever ran it where that is no longer their archives', async () => {
    const query = new ImportQuery(bench.instance.database.app, bench.instance.store);
    const [row] = (await query.list({}, { limit: 1 }, bench.viewer)).rows;
    const runner = { ...bench.viewer, account: row?.account as typeof bench.viewer.account, all: false };
    expect(await query.get(row?.id ?? '', runner)).toMatchObject({ id: row?.id });
    const gone = { ...runner, organisations: [] };
    expect(await query.get(row?.id ?? '', gone)).toBeUndefined();
    expect((await query.list({}, {}, gone)).rows).toEqual([]);
  });
});
