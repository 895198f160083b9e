import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from '@fonds/testing';
import { FondsProcess, line, lines } from './fonds-process';

/** A busy machine takes seconds for one command. */
jest.setTimeout(120_000);

describe('a step of an opening review that comes again at the command line', () => {
  const fonds = new FondsProcess();
  let database: TestDatabase;
  const archivist = { FONDS_TOKEN: '' };
  const director = { FONDS_TOKEN: '' };

  beforeAll(async () => {
    database = await fonds.onTestDatabase();
    archivist.FONDS_TOKEN = await fonds.withArchivist('call');
    const account = ['account', 'create', '馆长', '--org', 'C01', '--role', 'Director', '--json'];
    director.FONDS_TOKEN = line<{ token: string }>(await fonds.call(account)).token;
  });
  afterAll(async () => {
    fonds.remove();
    await database.drop();
  });

  it('with --key answers what it answered, and without it is refused: nothing is left to do', async () => {
    const file = join(fonds.folder, 'catalogue.csv');
    writeFileSync(file, '档号,题名,日期,保管期限\nT051-WS·1997-Y-0001,关于防汛的通知,19970301,永久\n');
    const imported = ['import', 'catalogue', file, '--archives', 'C01', '--held-since', '2012-01-01'];
    expect((await fonds.call(imported, archivist)).code).toBe(0);
    const plan = ['opening', 'plan', 'T051-WS·1997-Y-0001', '--key', 'p', '--json'];
    const { act } = line<{ act: string }>(await fonds.call(plan, director));
    const alone = ['opening', 'review', act, '--alone', '--ground', '无承接单位', '--key', 'r', '--json'];
    const opinion = ['opening', 'opinion', act, '--opinion', '开放', '--key', 'o', '--json'];
    const agree = ['opening', 'agree', act, '--key', 'a', '--json'];
    for (const words of [alone, opinion, agree]) {
      const first = await fonds.call(words, director);
      expect([first.code, line(first)]).toEqual([0, expect.objectContaining({ repeated: false })]);
      const again = await fonds.call(words, director);
      expect([again.code, line(again)]).toEqual([0, { ...line(first), repeated: true }]);
    }
    const [other, trail] = [
      await fonds.call([...agree.slice(0, 3), '--json'], director),
      await fonds.call(['trail', act, '--json'], director),
    ];
    expect([other.code, other.stderr]).toEqual([3, expect.stringContaining('[opening-nothing-to-do]')]);
    const types = lines<{ type: string }>(trail).map(({ type }) => type);
    expect(types.filter((type) => /^Opening(Opinion|Agreed)/.test(type)).sort()).toEqual([
      'OpeningAgreed',
      'OpeningOpinionGiven',
    ]);
  });
});
