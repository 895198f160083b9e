import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from '@fonds/testing';
import { FondsProcess, line, lines } from './fonds-process';

/** A busy machine takes seconds for one command. */
jest.setTimeout(120_000);

describe('fonds verify', () => {
  const fonds = new FondsProcess();
  let test: TestDatabase;
  const archivist = { FONDS_TOKEN: '' };

  beforeAll(async () => {
    test = await fonds.onTestDatabase();
    archivist.FONDS_TOKEN = await fonds.withArchivist('call');
  });
  afterAll(async () => {
    fonds.remove();
    await test.drop();
  });

  it('says that nothing differs, and ends with 0', async () => {
    const answer = await fonds.call(['verify']);
    expect(answer).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Checked: \d+ events, 0 papers\. Nothing differs\.$/m),
    });
    const [result] = lines(await fonds.call(['verify', '--sample', '5', '--seed', 'x', '--json']));
    expect(result).toMatchObject({ result: 'ok', finished: true, findings: 0 });
  });

  it('is for auditors and administrators', async () => {
    expect(await fonds.call(['verify'], archivist)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('[permission-denied]'),
    });
  });

  it('refuses what does not go together, and to go on where nothing stopped', async () => {
    for (const words of [['--sample', '5', '--since', '2'], ['--since', '0'], ['--resume']])
      expect(await fonds.call(['verify', ...words])).toMatchObject({ code: 2 });
  });

  it('names what differs, on stdout for programs and for people, and ends with 4', async () => {
    const path = join(fonds.data, 'ledger', 'last-checkpoint');
    const note = readFileSync(path, 'utf8');
    writeFileSync(path, note.replace(/\n(\d+)\n/, '\n1\n'));
    const people = await fonds.call(['verify', '--no-projections']);
    const programs = await fonds.call(['verify', '--no-projections', '--json']);
    writeFileSync(path, note);
    expect(people).toMatchObject({
      code: 4,
      stdout: expect.stringContaining(
        "checkpoint ledger/last-checkpoint: no valid signature of this log's keys (bad-signature)",
      ),
      stderr: expect.stringContaining('1 findings: checkpoint-unsigned 1'),
    });
    expect(programs.code).toBe(4);
    expect(line(programs)).toMatchObject({ kind: 'checkpoint-unsigned', what: 'ledger/last-checkpoint' });
    expect(lines(programs).at(-1)).toMatchObject({ result: 'differs', findings: 1 });
  });

  it('the check of a read model fails when it is not what the log gives, until it is rebuilt', async () => {
    const check = ['projections', 'check', 'organisation', '--json'];
    expect((await fonds.call(check)).code).toBe(0);
    await test.database.owner.query(`UPDATE read.organisation SET name = name || '?'`);
    const differs = await fonds.call(check);
    expect(differs.code).toBe(1);
    expect(line(differs)).toMatchObject({ projection: 'organisation', equal: false });
    expect((await fonds.call(['projections', 'rebuild', 'organisation'])).code).toBe(0);
    expect((await fonds.call(check)).code).toBe(0);
  });
});
