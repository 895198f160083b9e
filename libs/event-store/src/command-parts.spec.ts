import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import { ok, type Decider } from '@fonds/kernel';
import { crashingAt, testClock, testContext, testId } from '@fonds/testing';
import { answeredInParts, executeInParts, MemoryEventStore, type EventStore } from './index';

/** Takes every name it is given. */
const names: Decider<readonly string[], string, PastEvent, EventDraft> = {
  initial: [],
  evolve: (state, event) => (event.type === 'FondsConfirmed' ? [...state, event.data.name] : state),
  decide: (name) => ok([{ type: 'FondsConfirmed', data: { name } }]),
};

const ALL = ['a', 'b', 'c', 'd'];
const partsOf = (said: readonly string[]) => said.map((name) => ({ said: name, command: () => ok(name) }));
const namesIn = async (store: EventStore, stream: string): Promise<string[]> =>
  (await store.readStream(stream)).map(({ data }) => (data as { name: string }).name);

describe('a command in parts', () => {
  const begun = () => ({
    store: new MemoryEventStore(testClock),
    stream: `fonds-${testId()}`,
    context: testContext(),
  });

  it('cut short at any of them goes on with what is not said yet, and says nothing twice', async () => {
    for (const append of [1, 2, 3, 4]) {
      const { store, stream, context } = begun();
      const dying = crashingAt(store, append);
      await expect(executeInParts(dying, stream, names, partsOf(ALL), context)).rejects.toThrow('power cut');
      // Whoever asks for the rest cuts another list by now.
      const there = await namesIn(store, stream);
      const rest = ALL.filter((name) => !there.includes(name));
      await executeInParts(store, stream, names, partsOf(rest), context);
      expect([append, await namesIn(store, stream)]).toEqual([append, ALL]);
    }
  });

  it('is answered once all of it is said, with what each part wrote', async () => {
    const { store, stream, context } = begun();
    const answer = async () => answeredInParts(stream, await store.readStream(stream), context);
    await expect(executeInParts(crashingAt(store, 3), stream, names, partsOf(ALL), context)).rejects.toThrow(
      'power cut',
    );
    expect(await answer()).toBeUndefined();
    const told = await executeInParts(store, stream, names, partsOf(ALL), context);
    expect(told?.ok && told.value.events).toHaveLength(4);
    expect(await answer()).toEqual({ ok: true, value: { ...(told?.ok && told.value), repeated: true } });
    expect(await executeInParts(store, stream, names, [], context)).toBeUndefined();
  });
});
