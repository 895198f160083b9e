import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from '@fonds/testing';
import { FondsProcess, line, lines } from './fonds-process';

/** A busy machine takes seconds for one command. */
jest.setTimeout(240_000);

const CODES = [1, 2, 3].map((n) => `A001-WS·2001-Y-BGS-000${n}`);

describe('a transfer at the command line', () => {
  const fonds = new FondsProcess();
  const tokens = new Map<string, string>();
  let test: TestDatabase;
  let act = '';

  const run = (name: string, ...words: string[]) =>
    fonds.call([...words, '--json'], { FONDS_TOKEN: tokens.get(name) ?? '' });
  const step = async (name: string, ...words: string[]): Promise<Record<string, unknown>> => {
    const ended = await run(name, 'transfer', ...words);
    if (ended.code !== 0) throw new Error(`${words.join(' ')}: ${ended.stderr}`);
    return line(ended);
  };

  beforeAll(async () => {
    test = await fonds.onTestDatabase();
    tokens.set('wang', await fonds.withArchivist('call'));
    const unit = ['--code', 'U', '--name', '市发展和改革委员会', '--kind', '机关'];
    await fonds.call(['org', 'add', ...unit, '--json']);
    for (const [name, role, org] of [
      ['clerk', 'UnitArchivist', 'U'],
      ['head', 'UnitHead', 'U'],
      ['director', 'Director', 'C01'],
    ] as const) {
      const made = await fonds.call(['account', 'create', name, '--org', org, '--role', role, '--json']);
      tokens.set(name, line<{ token: string }>(made).token);
    }
    const catalogue = join(fonds.folder, 'catalogue.csv');
    const rows = CODES.map((code) => `${code},投资计划的通知,市发改委,20010913,永久,1`);
    writeFileSync(catalogue, `\ufeff档号,题名,责任者,日期,保管期限,页数\n${rows.join('\n')}`);
    const imported = await run(
      'clerk',
      ...['import', 'catalogue', catalogue, '--archives', 'U', '--fonds-name', '发改委'],
      ...['--held-since', '2012-01-01'],
    );
    if (imported.code !== 0) throw new Error(imported.stderr + imported.stdout);
  });
  afterAll(async () => {
    fonds.remove();
    await test.drop();
  });

  it('is drafted of a list, described and offered; the answer comes when its units are claimed', async () => {
    const list = join(fonds.folder, 'list.txt');
    writeFileSync(list, CODES.join('\n'));
    const drafted = await step('clerk', 'draft', '--to', 'C01', '--list', list, '--key', 'k');
    expect(drafted).toMatchObject({ units: 3, listed: 3 });
    act = String(drafted['act']);
    expect(await step('clerk', 'draft', '--to', 'C01', '--list', list, '--key', 'k')).toMatchObject({
      act,
      repeated: true,
    });
    const refused = await run('clerk', 'transfer', 'offer', act);
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('[opinions-missing]')]);
    const opinion = ['--opinion', '开放', '--expiry', '到期开放', '--disclosure', '主动公开'];
    await step('clerk', 'opinions', act, ...opinion, '--secrecy-change', '无变更');
    expect(await step('clerk', 'offer', act)).toMatchObject({ listed: 3, exceptions: 0 });
    const shown = line(await run('wang', 'transfer', 'show', act));
    expect(shown).toMatchObject({ phase: 'offered', counts: { claimed: 3 } });
  });

  it('is checked and returned by the receiver alone', async () => {
    const refused = await run('clerk', 'transfer', 'check', act, ...CODES);
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('[not-your-side]')]);
    await step('clerk', 'dispatch', act, '--collected-by', '张三', '--box', '1:S-1');
    await step('wang', 'check', act, CODES[0] ?? '', CODES[1] ?? '', '--rest-missing', '--seal', '1');
    await step('wang', 'return', act, CODES[2] ?? '', '--defect', 'missing:实物未到');
    const rows = lines(await run('wang', 'transfer', 'units', act, '--standing', 'released'));
    expect(rows).toEqual([expect.objectContaining({ code: CODES[2], check: 'missing' })]);
  });

  it('moves when both sides have signed, and its papers are written', async () => {
    for (const name of ['clerk', 'head', 'wang']) await step(name, 'sign', act);
    expect(await step('director', 'sign', act)).toMatchObject({ applied: 2, closed: true });
    const folder = join(fonds.folder, 'papers');
    const papers = lines<{ file: string; sha256: string; missingGlyphs: object[] }>(
      await run('director', 'transfer', 'papers', act, '-o', folder),
    );
    expect(papers).toHaveLength(4);
    for (const { file, missingGlyphs } of papers) {
      expect(existsSync(file)).toBe(true);
      expect(missingGlyphs).toEqual([]);
    }
    expect(
      readFileSync(papers[0]?.file ?? '')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const held = line<{ total?: object }>(await run('wang', 'holdings', '--archives', 'C01'));
    expect(JSON.stringify(held)).toContain('2');
    expect(lines(await run('head', 'transfer', 'list', '--side', 'from'))).toEqual([
      expect.objectContaining({ id: act, phase: 'closed' }),
    ]);
  });

  it('is checked where this system is not: a bundle, the proof of an event, and a statement of holdings', async () => {
    const file = (name: string): string => join(fonds.folder, name);
    const bundle = line<{ events: number; withheld: number }>(
      await run('wang', 'bundle', 'unit', CODES[0] ?? '', '-o', file('unit.zip'), '--purpose', '查证'),
    );
    expect(bundle.withheld).toBe(0);
    expect(bundle.events).toBeGreaterThan(4);
    const [event] = lines<{ event: string }>(await run('wang', 'trail', CODES[0] ?? '', '--json'));
    const made = line(await run('wang', 'proof', event?.event ?? '', '-o', file('one')));
    expect(made).toMatchObject({ output: file('one.tlog-proof'), entry: file('one.entry') });
    const stated = [
      'holdings',
      'statement',
      '--archives',
      'C01',
      '--as-of',
      '2099-12-31',
      '-o',
      file('held'),
    ];
    expect(line(await run('wang', ...stated))).toMatchObject({ note: file('held.note') });
    const { vkey } = line<{ vkey: string }>(await run('wang', 'ledger', 'key', 'show'));
    const verifier = join(__dirname, '..', '..', 'dist', 'verify.mjs');
    const words = [
      verifier,
      '--vkey',
      vkey,
      '--json',
      ...['unit.zip', 'one.tlog-proof', 'held.note'].map(file),
    ];
    const { status, stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(lines({ code: 0, stdout, stderr: '' })).toEqual([
      expect.objectContaining({ ok: true, what: 'bundle', key: 'given' }),
      expect.objectContaining({ ok: true, what: 'proof' }),
      expect.objectContaining({ ok: true, what: 'statement', code: 'C01', units: 2 }),
    ]);
  });
});
