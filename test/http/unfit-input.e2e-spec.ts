import { createHash } from 'node:crypto';
import { HttpFixture } from './application.fixture';

let http: HttpFixture;
beforeAll(async () => void (http = await (await HttpFixture.open()).people()));
afterAll(() => http.close());

const organ = (more: object): object => ({ code: 'X', name: '某局', kind: '机关', ...more });
const register = async (body: object): Promise<[number, string]> => {
  const answer = await http.as('root').post('/api/v1/organisations').send(body);
  return [answer.status, (answer.body as { code: string }).code];
};

describe('a text that cannot be stored', () => {
  it.each([
    '/api/v1/catalogue/search?title=%00',
    '/api/v1/catalogue/search?code=%00',
    '/api/v1/catalogue/search?box=%00',
    '/api/v1/units/%00',
    '/api/v1/fonds/%00',
    '/api/v1/fonds?name=%00',
    '/api/v1/trail?subject=%00',
    '/api/v1/holdings?medium=%00',
    '/api/v1/organisations/%00',
  ])('is refused at %s as the caller’s mistake', async (path) => {
    const { status, body } = await http.as('zhang').get(path);
    expect([status, (body as { code: string }).code]).toEqual([400, 'input-invalid']);
  });

  it('is refused in a body, at its place', async () => {
    const { body } = await http
      .as('root')
      .post('/api/v1/organisations')
      .set('Accept-Language', 'zh')
      .send(organ({ name: 'a\ud800b' }))
      .expect(400);
    expect(body).toMatchObject({ errors: [{ path: 'name', check: 'isStorable' }] });
    expect((body as { errors: { message: string }[] }).errors[0]?.message).toContain('无法存储');
  });
});

describe('a name where the address wants an id', () => {
  it('is told to be no id, in the language that was asked for', async () => {
    const answer = await http
      .as('zhang')
      .get('/api/v1/openings/extended')
      .set('Accept-Language', 'zh')
      .expect(400);
    expect(answer.body).toMatchObject({ code: 'identifier-malformed', title: '地址中的标识不是 UUID' });
  });
});

describe('a text of blanks alone', () => {
  it('is no name, no function and no reason', async () => {
    expect(await register(organ({ name: ' \u3000' }))).toEqual([400, 'input-invalid']);
    expect(await register(organ({ reason: '  ' }))).toEqual([400, 'input-invalid']);
    await http.as('zhang').post('/api/v1/fonds').send({ numberingBody: 'A', name: '  ' }).expect(400);
  });
});

describe('a body nested thousands deep', () => {
  it('is refused, and nothing breaks', async () => {
    const { status, body } = await http
      .as('root')
      .post('/api/v1/organisations')
      .set('Content-Type', 'application/json')
      .send('['.repeat(200_000) + ']'.repeat(200_000));
    expect([status, (body as { code: string }).code]).toEqual([400, 'input-invalid']);
  });
});

describe('the instant of a deed', () => {
  it.each(['2026-W48-6T10:00Z', '2026-11-01T10:00+08:00', '2026-02-30T10:00:00Z', '2026-11-01T24:00:00Z'])(
    '%s is none',
    async (occurredAt) => {
      expect(await register(organ({ occurredAt }))).toEqual([400, 'occurred-at-malformed']);
    },
  );

  it('is recorded as it was written', async () => {
    const occurredAt = '2026-11-01T10:00:00.5+08:00';
    const [status] = await register(organ({ code: 'T1', occurredAt, businessDate: '2020-01-01' }));
    expect(status).toBe(201);
  });
});

describe('a supporting file that a deed cites', () => {
  const content = Buffer.from('a letter');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const citing = (code: string): object => organ({ code, evidence: [{ sha256, kind: 'letter' }] });

  it('has to be stored before: else no backup would ever be whole again', async () => {
    expect(await register(citing('E1'))).toEqual([422, 'evidence-not-stored']);
    await http
      .as('zhang')
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(content)
      .expect(201);
    expect((await register(citing('E1')))[0]).toBe(201);
  });

  it('is named when it is not there, in the language asked for', async () => {
    const unknown = 'f'.repeat(64);
    const { body } = await http
      .as('zhang')
      .get(`/api/v1/evidence/${unknown}`)
      .set('Accept-Language', 'en')
      .expect(404);
    expect((body as { title: string }).title).toContain(unknown);
  });
});
