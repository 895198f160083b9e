import { MemoryEventStore, type AppendRequest, type EventStore } from '@fonds/event-store';
import { derivedId } from '@fonds/kernel';
import { ARCHIVES, namedEvent, testClock, testContext } from '@fonds/testing';
import type { TakingOn } from '../domain/taken-on';
import type { SourceEntry, SourceFonds, SourceUnit } from '../source';
import { Registration } from './registration';

const place = { file: 'long.xml' };
const fonds: SourceFonds = {
  kind: 'fonds',
  key: { kind: 'source', value: 'f' },
  name: '长卷',
  description: { title: '长卷' },
  place,
};
const entry = (n: number, length: number): SourceEntry => ({
  ...{ key: `e${n}`, level: 'item', description: { title: `信件之${n}` } },
  row: { 题名: '长'.repeat(length) },
});
const unitOf = (entries: readonly SourceEntry[]): SourceUnit => ({
  ...{ kind: 'unit', fonds: 'f', key: { kind: 'source', value: 'u' }, level: 'file' },
  ...{ description: { title: '一个长卷' }, entries, digest: '0'.repeat(64), place },
  components: 1 + entries.length,
});
/** 150 kB each: nine of them take two requests. */
const long = Array.from({ length: 9 }, (_, n) => entry(n, 50_000));

async function register(store: EventStore, unit: SourceUnit, dryRun = false, of: SourceFonds = fonds) {
  const begun = { id: derivedId<'import'>('test'), context: testContext(), resumed: false, written: 0 };
  const on: TakingOn & { file: string } = {
    ...{ archives: ARCHIVES, owner: { kind: '国家' }, heldSince: { printed: '' } },
    ...{ profile: 'isad', file: place.file },
  };
  const registration = new Registration(store, on, begun, dryRun);
  await registration.add([of, unit]);
  await registration.settle();
  return { counts: registration.counts(0), problems: registration.takeProblems() };
}

const typesOf = async (store: EventStore): Promise<string[]> =>
  (await store.readPage(0n, 100)).events.map(({ type }) => type);
const chunks = async (store: EventStore): Promise<number> =>
  (await typesOf(store)).filter((type) => type === 'EntriesDescribed').length;

/** Somebody else writes to the stream of a unit after its first request. */
class Interrupting extends MemoryEventStore {
  override async load(requests: readonly AppendRequest[]) {
    const results = await super.load(requests);
    const [first] = requests;
    if (first?.events[0]?.type === 'HoldingTakenOn')
      await super.append([
        { stream: first.stream, expected: first.events.length - 1, events: [namedEvent('更正')] },
      ]);
    return results;
  }
}

describe('a unit of several requests', () => {
  it('of which a later one cannot be written is refused whole: no unit stands with half of its entries', async () => {
    const store = new MemoryEventStore(testClock);
    const { counts, problems } = await register(store, unitOf([...long, entry(9, 100_000)]));
    expect(counts).toEqual({ registered: 0, unchanged: 0, refused: 11 });
    expect(problems.map(({ problem }) => problem.code)).toEqual(['record-invalid']);
    expect(await typesOf(store)).toEqual(['FondsRegistered']);
  });

  it('gets the rest of its entries behind what somebody else wrote meanwhile, and the same file again finds them', async () => {
    const store = new Interrupting(testClock);
    expect((await register(store, unitOf(long))).counts).toEqual({
      registered: 10,
      unchanged: 0,
      refused: 0,
    });
    const written = await chunks(store);
    expect(written).toBeGreaterThan(5);
    const again = await register(store, unitOf(long));
    expect([again.counts, again.problems]).toEqual([{ registered: 0, unchanged: 10, refused: 0 }, []]);
    expect(await chunks(store)).toBe(written);
  });
});

describe('a fonds whose id is that of another one at its source', () => {
  const coded = (code: string, name: string): SourceFonds => ({
    ...{ ...fonds, name, components: 1, description: { title: name, code } },
  });
  const again = async (of: SourceFonds, dryRun: boolean) => {
    const store = new MemoryEventStore(testClock);
    await register(store, unitOf([]), false, coded('F9', '水利局'));
    const other = { ...unitOf([entry(1, 5)]), key: { kind: 'source' as const, value: 'v' } };
    const { counts, problems } = await register(store, other, dryRun, of);
    return { counts, codes: problems.map(({ problem }) => problem.code), types: await typesOf(store) };
  };
  const standing = ['FondsRegistered', 'HoldingTakenOn'];

  it.each([true, false])('brings none of its units into that one (trial run: %s)', async (dryRun) => {
    expect(await again(coded('F1', '林业局'), dryRun)).toEqual({
      counts: { registered: 0, unchanged: 0, refused: 3 },
      codes: ['fonds-another', 'fonds-another'],
      types: standing,
    });
  });

  it.each([
    ['F1', '水利局'],
    ['F9', '水务局'],
  ])('is the same where its code or its name still is: %s %s', async (code, name) => {
    expect(await again(coded(code, name), true)).toMatchObject({
      counts: { registered: 2, refused: 1 },
      codes: ['fonds-differs'],
    });
  });
});

describe('what no event can hold', () => {
  const tooLong = { ...unitOf([]), row: { 题名: '长'.repeat(100_000) } };

  it('is refused by a trial run just as by the import itself', async () => {
    const store = new MemoryEventStore(testClock);
    const tried = await register(store, tooLong, true);
    expect(await typesOf(store)).toEqual([]);
    expect(tried).toEqual(await register(store, tooLong));
    expect(tried).toMatchObject({
      counts: { registered: 0, refused: 1 },
      problems: [{ problem: { code: 'record-invalid' } }],
    });
  });

  it('in a fonds refuses every unit of that fonds with the reason, and breaks nothing off', async () => {
    const store = new MemoryEventStore(testClock);
    for (const dryRun of [true, false]) {
      const { counts, problems } = await register(store, unitOf([entry(1, 5)]), dryRun, {
        ...fonds,
        name: '长'.repeat(100_000),
      });
      expect(counts).toEqual({ registered: 0, unchanged: 0, refused: 2 });
      expect(problems.map(({ problem }) => problem.facts.problems)).toEqual([
        expect.stringContaining('FondsRegistered has'),
      ]);
    }
    expect(await typesOf(store)).toEqual([]);
  });
});
