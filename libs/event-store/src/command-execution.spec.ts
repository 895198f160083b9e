import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import { ok, refuse, type CommandId, type Decider } from '@fonds/kernel';
import { namedEvent, testClock, testContext, testId } from '@fonds/testing';
import {
  MemoryEventStore,
  NO_STREAM,
  StoreOverloaded,
  appendOne,
  execute,
  keyedCommand,
  stamp,
  type AppendRequest,
  type AppendResult,
  type EventStore,
} from './index';

type Command = { readonly add: readonly string[] } | 'refuse' | 'wrong';
const NOT_TODAY = { code: 'not-today', basis: [], facts: {} };

/** Remembers the names it was given, in order. */
const names: Decider<readonly string[], Command, PastEvent, EventDraft> = {
  initial: [],
  evolve: (state, event) => (event.type === 'FondsConfirmed' ? [...state, event.data.name] : state),
  decide(command, state) {
    if (command === 'refuse') return refuse(NOT_TODAY);
    if (command === 'wrong') return ok([{ type: 'FondsConfirmed', data: { name: '' } }]);
    return ok(
      command.add.map((name) => ({ type: 'FondsConfirmed', data: { name: `${state.length}:${name}` } })),
    );
  },
};

const newStore = (): MemoryEventStore => new MemoryEventStore(testClock);
const stream = (): string => `fonds-${testId()}`;
const namesIn = async (store: EventStore, s: string): Promise<string[]> =>
  (await store.readStream(s)).map((e) => (e.data as { name: string }).name);

/** Lets another writer in before each of the first `times` appends. */
function contended(store: EventStore, s: string, times: number): EventStore {
  let left = times;
  const append = async (requests: readonly AppendRequest[]): Promise<AppendResult[]> => {
    if (left-- > 0)
      await store.append([
        { stream: s, expected: (await store.readStream(s)).length - 1, events: [namedEvent('other')] },
      ]);
    return store.append(requests);
  };
  return new Proxy(store, {
    get: (target, name) => (name === 'append' ? append : (Reflect.get(target, name) as unknown)),
  });
}

describe('the walk of a command', () => {
  it('loads, folds, decides, stamps and appends', async () => {
    const [store, s, context] = [
      newStore(),
      stream(),
      testContext({ reason: '补记', correlation: testId() }),
    ];
    await execute(store, s, names, { add: ['a'] }, context);
    const second = await execute(store, s, names, { add: ['b', 'c'] }, testContext());
    expect(second).toMatchObject({
      ok: true,
      value: { stream: s, revision: 2, position: 3n, repeated: false },
    });
    expect(await namesIn(store, s)).toEqual(['0:a', '1:b', '1:c']);
    const [first] = await store.readStream(s);
    expect(first?.meta).toMatchObject({
      command: context.command,
      reason: '补记',
      correlation: context.correlation,
      causation: context.command,
      basis: 'internal',
      actor: { account: context.account },
    });
  });

  it('hands on a refusal and writes nothing', async () => {
    const [store, s] = [newStore(), stream()];
    expect(await execute(store, s, names, 'refuse', testContext())).toEqual({ ok: false, error: NOT_TODAY });
    expect(await store.head()).toBe(0n);
  });

  it('answers a command that changes nothing with the stream as it stands', async () => {
    const [store, s] = [newStore(), stream()];
    expect(await execute(store, s, names, { add: [] }, testContext())).toEqual({
      ok: true,
      value: { stream: s, revision: NO_STREAM, position: 0n, events: [], repeated: false },
    });
    await execute(store, s, names, { add: ['a'] }, testContext());
    expect(await execute(store, s, names, { add: [] }, testContext())).toMatchObject({
      value: { revision: 0, position: 1n, events: [] },
    });
  });

  it('answers the same command id a second time with what it did then, whatever came after', async () => {
    const [store, s, context] = [newStore(), stream(), testContext()];
    const first = await execute(store, s, names, { add: ['a', 'b'] }, context);
    await execute(store, s, names, { add: ['later'] }, testContext());
    expect(first.ok && (await execute(store, s, names, { add: ['a', 'b'] }, context))).toEqual({
      ok: true,
      value: { ...(first.ok && first.value), repeated: true },
    });
    expect(
      await execute(store, s, names, 'refuse', { ...context, expectedRevision: NO_STREAM }),
    ).toMatchObject({ ok: true, value: { repeated: true, revision: 1 } });
    expect(await store.head()).toBe(3n);
  });

  it('writes one command once, though it is sent twice at the same time', async () => {
    const [store, s, context] = [newStore(), stream(), testContext()];
    const results = await Promise.all(
      Array.from({ length: 5 }, () => execute(store, s, names, { add: ['a'] }, context)),
    );
    expect(new Set(results.map((r) => r.ok && r.value.events.join()))).toHaveProperty('size', 1);
    expect(results.filter((r) => r.ok && !r.value.repeated)).toHaveLength(1);
    expect(await namesIn(store, s)).toEqual(['0:a']);
  });

  it('writes one of two requests that come with one key at the same time, and refuses the other', async () => {
    const [store, s, { account }] = [newStore(), stream(), testContext()];
    const send = (name: string) =>
      execute(store, s, names, { add: [name] }, testContext({ command: keyedCommand(account, 'key', name) }));
    const results = await Promise.all([send('a'), send('b')]);
    expect(results.filter((r) => r.ok)).toHaveLength(1);
    expect(results.find((r) => !r.ok)).toMatchObject({ error: { code: 'idempotency-key-reused' } });
    expect(await namesIn(store, s)).toHaveLength(1);
    expect(await send((await namesIn(store, s))[0]?.slice(2) ?? '')).toMatchObject({
      ok: true,
      value: { repeated: true },
    });
  });

  it('takes commands without a key for different ones, however alike their ids begin', async () => {
    const [store, s] = [newStore(), stream()];
    for (const end of ['8000-000000000001', '8000-000000000002'])
      await execute(
        store,
        s,
        names,
        { add: [end] },
        testContext({ command: `019a0000-0000-7000-${end}` as CommandId }),
      );
    expect(await namesIn(store, s)).toHaveLength(2);
  });

  it('decides again on what another writer did in between', async () => {
    const [store, s] = [newStore(), stream()];
    expect(await execute(contended(store, s, 3), s, names, { add: ['mine'] }, testContext())).toMatchObject({
      ok: true,
      value: { revision: 3 },
    });
    expect(await namesIn(store, s)).toEqual(['other', 'other', 'other', '3:mine']);
  });

  it('gives up where the stream never rests, and says so', async () => {
    const [store, s] = [newStore(), stream()];
    expect(
      await execute(contended(store, s, 1000), s, names, { add: ['mine'] }, testContext()),
    ).toMatchObject({ ok: false, error: { code: 'revision-moved' } });
    expect(new Set(await namesIn(store, s))).toEqual(new Set(['other']));
  });

  it('refuses where the stream has moved on from If-Match, before and while it decides', async () => {
    const [store, s] = [newStore(), stream()];
    await execute(store, s, names, { add: ['a', 'b'] }, testContext());
    expect(await execute(store, s, names, { add: ['c'] }, testContext({ expectedRevision: 0 }))).toEqual({
      ok: false,
      error: { code: 'revision-moved', basis: [], facts: { expected: 0, actual: 1 } },
    });
    expect(
      await execute(contended(store, s, 1), s, names, { add: ['c'] }, testContext({ expectedRevision: 1 })),
    ).toMatchObject({ error: { code: 'revision-moved', facts: { expected: 1, actual: 2 } } });
    expect(
      await execute(store, s, names, { add: ['c'] }, testContext({ expectedRevision: 2 })),
    ).toMatchObject({ ok: true, value: { revision: 3 } });
  });

  it('throws for what only a defect of the writer can cause: against the schema, an id with other data', async () => {
    const [store, s] = [newStore(), stream()];
    await expect(execute(store, s, names, 'wrong', testContext())).rejects.toThrow(
      /FondsConfirmed: data\/name/,
    );
    const event = namedEvent('a');
    await appendOne(store, s, NO_STREAM, [event]);
    await expect(appendOne(store, s, NO_STREAM, [{ ...event, data: { name: 'b' } }])).rejects.toThrow(
      /used again with other data/,
    );
    expect(await store.head()).toBe(1n);
  });

  it('does not take an overloaded store for an answer', async () => {
    const full = new Proxy<EventStore>(newStore(), {
      get: (target, name) =>
        name === 'append'
          ? () => Promise.reject(new StoreOverloaded(9))
          : (Reflect.get(target, name) as unknown),
    });
    await expect(execute(full, stream(), names, { add: ['a'] }, testContext())).rejects.toThrow(
      StoreOverloaded,
    );
  });
});

describe('the ids of a command’s events', () => {
  it('are the same for the same account, command and stream, and else different', () => {
    const context = testContext();
    const drafts: EventDraft[] = [namedEvent('a'), namedEvent('b')].map(({ type, data }) => ({ type, data }));
    const ids = (s: string, c = context) => stamp(s, drafts, c).map((e) => e.id);
    expect(ids('fonds-1')).toEqual(ids('fonds-1'));
    const all = [
      ...ids('fonds-1'),
      ...ids('fonds-2'),
      ...ids('fonds-1', testContext()),
      ...ids('fonds-1', { ...context, account: testId<'account'>() }),
    ];
    expect(new Set(all).size).toBe(8);
  });
});
