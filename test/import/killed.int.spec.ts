import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { EventStore } from '@fonds/event-store';
import { testId } from '@fonds/testing';
import { csvBytes } from '../fixtures/sheets/book-file.fixture';
import { ARCHIVES, ImportBench } from './import.fixture';

const DRIVER = join(__dirname, 'import-once.mjs');
/** Milliseconds in which the write that a process dies in goes on at the most. */
const WITHIN = 120;

/** While it reads the file, or in which of its writes. */
type Death = { readonly phase: 'read' } | { readonly at: number };
/** Each process has so many writes, wherever the one before it died: of an import that has begun, two batches and its end. */
const DEATHS: readonly Death[] = [{ phase: 'read' }, { at: 1 }, { at: 2 }, { at: 2 }, { at: 3 }];

let whole: ImportBench;
let killed: ImportBench;
beforeAll(async () => {
  [whole, killed] = [await ImportBench.open(), await ImportBench.open()];
}, 60_000);
afterAll(async () => {
  await whole.close();
  await killed.close();
});

/** Runs one import in its own process, which does not live to its end. */
async function importedUntilKilled(bench: ImportBench, path: string, death: Death): Promise<void> {
  const order = {
    url: await bench.url(),
    engine: await bench.engine(),
    folder: bench.folder,
    path,
    format: 'catalogue',
    archives: ARCHIVES,
    account: testId<'account'>(),
    command: testId<'command'>(),
    death: { ...death, within: WITHIN },
  };
  const child = spawn(process.execPath, [DRIVER, JSON.stringify(order)], { stdio: 'inherit' });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  expect([death, code, signal]).toEqual([death, null, 'SIGKILL']);
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
    for (const death of DEATHS) await importedUntilKilled(killed, path, death);
    const { outcome: last } = await killed.take(path);
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
