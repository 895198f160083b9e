import { HttpFixture } from './application.fixture';
import { importFile, RIVER_QUERY, type JobAnswer } from './journey.fixture';

let http: HttpFixture;
beforeAll(async () => void (http = await (await HttpFixture.open()).people()));
afterAll(() => http.close());

interface Holdings {
  readonly digest: string;
  readonly total: { readonly units: number; readonly unchecked: number; readonly beginningUnknown: number };
  readonly rows: readonly { readonly unit: string; readonly custodian: string; readonly since: string }[];
}

describe('a finding aid over HTTP', () => {
  let done: JobAnswer;

  it('is judged without being registered when that is all that is asked', async () => {
    const judged = await importFile(http, 'zhang', { ...RIVER_QUERY, dryRun: 'true' });
    expect(judged).toMatchObject({ state: 'finished', result: { events: 0 } });
    await http
      .as('zhang')
      .get('/api/v1/holdings?archives=A')
      .expect(200)
      .then(({ body }) => {
        expect((body as Holdings).total.units).toBe(0);
      });
  });

  it('is taken on, with every component accounted for', async () => {
    done = await importFile(http, 'zhang', RIVER_QUERY);
    expect(done.state).toBe('finished');
    const {
      components = 0,
      series = 0,
      units = 0,
      within = 0,
      registered,
      refused,
      heldOut,
    } = done.result ?? {};
    expect(components).toBe(11);
    expect(series + units + within).toBe(components);
    expect({ registered, refused, heldOut }).toEqual({ registered: components, refused: 0, heldOut: 0 });
  });

  it('shows in the holdings as soon as its position is asked for, unchecked until a second person checks it', async () => {
    const { import: id, position, units } = done.result ?? { import: '', position: '', units: 0 };
    const url = `/api/v1/holdings?archives=A&after=${position}`;
    const before = (await http.as('zhang').get(url).expect(200)).body as Holdings;
    expect(before.total).toMatchObject({ units, unchecked: units, beginningUnknown: units });
    expect(new Set(before.rows.map(({ since }) => since))).toEqual(new Set(['2020-05-01']));

    const own = await http.as('zhang').post(`/api/v1/imports/${id}/check`).send({}).expect(403);
    expect(own.body).toMatchObject({ code: 'same-person', rule: 'INV-01' });
    const checked = await http.as('li').post(`/api/v1/imports/${id}/check`).send({ sample: 2 }).expect(200);
    const after = await http
      .as('zhang')
      .get(`/api/v1/holdings?archives=A&after=${(checked.body as { position: string }).position}`);
    expect((after.body as Holdings).total).toMatchObject({ units, unchecked: 0 });
    expect((after.body as Holdings).digest).toBe(before.digest);
  });

  it('writes nothing when it comes again', async () => {
    const again = await importFile(http, 'zhang', RIVER_QUERY);
    expect(again.result).toMatchObject({ events: 0, registered: 0, unchanged: 11 });
  });

  it('can be walked as a tree and searched', async () => {
    const fonds = done.result?.fonds[0] ?? '';
    const top = (await http.as('zhang').get(`/api/v1/catalogue/tree?fonds=${fonds}&limit=2`).expect(200))
      .body as {
      rows: { id: string; title: string }[];
      next: string;
    };
    expect(top.rows).toHaveLength(2);
    const rest = await http
      .as('zhang')
      .get(`/api/v1/catalogue/tree?fonds=${fonds}&cursor=${top.next}`)
      .expect(200);
    expect((rest.body as { rows: { id: string }[] }).rows.map(({ id }) => id)).not.toContain(top.rows[0]?.id);
    const found = await http
      .as('zhang')
      .get('/api/v1/catalogue/search')
      .query({ title: 'governor' })
      .expect(200);
    expect(found.body).toMatchObject({ count: 2, rows: [{ kind: 'unit' }, { kind: 'entry' }] });
  });

  it('is listed with its counts for the staff of its archives, and for nobody else', async () => {
    const { body } = await http.as('li').get('/api/v1/imports').expect(200);
    expect(body).toMatchObject({
      rows: [{ state: 'checked', file: 'river.xml', counts: { components: 11 } }],
    });
    expect((await http.as('wang').get('/api/v1/imports').expect(200)).body).toEqual({ rows: [] });
    await http
      .as('wang')
      .get(`/api/v1/imports/${done.result?.import ?? ''}`)
      .expect(404);
    await http.as('wang').get(`/api/v1/imports/jobs/${done.job}`).expect(404);
  });
});

describe('an upload', () => {
  it('that cannot be read fails with its cure and registers nothing', async () => {
    const head = await http.instance.store.head();
    const failed = await importFile(http, 'zhang', RIVER_QUERY, Buffer.from('<html><body/></html>'));
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'not-ead' } });
    expect(failed.failure?.cure).toContain('ead');
    expect(await http.instance.store.head()).toBe(head);
  });

  it("for an archives that is not one's own is refused", async () => {
    const { body } = await http
      .as('wang')
      .post('/api/v1/imports')
      .query(RIVER_QUERY)
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from('<ead/>'))
      .expect(403);
    expect(body).toMatchObject({ code: 'not-of-your-archives' });
  });

  it('as anything but bytes is refused before it is read', async () => {
    const { body } = await http
      .as('zhang')
      .post('/api/v1/imports')
      .query(RIVER_QUERY)
      .send({ a: 1 })
      .expect(415);
    expect(body).toMatchObject({ code: 'upload-media-type' });
  });
});

describe('a job of a server that has been started again since', () => {
  it('is told as such, and the same file sent again goes on and registers nothing twice', async () => {
    const before = await importFile(http, 'zhang', RIVER_QUERY);
    const app = await http.startedAgain();
    try {
      const path = `/api/v1/imports/jobs/${before.job}`;
      const answer = await http.as('zhang', app).get(path).expect(404);
      expect(answer.body).toMatchObject({ code: 'import-job-unknown' });
      const { title, cure } = answer.body as { title: string; cure: string };
      expect(title).toContain('重新启动');
      expect(cure).toContain('再次上传同一文件');
      const english = await http.as('zhang', app).get(path).set('Accept-Language', 'en');
      expect((english.body as { cure: string }).cure).toContain('Send the same file again');
    } finally {
      await app.close();
    }
    const again = await importFile(http, 'zhang', RIVER_QUERY);
    expect(again.result).toMatchObject({ registered: 0, unchanged: before.result?.components });
  });
});
