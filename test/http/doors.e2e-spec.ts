import { HttpFixture } from './application.fixture';

let http: HttpFixture;
beforeAll(async () => void (http = await (await HttpFixture.open()).people()));
afterAll(() => http.close());

describe('the doors of an installation', () => {
  it('tell that the process runs and is ready', async () => {
    await http.as().get('/health').expect(200, { status: 'up' });
    const { body } = await http.as().get('/ready').expect(200);
    expect(body).toMatchObject({ ready: true, database: true });
    expect((body as { projections: { name: string }[] }).projections.map(({ name }) => name)).toContain(
      'custody',
    );
  });
});
