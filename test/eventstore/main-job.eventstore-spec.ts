import { randomUUID } from 'node:crypto';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FondsProcess, line, lines } from '../cli/fonds-process';

/** `EVENTSTORE_JOB=folder:units` takes the finding aids of that folder, and transfers so many units. */
const [given = '', units = '40'] = (process.env['EVENTSTORE_JOB'] ?? '').split(':');
const FINDING_AIDS = given || join(__dirname, '..', 'fixtures', 'ead');
const UNITS = Number(units);
const URL = process.env['EVENTSTORE_URL']?.trim();
const onServer = (): NodeJS.ProcessEnv => ({
  EVENT_STORE: URL,
  EVENT_STORE_PREFIX: `t${randomUUID().replaceAll('-', '').slice(0, 20)}.`,
});
const COPY = onServer();

jest.setTimeout(240_000 + UNITS * 300);

/** What two installations with the same holdings have in common, whatever their events' ids, salts and instants are. */
interface Told {
  readonly digests: string[];
  readonly registered: number[];
  readonly applied: unknown;
}

const notGiven = URL ? '' : ' (EVENTSTORE_URL not run)';

(URL ? describe : describe.skip)(`the main job on an event server and on PostgreSQL${notGiven}`, () => {
  const installations: FondsProcess[] = [];
  const auditors = new Map<FondsProcess, string>();
  let told: Told[] = [];
  const seconds: Record<string, number> = {};

  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const answer = await work();
    seconds[what] = Math.round(performance.now() - begun) / 1_000;
    return answer;
  };
  const done = async (fonds: FondsProcess, token: string, ...words: string[]) => {
    const ended = await fonds.call([...words, '--json'], { FONDS_TOKEN: token });
    if (ended.code !== 0) throw new Error(`${words.join(' ')}: ${ended.stderr}${ended.stdout}`);
    return ended;
  };
  const holdings = async (fonds: FondsProcess, token: string, archives: string): Promise<string[]> => {
    const digests = [];
    for (const day of ['2013-06-30', '2099-12-31']) {
      const words = ['holdings', '--archives', archives, '--as-of', day, '--limit', '1'];
      digests.push(line<{ digest: string }>(await done(fonds, token, ...words)).digest);
    }
    return digests;
  };

  const mainJob = async (name: string, fonds: FondsProcess): Promise<Told> => {
    const wang = await fonds.withArchivist('call');
    await fonds.call([
      'org',
      'add',
      '--code',
      'U',
      '--name',
      '市发展和改革委员会',
      '--kind',
      '机关',
      '--json',
    ]);
    const account = async (who: string, role: string, org: string): Promise<string> =>
      line<{ token: string }>(
        await fonds.call(['account', 'create', who, '--org', org, '--role', role, '--json']),
      ).token;
    const clerk = await account('clerk', 'UnitArchivist', 'U');
    const head = await account('head', 'UnitHead', 'U');
    const director = await account('director', 'Director', 'C01');
    const aids = readdirSync(FINDING_AIDS)
      .filter((file) => file.endsWith('.xml'))
      .map((file) => join(FINDING_AIDS, file))
      .filter((file) => statSync(file).isFile());
    const imported = await timed(`${name} import`, () =>
      done(fonds, wang, 'import', 'ead', ...aids, '--archives', 'C01', '--held-since', '2010-01-01'),
    );
    const registered = lines<{ registered: number }>(imported).map((file) => file.registered);
    // A code's last part has four digits: what is more goes to another department.
    const code = (i: number): string =>
      `A001-WS·2011-Y-${i < 9_000 ? 'BGS' : 'RSC'}-${String((i % 9_000) + 1).padStart(4, '0')}`;
    const codes = Array.from({ length: UNITS }, (_, i) => code(i));
    const catalogue = join(fonds.folder, 'catalogue.csv');
    const rows = codes.map((code) => `${code},投资计划的通知,市发改委,20110913,永久,1`);
    writeFileSync(catalogue, `\ufeff档号,题名,责任者,日期,保管期限,页数\n${rows.join('\n')}`);
    await done(
      fonds,
      clerk,
      ...['import', 'catalogue', catalogue, '--archives', 'U', '--fonds-name', '发改委'],
      ...['--held-since', '2012-01-01'],
    );
    const list = join(fonds.folder, 'list.txt');
    writeFileSync(list, codes.join('\n'));
    const applied = await timed(`${name} transfer`, async () => {
      const { act } = line<{ act: string }>(
        await done(fonds, clerk, 'transfer', 'draft', '--to', 'C01', '--list', list),
      );
      const opinion = ['--opinion', '开放', '--expiry', '到期开放', '--disclosure', '主动公开'];
      await done(fonds, clerk, 'transfer', 'opinions', act, ...opinion, '--secrecy-change', '无变更');
      await done(fonds, clerk, 'transfer', 'offer', act);
      await done(fonds, clerk, 'transfer', 'dispatch', act, '--collected-by', '张三', '--box', '1:S-1');
      await done(fonds, wang, 'transfer', 'check', act, '--list', list, '--seal', '1');
      for (const token of [clerk, head, wang]) await done(fonds, token, 'transfer', 'sign', act);
      return line(await done(fonds, director, 'transfer', 'sign', act))['applied'];
    });
    auditors.set(fonds, wang);
    const bundle = await timed(`${name} bundle`, () =>
      done(
        fonds,
        wang,
        'bundle',
        'unit',
        codes[0] ?? '',
        '-o',
        join(fonds.folder, 'unit.zip'),
        '--purpose',
        '查证',
      ),
    );
    expect(line<{ events: number }>(bundle).events).toBeGreaterThan(4);
    const digests = [...(await holdings(fonds, wang, 'C01')), ...(await holdings(fonds, clerk, 'U'))];
    await timed(`${name} verify`, () => done(fonds, '', 'verify', '--as', 'admin'));
    return { digests, registered, applied };
  };

  beforeAll(async () => {
    for (const [name, settings] of [
      ['event server', onServer()],
      ['PostgreSQL', {}],
    ] as const) {
      const fonds = new FondsProcess(settings);
      installations.push(fonds);
      told = [...told, await mainJob(name, fonds)];
    }
  });
  afterAll(() => {
    for (const fonds of installations) fonds.remove();
    console.log(JSON.stringify({ units: UNITS, registered: told[0]?.registered, seconds }));
  });

  it('gives the same holdings, as of every day, by the same digests', () => {
    const [there, here] = told;
    expect(here?.applied).toBe(UNITS);
    expect(new Set(here?.digests).size).toBeGreaterThan(2);
    expect(there).toEqual(here);
  });

  it('goes on there with the same holdings when the whole log is copied', async () => {
    const fonds = installations[1];
    if (!fonds) throw new Error('no installation');
    const token = auditors.get(fonds) ?? '';
    const before = await holdings(fonds, token, 'C01');
    const words = ['store', 'copy', '--from', 'postgres', '--to', URL ?? '', '--as', 'admin', '--json'];
    const moved = await timed('store copy', () =>
      fonds.call(words, { FONDS_TOKEN: '', ...COPY, EVENT_STORE: '' }),
    );
    expect([moved.code, moved.stderr]).toEqual([0, expect.anything()]);
    const there = { ...COPY, FONDS_TOKEN: token };
    const held = await fonds.call(
      ['holdings', '--archives', 'C01', '--as-of', '2099-12-31', '--limit', '1', '--json'],
      there,
    );
    expect(line<{ digest: string }>(held).digest).toBe(before[1]);
    const verified = await fonds.call(['verify', '--as', 'admin', '--json'], { ...COPY, FONDS_TOKEN: '' });
    expect(lines(verified).at(-1)).toMatchObject({ result: 'ok', epochs: [{ number: 0 }, { number: 1 }] });
  });
});
