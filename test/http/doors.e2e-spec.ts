import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VERSION } from '../../apps/server/src/version';
import { HttpFixture } from './application.fixture';

let http: HttpFixture;
beforeAll(async () => void (http = await (await HttpFixture.open()).people()));
afterAll(() => http.close());

describe('the doors of an installation', () => {
  it('tell that the process runs and is ready', async () => {
    await http.as().get('/health').expect(200, { status: 'up' });
    const { body } = await http.as().get('/ready').expect(200);
    expect(body).toMatchObject({ ready: true, database: true });
    const { projections } = body as { projections: { name: string }[] };
    expect(projections.map(({ name }) => name)).toContain('custody');
  });

  it('tell Prometheus the log, the lag and the durations by route', async () => {
    await http.as('zhang').get('/api/v1/organisations/A').expect(200);
    const { text } = await http.as().get('/metrics').expect(200);
    expect(text).toMatch(/^fonds_event_log_position [1-9]/m);
    expect(text).toMatch(/^fonds_projection_lag_events\{projection="custody"\} \d+$/m);
    expect(text).toMatch(
      /^fonds_http_request_duration_seconds_count\{.*route="\/api\/v1\/organisations\/:code"/m,
    );
  });

  it.each([
    ['zh-CN', 'zh-CN', '最先用到的三条命令'],
    ['en', 'en', 'The first three commands'],
  ])('greet in %s without anything from elsewhere', async (accepted, language, words) => {
    const { text, headers } = await http.as().get('/').set('Accept-Language', accepted).expect(200);
    expect(headers['content-language']).toBe(language);
    expect(text).toContain(words);
    expect(text).toContain('href="/api/reference"');
    expect(text).not.toMatch(/<script|src=|https?:\/\//);
  });

  it('describe the interface', async () => {
    const { body } = await http.as().get('/api/v1/openapi.json').expect(200);
    expect((body as { info: { version: string } }).info.version).toBe(VERSION);
    expect((body as { paths: object }).paths).toHaveProperty('/api/v1/holdings');
    await http.as().get('/api/reference').expect(200).expect('Content-Type', /html/);
  });

  it('explain a rule and a deadline as they stood on a day', async () => {
    const at = async (path: string) =>
      (await http.as('zhang').get(`/api/v1/law/${path}`).expect(200)).body as object;
    expect(await at('CLK-08?at=2010-06-01')).toMatchObject({ regime: 'R1', effect: 'accuses' });
    expect(await at('inv-04?at=2006-05-01')).toMatchObject({ id: 'INV-04', effect: 'reminds' });
    const { body } = await http.as('zhang').get('/api/v1/law/INV-99').expect(404);
    expect(body).toMatchObject({ code: 'rule-not-found' });
    await http.as('zhang').get('/api/v1/law/CLK-08?at=2010-02-30').expect(400);
  });

  it('name the version of the package', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
    expect((manifest as { version: string }).version).toBe(VERSION);
  });
});

describe('a refusal', () => {
  const future = { code: 'C', name: '丙', kind: '综合档案馆', level: 'city', businessDate: '2999-01-01' };

  it.each([
    ['zh-CN,zh;q=0.9', 'zh-CN', /晚于今天/, /业务日期不得晚于入账日期/],
    ['en-GB,en;q=0.9', 'en', /later than today/, /not later than the recording date/],
  ])('is told in the language of %s, with its rule', async (accepted, language, title, rule) => {
    const answer = await http
      .as('root')
      .post('/api/v1/organisations')
      .set('Accept-Language', accepted)
      .send(future)
      .expect(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.headers['content-language']).toBe(language);
    const problem = answer.body as { title: string; detail: string; instance: string };
    expect(problem.title).toMatch(title);
    expect(problem.detail).toMatch(rule);
    expect(answer.body).toMatchObject({
      code: 'business-date-in-future',
      rule: 'INV-43',
      instance: '/api/v1/organisations',
    });
  });

  it('of a body names every field that does not fit', async () => {
    const { body } = await http
      .as('root')
      .post('/api/v1/organisations')
      .send({ code: 1, extra: true })
      .expect(400);
    const { errors, code } = body as { errors: { path: string }[]; code: string };
    expect(code).toBe('input-invalid');
    expect(errors.map(({ path }) => path)).toEqual(expect.arrayContaining(['code', 'name', 'kind', 'extra']));
  });

  it('of what is no JSON, or of no address at all, is told alike', async () => {
    const broken = await http
      .as('root')
      .post('/api/v1/organisations')
      .set('Content-Type', 'application/json')
      .send('{"code":')
      .expect(400);
    expect(broken.body).toMatchObject({ code: 'request-malformed' });
    const nowhere = await http.as('root').get('/api/v1/nowhere').expect(404);
    expect(nowhere.body).toMatchObject({ code: 'route-not-found' });
  });
});

describe('the log', () => {
  it('has one line per request, without token, query or body', async () => {
    const before = http.log.length;
    await http.as('zhang').get('/api/v1/catalogue/search?title=secret-search-word').expect(200);
    await http.as().post('/api/v1/login').send({ name: 'zhang', password: 'my-secret-password' }).expect(401);
    const lines = http.log.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['GET', '/api/v1/catalogue/search', 200],
      ['POST', '/api/v1/login', 401],
    ]);
    expect(lines.every(({ id, ms }) => typeof id === 'string' && typeof ms === 'number')).toBe(true);
    const all = http.log.join('');
    for (const secret of [
      'secret-search-word',
      'my-secret-password',
      http.tokenOf('zhang'),
      http.tokenOf('root'),
    ])
      expect(all).not.toContain(secret);
  });
});

describe('a server that others can reach', () => {
  let open: HttpFixture;
  beforeAll(
    async () => void (open = await (await HttpFixture.open({ onLoopback: false, rate: 60 })).people()),
  );
  afterAll(() => open.close());

  it('shows its metrics to whoever keeps the installation only', async () => {
    await open.as().get('/metrics').expect(401);
    await open.as('reader').get('/metrics').expect(403);
    await open.as('root').get('/metrics').expect(200);
  });

  it('slows down guessing: log-ins first', async () => {
    const guess = () => open.as().post('/api/v1/login').send({ name: 'zhang', password: 'guess' });
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await guess()).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.slice(10)).toEqual([429, 429]);
    expect((await guess()).body).toMatchObject({ code: 'too-many-requests' });
    await open.as('reader').get('/api/v1/me').expect(200);
  });
});

describe('a loopback server behind a proxy', () => {
  it('counts the log-ins of each caller apart', async () => {
    const guess = (address: string) =>
      http
        .as()
        .post('/api/v1/login')
        .set('X-Forwarded-For', address)
        .send({ name: 'zhang', password: 'guess' });
    for (let i = 0; i < 10; i++) await guess('203.0.113.7').expect(401);
    await guess('203.0.113.7').expect(429);
    await guess('203.0.113.8').expect(401);
  });

  it('keeps its metrics from the world outside', async () => {
    await http.as().get('/metrics').set('X-Forwarded-For', '203.0.113.7').expect(401);
  });
});
