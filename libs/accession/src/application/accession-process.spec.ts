import {
  ActClaimSettler,
  ActKinds,
  ActProcess,
  ActRunner,
  actStream,
  ClaimPart,
  GatePassage,
  ownActDecider,
} from '@fonds/acts';
import { execute, MemoryEventStore, type AppendRequest, type EventStore } from '@fonds/event-store';
import { deedOf, loadUnit, unitIdOf, unitStream } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { organisationStream } from '@fonds/organisations';
import { ARCHIVES, FONDS, fondsRegistered, record, testClock, testContext, testId } from '@fonds/testing';

import { commandedId, registerStream } from '../domain/accession-ids';
import { RegisterAccession } from './accession.commands';
import { ACCESSION_KIND } from './act-kinds';
import { AccessionNumbering } from './accession-numbering';
import { RegisterAccessionHandler } from './register-accession.handler';
import { codeOf } from './unit-draft';

/** Workers that know each other by the log alone. */
function worker(store: EventStore) {
  const kinds = new ActKinds();
  kinds.register(ACCESSION_KIND);
  const settler = new ActClaimSettler(store, kinds);
  const process = new ActProcess(
    store,
    kinds,
    new ClaimPart(store, kinds, settler),
    new GatePassage(store, kinds),
  );
  return new RegisterAccessionHandler(store, new AccessionNumbering(store, new ActRunner(process)));
}

/** A store that dies at its n-th write, before or after it is durable. */
class Mortal {
  writes = 0;
  constructor(
    readonly store: EventStore,
    private readonly last: number,
    private readonly durable: boolean,
  ) {}

  get mortal(): EventStore {
    const write = async <T>(work: () => Promise<T>): Promise<T> => {
      const dies = ++this.writes >= this.last;
      if (dies && !this.durable) throw new Error('killed');
      const result = await work();
      if (dies) throw new Error('killed');
      return result;
    };
    return new Proxy(this.store, {
      get: (target, name) => {
        if (name === 'append' || name === 'load')
          return (requests: readonly AppendRequest[]) =>
            requests.length ? write(() => target[name](requests)) : Promise.resolve([]);
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(target) : value;
      },
    });
  }
}

const input = (n: number): RegisterAccession['input'] => ({
  archives: ARCHIVES,
  fonds: FONDS,
  profile: 'dat18',
  sourceKind: 'reorganisation',
  source: { kind: '国家', name: '撤销单位' },
  title: '撤并接收',
  units: Array.from({ length: n }, (_, at) => ({
    level: at % 2 ? ('item' as const) : ('file' as const),
    code: `A001-WS·2011·Y-${String(at + 1).padStart(4, '0')}`,
    description: { title: `文件${at + 1}` },
  })),
});

async function opened(): Promise<MemoryEventStore> {
  const store = new MemoryEventStore(testClock);
  await record(store, `fonds-${FONDS}`, 'FondsRegistered', fondsRegistered());
  return store;
}

/** The log without what chance and the clock bring in: streams, types and data. */
async function story(store: EventStore): Promise<string[]> {
  const told: string[] = [];
  for await (const { stream, revision, id, type, bytes } of store.readAll(0n))
    told.push(JSON.stringify([stream, revision, id, type, bytes.data]));
  return told.sort();
}

describe('an accession of a list', () => {
  it('that is killed at any of its writes, and told again, ends as one that was not', async () => {
    const context = testContext();
    const whole = await opened();
    const counted = new Mortal(whole, Infinity, true);
    const done = await worker(counted.mortal).execute(new RegisterAccession(input(3), context));
    expect(done).toMatchObject({
      ok: true,
      value: { number: '2026-0001', listed: 3, applied: 3, closed: true },
    });
    const wanted = await story(whole);
    expect(counted.writes).toBeGreaterThan(8);
    for (let last = 1; last <= counted.writes; last++)
      for (const durable of [false, true]) {
        const store = await opened();
        const dying = new Mortal(store, last, durable);
        await expect(worker(dying.mortal).execute(new RegisterAccession(input(3), context))).rejects.toThrow(
          'killed',
        );
        const again = await worker(store).execute(new RegisterAccession(input(3), context));
        expect([last, durable, again]).toMatchObject([
          last,
          durable,
          { ok: true, value: { number: '2026-0001' } },
        ]);
        const told = await story(store);
        // The fonds's own first event has an id of its own in every store.
        const plain = (lines: string[]) => lines.filter((line) => !line.startsWith('["fonds-'));
        expect(plain(told)).toEqual(plain(wanted));
      }
  });

  it('brings its units into being with their codes, and each has its number in the register once', async () => {
    const store = await opened();
    const context = testContext();
    await worker(store).execute(new RegisterAccession(input(2), context));
    const id = commandedId('accession', context);
    const register = await store.readStream(registerStream(ARCHIVES, 2026));
    expect(register.map(({ data }) => data)).toMatchObject([
      { number: 1, accession: id, files: 1, items: 1 },
    ]);
    const units = [];
    for await (const { type, stream } of store.readAll(0n))
      if (type === 'UnitEntered') units.push(stream.slice('unit-'.length));
    for (const unit of units)
      expect(await loadUnit(store, unit)).toMatchObject({
        kind: 'unit',
        unit: { custodian: ARCHIVES, owner: { kind: '国家' }, code: { scheme: expect.any(String) } },
      });
    expect(units).toHaveLength(2);
  });

  it('puts its units into series of their own fonds, or into none', async () => {
    const store = await opened();
    const [own, other, none] = [testId<'series'>(), testId<'series'>(), testId<'series'>()];
    for (const [series, fonds] of [
      [own, FONDS],
      [other, testId<'fonds'>()],
    ] as const)
      await record(store, `series-${series}`, 'SeriesRegistered', {
        fonds,
        key: 'c1',
        level: 'series',
        description: { title: '往来公文' },
        profile: 'isad',
      });
    const unit = { level: 'item' as const, description: { title: '文件' } };
    const registered = (series: string) =>
      worker(store).execute(
        new RegisterAccession({ ...input(1), units: [{ ...unit, series }] }, testContext()),
      );
    for (const series of [other, none])
      expect(await registered(series)).toMatchObject({
        error: { code: 'series-unknown', facts: { series } },
      });
    expect(await registered(own)).toMatchObject({ ok: true, value: { applied: 1 } });
  });

  it('is its own person’s: the same command id of another account is another accession, with units of its own', async () => {
    const store = await opened();
    const uncoded = { ...input(1), units: [{ level: 'item' as const, description: { title: '文件' } }] };
    const { command } = testContext();
    for (const account of [testId<'account'>(), testId<'account'>()])
      expect(
        await worker(store).execute(new RegisterAccession(uncoded, testContext({ command, account }))),
      ).toMatchObject({ ok: true, value: { applied: 1 } });
    expect(await store.readStream(registerStream(ARCHIVES, 2026))).toHaveLength(2);
    let entered = 0;
    for await (const { type } of store.readAll(0n)) if (type === 'UnitEntered') entered++;
    expect(entered).toBe(2);
  });

  it('is not withdrawn when its list is complete: its number is neither lost nor given again', async () => {
    const store = await opened();
    const context = testContext();
    const id = commandedId('accession', context);
    const counted = new Mortal(store, Infinity, true);
    const dying = (last: number) => worker(new Mortal(store, last, true).mortal);
    const withdraw = () => {
      const at = testContext();
      const command = { kind: 'withdraw' as const, ground: '改期', deed: deedOf(at) };
      return execute(store, actStream(id), ownActDecider, command, at);
    };
    // Opened, drafted, list sealed; the process dies before the number is in the register.
    await expect(dying(3).execute(new RegisterAccession(input(2), context))).rejects.toThrow('killed');
    expect(await store.readStream(registerStream(ARCHIVES, 2026))).toHaveLength(0);
    expect(await withdraw()).toMatchObject({ ok: false, error: { code: 'accession-numbered' } });
    // And before the act itself says so.
    await expect(dying(1).execute(new RegisterAccession(input(2), context))).rejects.toThrow('killed');
    expect(await store.readStream(registerStream(ARCHIVES, 2026))).toHaveLength(1);
    expect(await withdraw()).toMatchObject({ ok: false, error: { code: 'accession-numbered' } });
    expect(await worker(counted.mortal).execute(new RegisterAccession(input(2), context))).toMatchObject({
      ok: true,
      value: { number: '2026-0001', applied: 2, closed: true },
    });
  });

  it('withdrawn while its list was written, takes no number, whoever tells it again', async () => {
    const store = await opened();
    const context = testContext();
    const id = commandedId('accession', context);
    const dying = worker(new Mortal(store, 2, true).mortal);
    await expect(dying.execute(new RegisterAccession(input(2), context))).rejects.toThrow('killed');
    const at = testContext();
    const command = { kind: 'withdraw' as const, ground: '改期', deed: deedOf(at) };
    expect(await execute(store, actStream(id), ownActDecider, command, at)).toMatchObject({ ok: true });
    expect(await worker(store).execute(new RegisterAccession(input(2), context))).toMatchObject({
      ok: false,
      error: { code: 'act-ended' },
    });
    const next = await worker(store).execute(new RegisterAccession(input(2), testContext()));
    expect(next).toMatchObject({ ok: true, value: { number: '2026-0001' } });
  });

  it('takes on a unit under a code that was set aside only when somebody let it in (INV-44)', async () => {
    const store = await opened();
    const [unit] = input(1).units;
    const code = codeOf(unit?.code ?? '');
    if (!code.ok) throw new Error('no code');
    const stream = unitStream(
      unitIdOf(FONDS as never, { kind: 'code', value: code.value.normalised }, ARCHIVES),
    );
    await record(store, stream, 'CodeSetAside', {
      ...{ code: code.value, numberingBody: ARCHIVES, fonds: FONDS, status: '空号', import: testId() },
      place: { file: '目录.xlsx', line: 3 },
    });
    const register = () => worker(store).execute(new RegisterAccession(input(1), testContext()));
    expect(await register()).toMatchObject({ error: { code: 'units-there-already' } });
    await record(store, stream, 'SetAsideDecided', { decision: 'admit' });
    const taken = await register();
    expect(taken).toMatchObject({ ok: true, value: { applied: 1, exceptions: [] } });
    expect((await store.readStream(stream)).map(({ type }) => type)).toEqual([
      'CodeSetAside',
      'SetAsideDecided',
      'CodeReserved',
    ]);
  });

  it('is of an archives that is there on its day', async () => {
    const store = await opened();
    const stream = organisationStream(ARCHIVES as never);
    await record(store, stream, 'OrganisationRegistered', {
      ...{ code: 'A', name: '市档案馆', kind: 'comprehensive-archives', level: 'city' },
    });
    await record(store, stream, 'OrganisationEnded', { validTo: '2020-12-31' });
    const on = (day: string) =>
      worker(store).execute(new RegisterAccession(input(1), testContext({ businessDate: civilDate(day) })));
    expect(await on('2021-01-01')).toMatchObject({ error: { code: 'organisation-not-in-being' } });
    expect(await on('2020-12-31')).toMatchObject({ ok: true });
  });

  it('goes on with the list that was begun, and with no other one under its key (S11)', async () => {
    const store = await opened();
    const context = testContext();
    // Opened, and its units are drafted; the list is not sealed.
    const dying = worker(new Mortal(store, 2, true).mortal);
    await expect(dying.execute(new RegisterAccession(input(2), context))).rejects.toThrow('killed');
    const told = (n: number, title?: string) => {
      const { units, ...rest } = input(n);
      const mended = units.map((unit) => (title ? { ...unit, description: { title } } : unit));
      return worker(store).execute(new RegisterAccession({ ...rest, units: mended }, context));
    };
    const reused = { error: { code: 'idempotency-key-reused' } };
    for (const [n, title] of [
      [1, undefined],
      [2, '另一文件'],
    ] as const)
      expect(await told(n, title)).toMatchObject(reused);
    expect(await told(2)).toMatchObject({ ok: true, value: { listed: 2, applied: 2 } });
    // Nor when it is complete: the answer would be about another list.
    for (const [n, title] of [
      [3, undefined],
      [2, '另一文件'],
    ] as const)
      expect(await told(n, title)).toMatchObject(reused);
    expect(await told(2)).toMatchObject({ ok: true, value: { listed: 2, applied: 2 } });
  });

  it('two workers on one accession do no harm', async () => {
    const store = await opened();
    const context = testContext();
    const results = await Promise.all([
      worker(store).execute(new RegisterAccession(input(5), context)),
      worker(store).execute(new RegisterAccession(input(5), context)),
    ]);
    results.push(await worker(store).execute(new RegisterAccession(input(5), context)));
    expect(results).toMatchObject(Array(3).fill({ ok: true, value: { listed: 5, applied: 5 } }));
    expect(await store.readStream(registerStream(ARCHIVES, 2026))).toHaveLength(1);
    let entered = 0;
    for await (const { type } of store.readAll(0n)) if (type === 'UnitEntered') entered++;
    expect(entered).toBe(5);
  });
});
