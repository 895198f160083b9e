import { BootError } from './boot-error';
import { readConfiguration, warningsOf } from './configuration';

const problemsOf = (env: Record<string, string>): string => {
  try {
    readConfiguration(env);
    return '';
  } catch (error) {
    if (error instanceof BootError) return error.message;
    throw error;
  }
};

describe('the configuration', () => {
  it('needs nothing: a server on loopback with its data beside it', () => {
    expect(readConfiguration({})).toEqual({
      PORT: 8150,
      HOST: '127.0.0.1',
      FONDS_DATA: './data',
      EVENT_STORE_PREFIX: 'fonds.',
      SIGNATURES_TRANSFER: 'head+handler:account+paper',
      LEDGER_PUBLIC: 'false',
      LOG_LEVEL: 'info',
      NODE_ENV: 'production',
    });
  });

  it('takes what the environment sets, and nothing else of it', () => {
    const configuration = readConfiguration({
      PORT: '9000',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgresql://u:p@db.example:6432/fonds',
      PATH: '/bin',
    });
    expect(configuration).toMatchObject({
      PORT: 9000,
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgresql://u:p@db.example:6432/fonds',
    });
    expect(configuration).not.toHaveProperty('PATH');
  });

  it('counts an empty variable as absent', () => {
    expect(readConfiguration({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ PORT: 8150 });
    expect(readConfiguration({ DATABASE_URL: '' }).DATABASE_URL).toBeUndefined();
  });

  it('that is wrong in several places is refused with all of them in one list', () => {
    const message = problemsOf({
      PORT: '70000',
      HOST: '300.1.1.1',
      LOG_LEVEL: 'loud',
      NODE_ENV: 'prod',
      DATABASE_URL: 'mysql://x/y',
    });
    expect(message).toContain('5 problem(s)');
    for (const name of [
      'PORT="70000"',
      'HOST="300.1.1.1"',
      'LOG_LEVEL="loud"',
      'NODE_ENV="prod"',
      'DATABASE_URL=',
    ])
      expect(message).toContain(name);
  });

  it.each(['0x', '0x1F', '70000', '-1'])('says of %j what a port is', (PORT) =>
    expect(problemsOf({ PORT })).toContain(`PORT="${PORT}": must be a whole number from 0 to 65535`),
  );
  it.each(['80 80', '1e3', '-1', '8150.5', 'http'])('does not take %j for a port', (PORT) => {
    expect(problemsOf({ PORT })).toContain('PORT=');
  });

  it.each(['postgres://localhost', 'localhost:5432/fonds', 'postgres:///fonds', 'not a url'])(
    'does not take %j for a database',
    (DATABASE_URL) => {
      expect(problemsOf({ DATABASE_URL })).toContain('DATABASE_URL=');
    },
  );

  it('takes a database behind a socket folder', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres:///fonds?host=/var/run/postgresql&user=u' })).toBe('');
  });

  it('never shows a password that stands in a wrong address', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://u:geheim@h/fonds' })).not.toContain('geheim');
  });

  it.each([
    'esdb://127.0.0.1:2113?tls=false',
    'esdb://u:p@es.example:2113',
    'esdb+discover://u:p@es.example',
  ])('takes %j for an event server', (EVENT_STORE) => expect(problemsOf({ EVENT_STORE })).toBe(''));
  it.each([
    'http://es.example:2113',
    'esdb://',
    'esdb://u:geheim@es.example:2113?tls=false',
    'esdb://u:geheim@es.example:2113?tlsVerifyCert=false',
  ])('does not take %j for an event server, and shows no password', (EVENT_STORE) => {
    expect(problemsOf({ EVENT_STORE })).toContain('EVENT_STORE=(not shown');
    expect(problemsOf({ EVENT_STORE })).not.toContain('geheim');
  });
  it.each(['fonds', 'a.b.', 'A.', 'x-.'])('does not take %j for a prefix', (EVENT_STORE_PREFIX) => {
    expect(problemsOf({ EVENT_STORE_PREFIX })).toContain('EVENT_STORE_PREFIX=');
  });

  it('warns when other computers can reach the server', () => {
    expect(warningsOf(readConfiguration({ HOST: '0.0.0.0' }))).toHaveLength(1);
    for (const HOST of ['127.0.0.1', 'localhost', '::1'])
      expect(warningsOf(readConfiguration({ HOST }))).toEqual([]);
  });
});
