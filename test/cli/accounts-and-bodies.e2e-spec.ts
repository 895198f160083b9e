import { userInfo } from 'node:os';
import type { TestDatabase } from '@fonds/testing';
import { FondsProcess, line, lines } from './fonds-process';

describe('the command line', () => {
  const fonds = new FondsProcess();
  let admin: string;
  let archivist: string;
  let test: TestDatabase;
  beforeAll(async () => {
    test = await fonds.onTestDatabase();
    admin = line<{ token: string }>(
      await fonds.call(['account', 'create', '--first', 'admin', '--json']),
    ).token;
    const env = { FONDS_TOKEN: admin };
    const body = ['--code', 'C01', '--name', '市档案馆', '--kind', '综合档案馆', '--level', 'city'];
    await fonds.call(['org', 'add', ...body, '--json'], env);
    const made = await fonds.call(
      ['account', 'create', 'wang', '--org', 'C01', '--role', '接收员', '--json'],
      env,
    );
    archivist = line<{ token: string }>(made).token;
  }, 120_000);
  afterAll(async () => {
    fonds.remove();
    await test.drop();
  });

  it('does not keep the token of another account under a name', async () => {
    const refused = await fonds.run(['login', 'admin', '--with-token'], {}, `${archivist}\n`);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('This token is of the account wang, not of admin');
    expect((await fonds.run(['login', 'wang', '--with-token'], {}, `${archivist}\n`)).code).toBe(0);
  }, 60_000);

  it('acts as another by the token of that account alone, and records the user of the machine', async () => {
    const env = { FONDS_TOKEN: admin };
    const register = ['fonds', 'register', '--archives', 'C01', '--name', '市水利局', '--json'];
    const stranger = await fonds.call([...register, '--as', 'li'], env);
    expect([stranger.code, stranger.stdout]).toEqual([3, '']);
    expect(stranger.stderr).toContain('[token-not-kept]');
    expect((await fonds.call(register, env)).code).toBe(3);
    expect((await fonds.call([...register, '--as', 'wang'], env)).code).toBe(0);
    const [event] = lines<{ actor: { name: string }; meta: { client: string } }>(
      await fonds.call(['trail', '--type', 'FondsRegistered', '--json', '--as', 'wang'], env),
    );
    expect(event).toMatchObject({ actor: { name: 'wang' }, meta: { client: userInfo().username } });
  }, 60_000);

  it('changes only what is given of an organisation, and - clears', async () => {
    const env = { FONDS_TOKEN: admin };
    const change = ['org', 'change', 'C01'];
    expect((await fonds.call([...change, '--name', '呼和浩特市档案馆'], env)).code).toBe(0);
    expect(line(await fonds.call(['org', 'show', 'C01', '--json'], env))).toMatchObject({
      name: '呼和浩特市档案馆',
      level: 'city',
    });
    expect((await fonds.call(change, env)).code).toBe(2);
    expect((await fonds.call([...change, '--valid-from', '1958-01-01'], env)).code).toBe(0);
    expect((await fonds.call([...change, '--valid-from', '-'], env)).code).toBe(0);
    const shown = line<{ validFrom?: string | null }>(
      await fonds.call(['org', 'show', 'C01', '--json'], env),
    );
    expect(shown.validFrom ?? null).toBeNull();
  }, 120_000);
});
