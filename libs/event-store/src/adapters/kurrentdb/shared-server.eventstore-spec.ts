import { binaryEvent, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { namedEvent, testId } from '@fonds/testing';
import { describeWithServer, openOn, ownPrefix, type OpenStore } from '../../../test/given-servers';
import { NO_STREAM, type AppendRequest } from '../../event-store.port';
import { CAUGHT_UP, LogRefused, UNDERWAY } from '../numbered/event-server.port';
import { KurrentDbServer } from './kurrentdb-server';

const fresh = (stream: string, name = 'x'): AppendRequest => ({
  stream,
  expected: NO_STREAM,
  events: [namedEvent(name)],
});

describeWithServer('EVENTSTORE_URL', (url) => {
  let raw: EventStoreDBClient;
  beforeAll(() => {
    raw = EventStoreDBClient.connectionString(url);
  });
  const opened: OpenStore[] = [];
  const open = async (...args: Parameters<typeof openOn>): Promise<OpenStore> => {
    const one = await openOn(...args);
    opened.push(one);
    return one;
  };
  afterAll(async () => {
    for (const one of opened.reverse()) await one.close();
    await raw.dispose();
  });

  it('a server of several users gives each its own events alone, without links and what the server writes', async () => {
    const prefix = ownPrefix();
    const [{ store: one }, { store: two }] = [await open(url, prefix), await open(url, `${prefix}b.`)];
    const id = `unit-${testId()}`;
    await one.append([fresh(id, 'one')]);
    await raw.appendToStream(`foreign-${testId()}`, jsonEvent({ type: 'Foreign', data: {} }));
    const link = binaryEvent({ type: '$>', data: Buffer.from(`0@${prefix}${id}`) });
    await raw.appendToStream(`${prefix}link-${testId()}`, link);
    await raw.appendToStream(`$ce-${testId()}`, link).catch(() => undefined);
    await two.append([fresh(id, 'two')]);
    await one.append([fresh(`unit-${testId()}`, 'three')]);
    const names = async (store: typeof one): Promise<unknown[]> =>
      (await store.readPage(0n, 10)).events.map(({ data, position }) => [
        position,
        (data as { name: string }).name,
      ]);
    expect(await names(one)).toEqual([
      [1n, 'one'],
      [2n, 'three'],
    ]);
    expect(await names(two)).toEqual([[1n, 'two']]);
  });

  it('a stretch of others’ events is heard of: the server tells that it looks, and a following does not end', async () => {
    const foreign = Array.from({ length: 500 }, () => jsonEvent({ type: 'Foreign', data: {} }));
    await raw.appendToStream(`foreign-${testId()}`, foreign);
    const server = new KurrentDbServer({ url, prefix: ownPrefix() });
    const stopping = new AbortController();
    const signs: unknown[] = [];
    for await (const sign of server.follow(0n, stopping.signal)) {
      signs.push(sign);
      if (sign === CAUGHT_UP) stopping.abort();
    }
    expect(signs.length).toBeGreaterThan(10);
    expect(new Set(signs)).toEqual(new Set([UNDERWAY, CAUGHT_UP]));
    expect(await server.page(0n, 10)).toEqual([]);
    await server.close();
  });

  it('the server has the exact bytes, and the salt in the metadata beside them', async () => {
    const prefix = ownPrefix();
    const { store } = await open(url, prefix);
    await store.append([fresh('fonds-bytes', '档案𠮷 \u0000"')]);
    const [ours] = await store.readStream('fonds-bytes');
    for await (const { event } of raw.readStream(`${prefix}fonds-bytes`)) {
      expect(Buffer.from(event?.data as unknown as Uint8Array).toString()).toBe(ours?.bytes.data);
      const metadata = Buffer.from(event?.metadata as unknown as Uint8Array);
      expect(metadata.subarray(1, 17)).toEqual(Buffer.from(ours?.salt ?? []));
      expect(metadata.subarray(17).toString()).toBe(ours?.bytes.meta);
    }
  });

  const truncatedIn = async (prefix: string): Promise<readonly string[]> => {
    const server = new KurrentDbServer({ url, prefix });
    try {
      return await server.truncated();
    } finally {
      await server.close();
    }
  };

  it.each([{ $maxCount: 1 }, { $maxAge: 60 }, { $tb: 1 }, { $acl: { $r: '$all' } }])(
    'metadata %j of a stream of ours stop the store, by name, until they are taken back',
    async (metadata) => {
      const prefix = ownPrefix();
      const { store, test } = await open(url, prefix);
      await store.append([fresh('unit-cut')]);
      await raw.appendToStream(`$$${prefix}unit-cut`, jsonEvent({ type: '$metadata', data: metadata }));
      const next = async (): Promise<unknown> =>
        (await store.append([fresh(`unit-${testId()}`)]).catch((error: unknown) => error)) as unknown;
      if ('$acl' in metadata) {
        expect(await next()).toMatchObject([{ ok: true }]);
        return;
      }
      let answer: unknown;
      for (let i = 0; i < 50 && !(answer instanceof LogRefused); i++) answer = await next();
      expect(String(answer)).toContain('unit-cut is truncated or deleted');
      expect(await truncatedIn(prefix)).toEqual(['unit-cut']);
      await expect(openOn(url, prefix, { shared: test })).rejects.toThrow(/unit-cut/);
      await raw.appendToStream(`$$${prefix}unit-cut`, jsonEvent({ type: '$metadata', data: {} }));
      await (await openOn(url, prefix, { shared: test })).close();
    },
  );

  it.each(['deleteStream', 'tombstoneStream'] as const)('a stream taken away by %s is named', async (how) => {
    const prefix = ownPrefix();
    const { store, test } = await open(url, prefix);
    await store.append([fresh('unit-gone')]);
    await raw[how](`${prefix}unit-gone`);
    expect(await truncatedIn(prefix)).toEqual(['unit-gone']);
    await expect(store.readStream('unit-gone')).rejects.toThrow(/unit-gone/);
    await expect(store.append([fresh('unit-gone', 'again')])).rejects.toThrow(/unit-gone/);
    await expect(openOn(url, prefix, { shared: test })).rejects.toThrow(/unit-gone/);
  });

  it('a server whose settings truncate is refused at boot, before anything is read', async () => {
    const settings = (data: Record<string, unknown>): Promise<unknown> =>
      raw.appendToStream(
        '$settings',
        jsonEvent({ type: '$settings', data: { $userStreamAcl: { $r: '$all', $w: '$all' }, ...data } }),
      );
    await settings({ $maxCount: 5 });
    try {
      await expect(openOn(url, ownPrefix())).rejects.toThrow(/would truncate/);
    } finally {
      await settings({});
    }
    await (await openOn(url, ownPrefix())).close();
  });

  it('errors come by type: no server, a deadline, an event that is too large', async () => {
    const prefix = ownPrefix();
    const servers: KurrentDbServer[] = [];
    const at = (address: string, deadline: number): KurrentDbServer => {
      const server = new KurrentDbServer({ url: address, prefix, deadline, patience: 200 });
      servers.push(server);
      return server;
    };
    await expect(at('esdb://127.0.0.1:1?tls=false', 2_000).read('unit-a', 0)).rejects.toMatchObject({
      type: 'unavailable',
    });
    await expect(at(url, 0).read('unit-a', 0)).rejects.toMatchObject({ type: 'deadline-exceeded' });
    const large = {
      id: testId(),
      type: 'X',
      data: 'x'.repeat(1_200_000),
      meta: '{}',
      recordedAt: '',
      dataBytes: 0,
      metaBytes: 0,
    };
    await expect(
      at(url, 5_000).append('unit-large', NO_STREAM, [large], [Buffer.alloc(16)]),
    ).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
    });
    await expect(at(url, 5_000).read('unit-large', 0)).resolves.toEqual([]);
    await Promise.all(servers.map((server) => server.close()));
  });

  it('more than may wait is refused whole, and what waits is written', async () => {
    const { store } = await open(url, ownPrefix());
    const many = store.append(Array.from({ length: 1_000 }, () => fresh(`unit-${testId()}`)));
    expect(() => store.append(Array.from({ length: 50_000 }, () => fresh('unit-late')))).toThrow(
      /waiting already/,
    );
    expect((await many).filter(({ ok }) => ok)).toHaveLength(1_000);
    expect(await store.head()).toBe(1_000n);
  });
});
