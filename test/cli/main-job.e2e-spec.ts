import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database } from '@fonds/database';
import { FondsProcess, line, lines } from './fonds-process';

const EAD = join(__dirname, '..', 'fixtures', 'ead', 'ead2002-unnumbered.xml');
/** The first of their kind are processes of their own, to the exit code; a busy machine takes seconds for one. */
jest.setTimeout(120_000);

const IMPORT_KEYS = [
  'file',
  'sha256',
  'fonds',
  'components',
  'series',
  'units',
  'within',
  'registered',
  'unchanged',
  'refused',
  'heldOut',
  'events',
  'position',
  'seconds',
];

interface Imported {
  readonly import: string;
  readonly fonds: string;
  readonly components: number;
  readonly series: number;
  readonly units: number;
  readonly within: number;
  readonly registered: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly heldOut: number;
  readonly events: number;
  readonly position: string;
}

interface Held {
  readonly asOf: string;
  readonly knownAt: string;
  readonly digest: string;
  readonly total: { readonly units: number; readonly unchecked: number };
  readonly rows: readonly { readonly unit: string; readonly since: string }[];
}

describe('the main job at the command line', () => {
  const fonds = new FondsProcess();
  let token: string;
  let beside: Database | undefined;
  let first: Imported;
  let held: Held;
  const asArchivist = (...words: string[]) => fonds.call(words, { FONDS_TOKEN: token });
  const holdings = async (...words: string[]): Promise<Held> =>
    line<Held>(await asArchivist('holdings', '--archives', 'C01', '--json', ...words));

  beforeAll(async () => {
    const made = await fonds.run(['account', 'create', '--first', 'admin', '--json']);
    expect(made.code).toBe(0);
    expect(Object.keys(line(made))).toEqual(['account', 'token']);
    // From here on another process has the database open, as a running server would.
    beside = await openDatabase({ dataDir: fonds.data, role: 'cli' });
    await fonds.call([
      'org',
      'add',
      '--code',
      'C01',
      '--name',
      '市档案馆',
      '--kind',
      '综合档案馆',
      '--level',
      '市',
      '--json',
    ]);
    const archivist = await fonds.call([
      'account',
      'create',
      '王接收',
      '--org',
      'C01',
      '--role',
      'AccessionArchivist',
      '--json',
    ]);
    expect(Object.keys(line(archivist))).toEqual(['account', 'token']);
    token = line<{ token: string }>(archivist).token;
    const imported = await fonds.run(['import', 'ead', EAD, '--archives', 'C01', '--json'], {
      FONDS_TOKEN: token,
    });
    expect(imported.code).toBe(0);
    first = line<Imported>(imported);
    held = await holdings();
  });
  afterAll(async () => {
    await beside?.close();
    fonds.remove();
  });

  it('the first administrator is made once', async () => {
    const again = await fonds.run(['account', 'create', '--first', 'other', '--json']);
    expect(again.code).toBe(3);
    expect(again.stdout).toBe('');
    expect(again.stderr).toContain('[installation-already-open]');
  });

  it('tokens are kept for their owner alone', () => {
    const file = join(fonds.folder, 'config', 'fondsledger', 'tokens.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('an import answers one line a file, in the members that were agreed', () => {
    expect(Object.keys(first).slice(0, IMPORT_KEYS.length)).toEqual(IMPORT_KEYS);
    expect(first.components).toBe(first.series + first.units + first.within);
    expect(first.components).toBe(first.registered + first.unchanged + first.refused + first.heldOut);
    expect(first.registered).toBeGreaterThan(0);
  });

  it('the same file again registers nothing, and the digest stays', async () => {
    const again = line<Imported>(await asArchivist('import', 'ead', EAD, '--archives', 'C01', '--json'));
    expect(again).toMatchObject({
      registered: 0,
      unchanged: first.components,
      events: 0,
      position: first.position,
    });
    expect((await holdings()).digest).toBe(held.digest);
  });

  it('holdings name day, position, digest, counts and rows', () => {
    expect(Object.keys(held).slice(0, 5)).toEqual(['asOf', 'knownAt', 'digest', 'total', 'rows']);
    expect(held.total.units).toBe(first.units);
    expect(held.rows).toHaveLength(first.units);
    expect(held.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('a dry run writes nothing', async () => {
    const dry = line<Imported>(
      await asArchivist('import', 'ead', EAD, '--archives', 'C01', '--owner', '集体', '--dry-run', '--json'),
    );
    expect(dry.events).toBe(0);
    expect((await holdings()).knownAt).toBe(held.knownAt);
  });

  it('a file that cannot be read does not keep the others out, and fails at the end', async () => {
    writeFileSync(join(fonds.folder, 'page.xml'), '<html/>');
    const ended = await asArchivist(
      'import',
      'ead',
      'page.xml',
      'missing.xml',
      EAD,
      '--archives',
      'C01',
      '--json',
    );
    expect(ended.code).toBe(1);
    const told = lines<{ error?: { code: string }; unchanged?: number }>(ended);
    expect(told.map((each) => each.error?.code)).toEqual(['not-ead', 'file-not-readable', undefined]);
    expect(told[2]?.unchanged).toBe(first.components);
  });

  it('rows with problems come back as a spreadsheet, each told on stderr with code and cure', async () => {
    const catalogue = join(fonds.folder, 'bad.csv');
    writeFileSync(
      catalogue,
      '档号,题名,日期\nZ109-WS·2011-Y-BGS-0001,甲,20110309\nZ109-WS·2011-Y-BGS-0002,乙,20110230\n',
    );
    const ended = await asArchivist('import', 'catalogue', catalogue, '--archives', 'C01', '--json');
    expect(line<Imported>(ended)).toMatchObject({ registered: 1, refused: 1 });
    expect(ended.stderr).toMatch(/bad\.csv, .*line 3.*\[date-impossible\]/);
    expect(readFileSync(join(fonds.folder, 'bad.csv.problems.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  it('a second account checks an import, the first may not', async () => {
    expect((await asArchivist('import', 'check', first.import)).code).toBe(3);
    const keeper = await fonds.call([
      'account',
      'create',
      '李保管',
      '--org',
      'C01',
      '--role',
      '保管员',
      '--json',
    ]);
    const checked = await fonds.call(['import', 'check', first.import, '--json'], {
      FONDS_TOKEN: line<{ token: string }>(keeper).token,
    });
    expect(checked.code).toBe(0);
    const { total } = line<Held>(await asArchivist('holdings', '--fonds', first.fonds, '--json'));
    expect(total.unchecked).toBe(0);
  });

  it('the trail of a unit is one event a line', async () => {
    const [unit] = held.rows;
    const trail = lines<{ type: string; subject: string; actor: { name: string } }>(
      await asArchivist('trail', unit?.unit ?? '', '--json'),
    );
    expect(trail[0]).toMatchObject({
      type: 'HoldingTakenOn',
      subject: unit?.unit,
      actor: { name: '王接收' },
    });
  });

  it('reading a unit that is not open is recorded', async () => {
    const unit = held.rows[0]?.unit ?? '';
    expect((await asArchivist('unit', 'show', unit, '--json')).code).toBe(0);
    expect(lines(await asArchivist('trail', '--type', 'ClosedViewed', '--json'))).toHaveLength(1);
  });

  it('an export is recorded before it is handed out', async () => {
    const out = join(fonds.folder, 'trail.csv');
    const made = line<{ count: number }>(
      await asArchivist(
        'trail',
        'export',
        '--type',
        'HoldingTakenOn',
        '--format',
        'csv',
        '-o',
        out,
        '--json',
      ),
    );
    expect(readFileSync(out, 'utf8').trim().split('\r\n')).toHaveLength(made.count + 1);
    const [event] = lines<{ data: { count: number } }>(
      await asArchivist('trail', '--type', 'AuditExportMade', '--json'),
    );
    expect(event?.data.count).toBe(made.count);
  });

  it('the administrator sees no archives and writes none', async () => {
    const asAdmin = await fonds.call(['import', 'ead', EAD, '--archives', 'C01', '--json']);
    expect([asAdmin.code, asAdmin.stdout]).toEqual([3, '']);
    expect(asAdmin.stderr).toContain('[permission-denied]');
  });

  it('projections equal what the log gives', async () => {
    const checked = await fonds.call(['projections', 'check', '--json']);
    expect(checked.code).toBe(0);
    expect(lines<{ equal: boolean }>(checked).every(({ equal }) => equal)).toBe(true);
  });

  it('a demonstration is refused on a store that is not empty', async () => {
    const refused = await fonds.call(['demo']);
    expect([refused.code, refused.stdout]).toEqual([3, '']);
    expect(refused.stderr).toContain('[store-not-empty]');
  });

  it('a wrong command line is exit 2, and nothing is written', async () => {
    expect((await fonds.run(['bogus'], { FONDS_TOKEN: token })).code).toBe(2);
    for (const words of [
      ['holdings', '--as-of', '2012-13-01'],
      ['org', 'add', '--code', 'X'],
    ])
      expect((await asArchivist(...words)).code).toBe(2);
  });
});
