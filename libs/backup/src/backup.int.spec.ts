import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { append, filesOf, fill, installation, type Installation } from '../test/stores';
import { backup } from './backup';
import { parseManifest } from './backup-format';
import { checkBackup } from './check-backup';

let source: Installation;
let cited: string[];
let work: string;

beforeEach(async () => {
  source = await installation();
  cited = await fill(source);
  work = mkdtempSync(join(tmpdir(), 'fonds-backup-'));
});
afterEach(async () => {
  await source.close();
  rmSync(work, { recursive: true, force: true });
});

const sourceOf = ({ test, evidence, dataDir }: Installation) => ({
  database: test.database,
  evidence,
  dataDir,
  pageEvents: 4,
});
const pathOf = (sha256: string): string =>
  join(source.dataDir, 'evidence', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

describe('a backup', () => {
  it('ends at the position where the log ended when it began, whatever is written meanwhile', async () => {
    const writes: Promise<void>[] = [];
    const folder = join(work, 'b');
    const result = await backup(sourceOf(source), folder, ({ phase }) => {
      if (phase === 'events') writes.push(append(source.store, 'meanwhile'));
    });
    await Promise.all(writes);
    expect(writes.length).toBe(7);
    expect(await source.store.head()).toBe(32n);
    expect(result).toMatchObject({ position: 25n, tables: 4, evidence: { files: 6 } });
    expect((await checkBackup(folder)).events).toMatchObject({ rows: 25, files: { length: 7 } });
  });

  it('holds no secret that came after that position', async () => {
    const writes: Promise<unknown>[] = [];
    const folder = join(work, 'b');
    await backup(sourceOf(source), folder, ({ phase, done }) => {
      if (phase === 'events' && done === 4)
        writes.push(source.test.database.app.query("INSERT INTO fonds.zone (name) VALUES ('later')"));
    });
    await Promise.all(writes);
    const manifest = await checkBackup(folder);
    expect(manifest.tables.find(({ name }) => name === 'zone')?.rows).toBe(3);
    expect(manifest.sequences).toEqual([{ name: 'zone_id_seq', value: '3' }]);
  });

  it('is for its owner alone', async () => {
    const folder = join(work, 'b');
    await backup(sourceOf(source), folder);
    for (const path of filesOf(folder)) expect(statSync(path).mode & 0o777).toBe(0o600);
    for (const name of ['', 'events', 'tables', 'evidence'])
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o700);
  });

  it('names every table of the schema but the head, the places and the migrations, those first that others refer to', async () => {
    await source.test.database.owner.query('CREATE TABLE fonds.added_today (a int)');
    const folder = join(work, 'b');
    await backup(sourceOf(source), folder);
    const manifest = parseManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest?.tables.map(({ name }) => name)).toEqual([
      'added_today',
      'zone',
      'credential',
      'event_move',
      'seed',
    ]);
    expect(manifest?.sequences).toEqual([{ name: 'zone_id_seq', value: '3' }]);
  });

  it('lacking a supporting file that an event cites fails and names it', async () => {
    const [first = '', second = ''] = cited;
    rmSync(pathOf(first));
    writeFileSync(pathOf(second), 'other bytes');
    const folder = join(work, 'b');
    await expect(backup(sourceOf(source), folder)).rejects.toThrow(
      expect.objectContaining({
        name: 'BackupRefused',
        problems: [`missing 缺失: ${first}`, `damaged 损坏: ${second}`],
      }),
    );
    expect(existsSync(join(folder, 'manifest.json'))).toBe(false);
    await expect(checkBackup(folder)).rejects.toThrow(/never finished/);
  });

  it('of a log with a hole is refused', async () => {
    const { owner } = source.test.database;
    await owner
      .query('ALTER TABLE fonds.event DISABLE TRIGGER ALL')
      .catch(() => owner.query('ALTER TABLE fonds.event DISABLE TRIGGER USER'));
    await owner.query('DELETE FROM fonds.event WHERE position = 6');
    await expect(backup(sourceOf(source), join(work, 'b'))).rejects.toThrow(
      /3 events between positions 5 and 8, not 4/,
    );
  });

  it('never goes into a folder that is in use, nor into the data folder', async () => {
    mkdirSync(join(work, 'used'));
    writeFileSync(join(work, 'used', 'note'), '');
    await expect(backup(sourceOf(source), join(work, 'used'))).rejects.toThrow(
      /not empty; nothing was written/,
    );
    expect(readdirSync(join(work, 'used'))).toEqual(['note']);
    const inside = join(source.dataDir, 'backup');
    await expect(backup(sourceOf(source), inside)).rejects.toThrow(/lies inside the data folder/);
    expect(existsSync(inside)).toBe(false);
  });
});
