import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { EventStore } from '@fonds/event-store';
import { testId } from '@fonds/testing';
import { csvBytes } from '../fixtures/sheets/book-file.fixture';
import { ARCHIVES, ImportBench } from './import.fixture';

const DRIVER = join(__dirname, 'import-once.mjs');
/** Longer than this process takes to read a small file; a kill falls anywhere within. */
const MOMENT = 400;

interface Told {
  readonly phase?: 'read' | 'register';
  readonly done?: number;
}

let whole: ImportBench;
let killed: ImportBench;
beforeAll(async () => {
  [whole, killed] = [await ImportBench.open(), await ImportBench.open()];
}, 60_000);
afterAll(async () => {
  await whole.close();
  await killed.close();
});

interface Fatal {
  readonly when: (told: Told) => boolean;
  /** Milliseconds later. */
  readonly after: number;
}

/** Runs one import in its own process, and kills it. False when it was done before. */
async function wasKilled(bench: ImportBench, path: string, fatal: Fatal): Promise<boolean> {
  const order = {
    url: await bench.url(),
    engine: await bench.engine(),
    folder: bench.folder,
    path,
    format: 'catalogue',
    archives: ARCHIVES,
    account: testId<'account'>(),
    command: testId<'command'>(),
  };
  const child = spawn(process.execPath, [DRIVER, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  let doomed = false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (doomed || !fatal.when(JSON.parse(line) as Told)) continue;
    doomed = true;
    setTimeout(() => child.kill('SIGKILL'), fatal.after);
  }
  const [code, signal] = await ended;
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the import ended with ${code}`);
  return signal === 'SIGKILL';
}

const finishedOf = async (bench: ImportBench, id: string): Promise<unknown> =>
  (await bench.instance.store.readStream(`import-${id}`)).find(({ type }) => type === 'ImportFinished')?.data;

const unitsOf = async (bench: ImportBench): Promise<number> => (await bench.events('HoldingTakenOn')).length;

/** A store whose process dies when it is to load a second time. */
function dyingAfterOneLoad(store: EventStore): EventStore {
  let loads = 0;
  const load: EventStore['load'] = (requests) =>
    ++loads > 1 ? Promise.reject(new Error('the process is gone')) : store.load(requests);
  return Object.assign(Object.create(store) as EventStore, { load });
}

/** Both ledgers must say the same in the end, whatever happened on the way. */
async function expectEqualEnds(id: string): Promise<void> {
  await whole.instance.projections.catchUp();
  await killed.instance.projections.catchUp();
  expect(await finishedOf(killed, id)).toEqual(await finishedOf(whole, id));
  expect(await finishedOf(killed, id)).toBeDefined();
  expect(await killed.digest()).toBe(await whole.digest());
  expect(await unitsOf(killed)).toBe(await unitsOf(whole));
}

describe('an import that is killed on its way', () => {
  const rows = Array.from({ length: 2_500 }, (_, i) => [
    `J019-WS·2019·Y-${String(i + 1).padStart(5, '0')}`,
    `关于第${i + 1}号事项的通知`,
    '市教育局',
    '20190309',
  ]);
  const catalogue = csvBytes(
    { name: '', rows: [['归档文件目录'], ['档号', '题名', '责任者', '日期'], ...rows] },
    'utf8-bom',
  );

  it('goes on when the same command comes again, and ends as one that was never killed', async () => {
    const { outcome } = await whole.take(whole.file('many.csv', catalogue));
    expect(outcome).toMatchObject({ registered: 2_500, components: 2_500 });

    const path = killed.file('many.csv', catalogue);
    const moments = [
      { when: ({ phase }: Told) => phase === 'read', after: randomInt(MOMENT) },
      { when: ({ phase }: Told) => phase === 'register', after: randomInt(MOMENT) },
      { when: ({ phase, done = 0 }: Told) => phase === 'register' && done > 1_000, after: randomInt(MOMENT) },
    ];
    let kills = 0;
    for (const fatal of moments) if (await wasKilled(killed, path, fatal)) kills++;
    const { outcome: last } = await killed.take(path);
    expect(kills).toBeGreaterThan(0);
    expect(last).toMatchObject({ import: outcome.import, components: 2_500, refused: 0 });
    await expectEqualEnds(outcome.import);
  }, 600_000);
});

describe('a unit with more entries than one request holds', () => {
  const entries = Array.from(
    { length: 1_500 },
    (_, i) =>
      `<c id="e${i}" level="item"><did><unittitle>${`信件第${i}号`.padEnd(900, '长')}</unittitle></did></c>`,
  );
  const ead = `<ead><eadheader><eadid>long</eadid></eadheader><archdesc level="fonds"><did><unittitle>长卷</unittitle></did>
    <dsc><c id="u" level="file"><did><unittitle>一个长卷</unittitle></did>${entries.join('')}</c></dsc></archdesc></ead>`;

  it('is registered whole, also when the process died between its requests', async () => {
    const { outcome } = await whole.take(whole.file('long.xml', ead), 'ead');
    expect(outcome).toMatchObject({ registered: 1_501, components: 1_501 });
    const [described] = await whole.events('EntriesDescribed');
    const unit = await whole.instance.store.readStream(described?.stream ?? '');
    expect(Buffer.byteLength(unit.map(({ bytes }) => bytes.data).join(''))).toBeGreaterThan(900 * 1024);

    // What a killed process leaves: the first request of the unit is there, the others are not.
    const path = killed.file('long.xml', ead);
    await expect(killed.take(path, 'ead', {}, dyingAfterOneLoad(killed.instance.store))).rejects.toThrow(
      'the process is gone',
    );
    const left = await killed.instance.store.readStream(described?.stream ?? '');
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(unit.length);

    const { outcome: last } = await killed.take(path, 'ead');
    expect(last).toMatchObject({ registered: 1_501, unchanged: 0, refused: 0 });
    await expectEqualEnds(outcome.import);
    expect((await killed.catalogue.search({ title: '信件第1499号' }, {}, killed.viewer)).count).toBe(1);
  }, 600_000);
});
