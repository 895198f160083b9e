import {
  LIMITS,
  NO_STREAM,
  PageMemory,
  type AppendResult,
  type EventStore,
  type StoredEvent,
} from '@fonds/event-store';
import { hash } from 'node:crypto';
import { namedEvent, testId } from './events';

const stream = (): string => `fonds-${testId()}`;
const one = async (results: Promise<AppendResult[]>): Promise<AppendResult> => {
  const [result] = await results;
  if (!result) throw new Error('no result');
  return result;
};
const collect = async (events: AsyncIterable<StoredEvent>): Promise<StoredEvent[]> => {
  const all: StoredEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
};
/** Text whose canonical event has exactly `bytes` bytes of data and metadata. */
const fill = (bytes: number): ReturnType<typeof namedEvent> => {
  const event = namedEvent('x');
  const measured =
    JSON.stringify(event.data).length +
    JSON.stringify({
      ...event.meta,
      v: 1,
      id: event.id,
      type: event.type,
      schemaVersion: 1,
      recordedAt: '2026-11-22T04:00:00.000Z',
    }).length;
  return { ...event, data: { name: 'x'.repeat(bytes - measured + 1) } };
};

/** The contract of the port: every adapter runs the same rules. */
export function describeEventStore(name: string, make: () => Promise<EventStore>): void {
  describe(`the event store port, ${name}`, () => {
    let store: EventStore;
    beforeAll(async () => {
      store = await make();
    });
    afterAll(() => store.close());

    for (const write of ['append', 'load'] as const) {
      describe(write, () => {
        it('gives revisions from 0 and positions without gaps', async () => {
          const before = await store.head();
          const s = stream();
          const first = await one(
            store[write]([{ stream: s, expected: NO_STREAM, events: [namedEvent('一'), namedEvent('二')] }]),
          );
          const second = await one(store[write]([{ stream: s, expected: 1, events: [namedEvent('三')] }]));
          expect(first).toEqual({ ok: true, revision: 1, position: before + 2n, repeated: false });
          expect(second).toEqual({ ok: true, revision: 2, position: before + 3n, repeated: false });
          expect((await store.readStream(s)).map((e) => [e.revision, e.position - before])).toEqual([
            [0, 1n],
            [1, 2n],
            [2, 3n],
          ]);
        });

        it('answers a stale revision with the actual one and writes nothing of that request', async () => {
          const s = stream();
          await store[write]([
            { stream: s, expected: NO_STREAM, events: [namedEvent('a'), namedEvent('b')] },
          ]);
          expect(await one(store[write]([{ stream: s, expected: 0, events: [namedEvent('c')] }]))).toEqual({
            ok: false,
            reason: 'conflict',
            actual: 1,
          });
          expect(
            await one(store[write]([{ stream: s, expected: NO_STREAM, events: [namedEvent('c')] }])),
          ).toEqual({ ok: false, reason: 'conflict', actual: 1 });
          expect(await one(store[write]([{ stream: s, expected: 5, events: [namedEvent('c')] }]))).toEqual({
            ok: false,
            reason: 'conflict',
            actual: 1,
          });
          expect(await store.readStream(s)).toHaveLength(2);
        });

        it('does not let a stream begin twice', async () => {
          const s = stream();
          const results = await Promise.all(
            Array.from({ length: 20 }, (_, i) =>
              one(store[write]([{ stream: s, expected: NO_STREAM, events: [namedEvent(`${i}`)] }])),
            ),
          );
          expect(results.filter((r) => r.ok)).toHaveLength(1);
          expect(await store.readStream(s)).toHaveLength(1);
        });

        it('fails a request alone: its neighbours are written', async () => {
          const [a, b, c] = [stream(), stream(), stream()];
          await store.append([{ stream: b, expected: NO_STREAM, events: [namedEvent('there')] }]);
          const results = await store[write]([
            { stream: a, expected: NO_STREAM, events: [namedEvent('a')] },
            { stream: b, expected: NO_STREAM, events: [namedEvent('b')] },
            { stream: c, expected: NO_STREAM, events: [namedEvent('c1'), namedEvent('c2')] },
          ]);
          expect(results.map((r) => r.ok)).toEqual([true, false, true]);
          expect(await store.readStream(c)).toHaveLength(2);
        });

        it('takes requests for one stream in one call, in their order', async () => {
          const s = stream();
          const results = await store[write](
            Array.from({ length: 10 }, (_, i) => ({
              stream: s,
              expected: i - 1,
              events: [namedEvent(`${i}`)],
            })),
          );
          expect(results.map((r) => r.ok)).toEqual(Array(10).fill(true));
          expect((await store.readStream(s)).map((e) => (e.data as { name: string }).name)).toEqual([
            ...'0123456789',
          ]);
        });

        it('settles a lost reply: the same ids at the same place give the first answer and write nothing', async () => {
          const s = stream();
          const request = { stream: s, expected: NO_STREAM, events: [namedEvent('a'), namedEvent('b')] };
          const first = await one(store[write]([request]));
          await store.append([{ stream: s, expected: 1, events: [namedEvent('later')] }]);
          const head = await store.head();
          expect(await one(store[write]([request]))).toEqual({ ...first, repeated: true });
          expect(await store.head()).toBe(head);
        });

        it('finds an event id that comes again with other data', async () => {
          const s = stream();
          const event = namedEvent('a');
          await store[write]([{ stream: s, expected: NO_STREAM, events: [event] }]);
          expect(
            await one(
              store[write]([{ stream: s, expected: NO_STREAM, events: [{ ...event, data: { name: 'b' } }] }]),
            ),
          ).toEqual({ ok: false, reason: 'id-reused', actual: 0 });
        });

        it('takes a partly known request as a conflict', async () => {
          const s = stream();
          const event = namedEvent('a');
          await store[write]([{ stream: s, expected: NO_STREAM, events: [event] }]);
          expect(
            await one(store[write]([{ stream: s, expected: NO_STREAM, events: [event, namedEvent('b')] }])),
          ).toEqual({ ok: false, reason: 'conflict', actual: 0 });
        });

        it('refuses what its schema does not know, and says what', async () => {
          const s = stream();
          const wrong = { ...namedEvent('a'), data: { name: 'a', extra: 1 } };
          const result = await one(store[write]([{ stream: s, expected: NO_STREAM, events: [wrong] }]));
          expect(result).toMatchObject({ ok: false, reason: 'invalid' });
          expect(JSON.stringify(result)).toContain('extra');
          expect(await store.readStream(s)).toEqual([]);
        });

        it('takes an event of the largest size and refuses one byte more', async () => {
          const [a, b] = [stream(), stream()];
          expect(
            (await one(store[write]([{ stream: a, expected: NO_STREAM, events: [fill(LIMITS.eventBytes)] }])))
              .ok,
          ).toBe(true);
          expect(
            await one(
              store[write]([{ stream: b, expected: NO_STREAM, events: [fill(LIMITS.eventBytes + 1)] }]),
            ),
          ).toMatchObject({ reason: 'invalid' });
        });

        it('takes a request of the most events and bytes and refuses one more', async () => {
          const [a, b, c, d] = [stream(), stream(), stream(), stream()];
          const many = (n: number) => Array.from({ length: n }, () => namedEvent('m'));
          expect(
            (
              await one(
                store[write]([{ stream: a, expected: NO_STREAM, events: many(LIMITS.requestEvents) }]),
              )
            ).ok,
          ).toBe(true);
          expect(
            (
              await one(
                store[write]([{ stream: b, expected: NO_STREAM, events: many(LIMITS.requestEvents + 1) }]),
              )
            ).ok,
          ).toBe(false);
          const heavy = [
            ...Array.from({ length: 3 }, () => fill(LIMITS.eventBytes)),
            fill(LIMITS.requestBytes - 3 * LIMITS.eventBytes),
          ];
          expect((await one(store[write]([{ stream: c, expected: NO_STREAM, events: heavy }]))).ok).toBe(
            true,
          );
          expect(
            (
              await one(
                store[write]([
                  {
                    stream: d,
                    expected: NO_STREAM,
                    events: [...heavy.slice(0, 3), fill(LIMITS.requestBytes - 3 * LIMITS.eventBytes + 1)],
                  },
                ]),
              )
            ).ok,
          ).toBe(false);
        });

        it('keeps canonical bytes: sorted members, exact text, a fresh salt beside them', async () => {
          const s = stream();
          const text = '档案𠮷㐂䶮㛃 ᠮᠣᠩᠭᠣᠯ\u180b "quoted" back\\slash\ttab\nline\u0000nul';
          await store[write]([
            { stream: s, expected: NO_STREAM, events: [namedEvent(text), namedEvent(text)] },
          ]);
          const [first, second] = await store.readStream(s);
          expect((first?.data as { name: string }).name).toBe(text);
          expect(first?.bytes.data).toBe(JSON.stringify({ name: text }));
          expect(Object.keys(JSON.parse(first?.bytes.meta ?? '') as object)).toEqual(
            Object.keys(first?.meta ?? {}).sort(),
          );
          expect(first?.salt).toHaveLength(16);
          expect(hash('sha256', Buffer.from(first?.salt ?? []))).not.toBe(
            hash('sha256', Buffer.from(second?.salt ?? [])),
          );
          expect(first?.bytes.meta).not.toContain(Buffer.from(first?.salt ?? []).toString('hex'));
        });
      });
    }

    it('reads a stream from a revision, and an unknown one as empty', async () => {
      const s = stream();
      await store.append([
        { stream: s, expected: NO_STREAM, events: [namedEvent('0'), namedEvent('1'), namedEvent('2')] },
      ]);
      expect((await store.readStream(s, 1)).map((e) => e.revision)).toEqual([1, 2]);
      expect(await store.readStream(stream())).toEqual([]);
      const many = await store.readStreams([s, 'fonds-none']);
      expect([many.get(s)?.length, many.get('fonds-none')?.length]).toEqual([3, 0]);
    });

    it('reads the log in order, by pages, types and stream kinds', async () => {
      const start = await store.head();
      const s = stream();
      await store.append([
        { stream: s, expected: NO_STREAM, events: [namedEvent('0'), namedEvent('1'), namedEvent('2')] },
      ]);
      const all = await collect(store.readAll(start));
      expect(all.map((e) => e.position)).toEqual([start + 1n, start + 2n, start + 3n]);
      const page = await store.readPage(start, 2);
      expect([page.events.length, page.through]).toEqual([2, start + 2n]);
      const none = await store.readPage(start, 10, { types: ['ImportChecked'] });
      expect([none.events.length, none.through]).toEqual([0, start + 3n]);
      const except = await store.readPage(start, 10, { except: ['FondsConfirmed'] });
      expect([except.events.length, except.through]).toEqual([0, start + 3n]);
      const others = await store.readPage(start, 2, { except: ['ImportChecked', "no'type"] });
      expect([others.events.length, others.through]).toEqual([2, start + 2n]);
      const neither = { types: ['FondsConfirmed'], except: ['FondsConfirmed'] };
      expect((await store.readPage(start, 10, neither)).events).toEqual([]);
      const both = { except: ['FondsConfirmed'], streamPrefix: 'fonds-' };
      expect((await store.readPage(start, 10, both)).events).toEqual([]);
      expect((await store.readPage(start, 10, { streamPrefix: 'fonds-' })).events).toHaveLength(3);
      expect((await store.readPage(start, 10, { streamPrefix: 'unit-' })).events).toHaveLength(0);
    });

    it('reads nothing behind the end, wherever the reading begins', async () => {
      const beyond = (await store.head()) + 7n;
      const nothing = { events: [], through: beyond };
      expect(await store.readPage(beyond, 10)).toEqual(nothing);
      for (const filter of [{ except: ['FondsConfirmed'] }, { streamPrefix: 'unit-' }])
        expect(await store.readPage(beyond, 10, filter)).toEqual(nothing);
      expect(await store.readBytes(beyond, 10)).toEqual([]);
    });

    it('tells single members of an event as all of it does, whether or not it has been parsed', async () => {
      const before = await store.head();
      const named = namedEvent('"全宗 𠮷",\\"');
      const event = { ...named, meta: { ...named.meta, reason: '补记 "name":"x"' } };
      await store.append([{ stream: stream(), expected: NO_STREAM, events: [event, namedEvent('二')] }]);
      const unread = async (): Promise<readonly StoredEvent[]> => (await store.readPage(before, 10)).events;
      for (const [i, { data, meta, version }] of (await unread()).entries()) {
        expect(version).toBe(meta.schemaVersion);
        const names = ['reason', 'actor', 'rules', 'type', 'businessDate', 'client', 'evidence'] as const;
        for (const parsed of [false, true]) {
          const again = (await unread())[i];
          if (parsed) expect([again?.data, again?.meta]).toEqual([data, meta]);
          for (const member of names) expect(again?.metaMember(member)).toEqual(meta[member]);
          expect(again?.dataMember('name')).toBe((data as { name: string }).name);
          expect(again?.dataMember('fonds')).toBeUndefined();
        }
      }
    });

    it('reads the log as bytes: those of its pages, an empty end, and no more than asked for', async () => {
      const before = await store.head();
      await store.load([
        { stream: stream(), expected: NO_STREAM, events: [namedEvent('全宗 𠮷'), namedEvent('二')] },
        { stream: stream(), expected: NO_STREAM, events: [namedEvent('"三\\\n')] },
      ]);
      const { events } = await store.readPage(before, 10);
      // The texts are members of their own, also where they are made only when they are asked for.
      for (const { bytes } of events) expect(Object.keys({ ...bytes }).sort()).toEqual(['data', 'meta']);
      const bytes = await store.readBytes(before, 10);
      expect(
        bytes.map(({ position, stream: name, revision, data, meta, salt }) => ({
          position,
          name,
          revision,
          data: Buffer.from(data).toString(),
          meta: Buffer.from(meta).toString(),
          salt: Buffer.from(salt).toString('hex'),
        })),
      ).toEqual(
        events.map((event) => ({
          position: event.position,
          name: event.stream,
          revision: event.revision,
          data: event.bytes.data,
          meta: event.bytes.meta,
          salt: Buffer.from(event.salt).toString('hex'),
        })),
      );
      expect(bytes).toHaveLength(3);
      expect(await store.readBytes(before, 2)).toHaveLength(2);
      expect(await store.readBytes(before + 3n, 10)).toEqual([]);
    });

    it('reads pages as bytes into one memory: each is whole, also the larger and the shorter behind it', async () => {
      const before = await store.head();
      const names = ['一', '二'.repeat(20_000), '三'];
      for (const name of names)
        await store.append([{ stream: stream(), expected: NO_STREAM, events: [namedEvent(name)] }]);
      const memory = new PageMemory();
      const read: unknown[] = [];
      for (let i = 0; i < names.length; i++)
        for (const { data } of await store.readBytes(before + BigInt(i), 1, memory))
          read.push((JSON.parse(Buffer.from(data).toString()) as { name: string }).name);
      expect(read).toEqual(names);
    });

    it('brings a subscriber what was there and what comes, in order, until told to stop', async () => {
      const start = await store.head();
      const stop = new AbortController();
      const seen: string[] = [];
      const following = (async () => {
        for await (const event of store.subscribe(start, stop.signal)) {
          seen.push((event.data as { name: string }).name);
          if (seen.length === 3) stop.abort();
        }
      })();
      const s = stream();
      await store.append([{ stream: s, expected: NO_STREAM, events: [namedEvent('x')] }]);
      await store.append([{ stream: s, expected: 0, events: [namedEvent('y')] }]);
      await store.append([{ stream: s, expected: 1, events: [namedEvent('z')] }]);
      await following;
      expect(seen).toEqual(['x', 'y', 'z']);
    });

    it('resolves an instant to the last position recorded by then', async () => {
      const s = stream();
      await store.append([{ stream: s, expected: NO_STREAM, events: [namedEvent('now')] }]);
      const [event] = await store.readStream(s);
      const recorded = Date.parse(event?.meta.recordedAt ?? '');
      expect(await store.positionAt(recorded)).toBeGreaterThanOrEqual(event?.position ?? 0n);
      expect(await store.positionAt(0)).toBe(0n);
    });

    it('loses and doubles nothing under many concurrent writers', async () => {
      const start = await store.head();
      const streams = Array.from({ length: 8 }, stream);
      const written = await Promise.all(
        Array.from({ length: 160 }, async (_, i) => {
          const s = streams[i % streams.length] ?? '';
          for (;;) {
            const revision = (await store.readStream(s)).length - 1;
            const result = await one(
              store.append([{ stream: s, expected: revision, events: [namedEvent(`${i}`)] }]),
            );
            if (result.ok) return result.position;
          }
        }),
      );
      const all = await collect(store.readAll(start));
      expect(all.map((e) => e.position)).toEqual(
        Array.from({ length: 160 }, (_, i) => start + BigInt(i) + 1n),
      );
      expect(new Set(written).size).toBe(160);
    }, 240_000);
  });
}
