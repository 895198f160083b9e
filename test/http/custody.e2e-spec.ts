import { canonicalJson } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { HttpFixture } from './application.fixture';
import { importFile, RIVER_QUERY } from './journey.fixture';

interface Answer {
  readonly position: string;
  readonly events: readonly string[];
  readonly revision: number;
  readonly repeated: boolean;
}
interface Unit {
  readonly id: string;
  readonly heldSinceEvent: string;
  readonly revision: number;
  readonly openProposals: readonly { readonly id: string }[];
}
interface Holdings {
  readonly knownAt: string;
  readonly digest: string;
  readonly total: { readonly units: number; readonly beginningUnknown: number };
}

let http: HttpFixture;
let fonds: string;
let taken: string;
let source: object;
/** Two units of the finding aid: letters (RIV.1/1/1) and a second one. */
let letters: string;
let other: string;

beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  const { result } = await importFile(http, 'zhang', RIVER_QUERY);
  if (!result) throw new Error('the finding aid was not taken on');
  [fonds = '', taken] = [result.fonds[0], result.position];
  source = { import: result.import, file: RIVER_QUERY.file, checked: false };
  const search = (title: string) =>
    http.as('zhang').get('/api/v1/catalogue/search').query({ title, after: taken }).expect(200);
  const idIn = ({ body }: { body: unknown }): string =>
    (body as { rows: { unit: string }[] }).rows[0]?.unit ?? '';
  letters = idIn(await search('Letters to the Governor'));
  other = idIn(await search('dyke model'));
});
afterAll(() => http.close());

const unit = async (id: string): Promise<Unit> =>
  (await http.as('zhang').get(`/api/v1/units/${id}`).expect(200)).body as Unit;
const holdings = async (query: string, name = 'auditor'): Promise<Holdings> =>
  (await http.as(name).get(`/api/v1/holdings?archives=A&fonds=${fonds}&${query}`).expect(200))
    .body as Holdings;

describe('S26: a wrong beginning of custody', () => {
  let proposed: Answer;

  it('is not corrected by one person, but proposed, with a reason', async () => {
    const { heldSinceEvent } = await unit(letters);
    const body = {
      corrects: heldSinceEvent,
      after: { printed: '1999-01-01', from: '1999-01-01', to: '1999-01-01' },
    };
    const url = `/api/v1/units/${letters}/held-since`;
    const silent = await http.as('zhang').post(url).send(body).expect(422);
    expect(silent.body).toMatchObject({ code: 'reason-missing', rule: 'INV-01' });
    proposed = (
      await http
        .as('zhang')
        .post(url)
        .send({ ...body, reason: '接收登记簿所载' })
        .expect(201)
    ).body as Answer;
    expect((await holdings(`asOf=2000-01-01&after=${proposed.position}`)).total.units).toBe(0);
  });

  it('is not seconded by the person who proposed it', async () => {
    const url = `/api/v1/units/${letters}/proposals/${proposed.events[0] ?? ''}/second`;
    const { body } = await http.as('zhang').post(url).send({}).expect(403);
    expect(body).toMatchObject({ code: 'same-person', rule: 'INV-01' });
    expect((body as { basis: unknown[] }).basis.length).toBeGreaterThan(0);
  });

  it('is corrected by the second person, and the trail shows both values', async () => {
    const url = `/api/v1/units/${letters}/proposals/${proposed.events[0] ?? ''}/second`;
    const { position } = (await http.as('li').post(url).send({}).expect(200)).body as Answer;
    expect((await holdings(`asOf=2000-01-01&after=${position}`)).total.units).toBe(1);
    const { body } = await http
      .as('auditor')
      .get(`/api/v1/trail?subject=${letters}&type=HeldSinceCorrected`)
      .expect(200);
    expect((body as { rows: unknown[] }).rows).toEqual([
      expect.objectContaining({
        position,
        actor: expect.objectContaining({ name: 'li' }),
        data: expect.objectContaining({
          before: expect.objectContaining({ printed: '' }),
          after: expect.objectContaining({ to: '1999-01-01' }),
        }),
      }),
    ]);
    const chain = (await http.as('li').get(`/api/v1/units/${letters}/chain`).expect(200)).body as {
      steps: { zh: string; en: string; source?: object }[];
    };
    expect(chain.steps[0]).toMatchObject({
      zh: expect.stringContaining('呼和浩特市档案馆') as unknown,
      source,
    });
    expect(chain.steps.filter((step) => step.source)).toHaveLength(1);
    expect(chain.steps.map(({ en }) => en).join(' ')).toContain('1999-01-01');
  });
});

describe('S27: holdings at a business date and at a knowledge date', () => {
  const day = 'asOf=2008-12-31';
  let before: Holdings;
  let after: Holdings;

  it('both have their answers, each the same whenever it is asked again', async () => {
    before = await holdings(`${day}&knownAt=${taken}`);
    after = await holdings(day);
    expect([before.total.units, after.total.units]).toEqual([0, 1]);
    expect(before.digest).not.toBe(after.digest);
    expect((await holdings(`${day}&knownAt=${taken}`)).digest).toBe(before.digest);
    expect((await holdings(`${day}&knownAt=${after.knownAt}`)).digest).toBe(after.digest);
    expect((await holdings(`${day}&knownAt=${after.knownAt}`, 'li')).digest).toBe(after.digest);
  });

  it('the digest is the root over the canonical JSON of all rows in byte order', async () => {
    const { digest, rows, total } = (await holdings('limit=200')) as Holdings & { rows: object[] };
    expect(rows.length).toBe(total.units);
    expect(rows.length).toBeGreaterThan(2);
    expect(digest).toBe(rootOfRows(rows.map((row) => canonicalJson(row))));
    const none = await holdings('asOf=1900-01-01');
    expect([none.total.units, none.digest]).toEqual([0, rootOfRows([])]);
  });

  it('the difference is explained by the event that made it', async () => {
    const url = `/api/v1/holdings/differences?fonds=${fonds}&${day}&comparedWith=${taken}`;
    const { body } = await http.as('auditor').get(url).expect(200);
    const [row, ...more] = (
      body as { rows: { unit: string; before: null; after: object; position: string }[] }
    ).rows;
    expect(more).toEqual([]);
    expect(row).toMatchObject({ unit: letters, before: null, after: { since: '1999-01-01' } });
    const trail = await http
      .as('auditor')
      .get(`/api/v1/trail?recordedFrom=${row?.position ?? ''}&recordedTo=${row?.position ?? ''}`);
    expect((trail.body as { rows: { type: string }[] }).rows.map(({ type }) => type)).toEqual([
      'HeldSinceCorrected',
    ]);
  });

  it('a period that ends before it begins has no balance, and a node that is not there no description', async () => {
    const { body } = await http
      .as('auditor')
      .get(`/api/v1/holdings/balance?fonds=${fonds}&from=2008-12-31&to=1999-01-01`)
      .expect(400);
    expect(body).toMatchObject({ code: 'holdings-period-reversed' });
    const none = '00000000-0000-8000-8000-000000000000';
    const node = await http.as('auditor').get(`/api/v1/catalogue/nodes/${none}`).expect(404);
    expect(node.body).toMatchObject({ code: 'node-unknown', facts: { id: none } });
  });

  it('the balance of the period names the same event', async () => {
    const { body } = await http
      .as('auditor')
      .get(`/api/v1/holdings/balance?fonds=${fonds}&from=1999-01-01&to=2008-12-31`);
    const none = { units: 0, files: 0, items: 0 };
    expect(body).toMatchObject({ opening: none, takenOn: none, closing: { units: 1 } });
    expect((body as { corrected: unknown }).corrected).toEqual((body as { closing: unknown }).closing);
    const { body: behind } = await http
      .as('auditor')
      .get(`/api/v1/holdings/balance/events?fonds=${fonds}&from=1999-01-01&to=2008-12-31&term=corrected`);
    expect((behind as { rows: { unit: string }[] }).rows.map((row) => row.unit)).toEqual([letters]);
  });
});

describe('INV-43: a business date', () => {
  it('later than today is refused with its ground', async () => {
    const { body } = await http
      .as('zhang')
      .post(`/api/v1/units/${other}/description`)
      .send({ fields: [{ field: 'medium', after: '纸质' }], businessDate: '2999-01-01' })
      .expect(422);
    expect(body).toMatchObject({ code: 'business-date-in-future', rule: 'INV-43', status: 422 });
    expect((body as { detail: string }).detail).toContain('业务日期不得晚于入账日期');
  });
});

describe('INV-44: a reference code', () => {
  const give = (unit: string, code: string, name = 'zhang') =>
    http.as(name).put(`/api/v1/units/${unit}/code`).send({ code });

  it('is given once; nobody else gets it, also after it has changed', async () => {
    await give(letters, 'A001-WS·2020·Y-0001').expect(200);
    const taken = await give(other, 'A001-WS·2020·Y-0001').expect(409);
    expect(taken.body).toMatchObject({ code: 'code-taken', rule: 'INV-44' });
    await give(letters, 'A001-WS·2020·Y-0002').expect(200);
    await give(other, 'A001-WS·2020·Y-0001').expect(409);
  });

  it('leads to its unit, the old one too', async () => {
    for (const code of ['A001-WS·2020·Y-0001', 'A001-WS·2020·Y-0002']) {
      const { body } = await http
        .as('zhang')
        .get(`/api/v1/units/${encodeURIComponent(code)}`)
        .expect(200);
      expect(body).toMatchObject({ id: letters, code: { printed: 'A001-WS·2020·Y-0002' } });
    }
  });

  it('is given by nobody who is a stranger to the unit: there the same code would be free again', async () => {
    const body = { code: 'A001-WS·2020·Y-0001', archives: 'B' };
    const refused = await http.as('zhang').put(`/api/v1/units/${other}/code`).send(body).expect(422);
    expect(refused.body).toMatchObject({ code: 'code-numbered-by-stranger', rule: 'INV-44' });
  });

  it('with a letter for a figure is refused', async () => {
    const { body } = await give(other, 'A0O1-WS·2020·Y-0009').expect(400);
    expect(body).toMatchObject({ code: 'reference-code-malformed' });
  });
});

describe('a command', () => {
  it('with the same Idempotency-Key is the same command', async () => {
    const send = () =>
      http
        .as('zhang')
        .post(`/api/v1/units/${other}/description`)
        .set('Idempotency-Key', 'medium-of-the-model')
        .send({ fields: [{ field: 'medium', after: '实物' }] });
    const first = (await send().expect(201)).body as Answer;
    const head = await http.instance.store.head();
    const again = (await send().expect(201)).body as Answer;
    expect(again).toEqual({ ...first, repeated: true });
    expect(await http.instance.store.head()).toBe(head);
  });

  it('with the same Idempotency-Key and another request is refused, on the same thing and on any other', async () => {
    const send = (path: string, body: object) =>
      http.as('zhang').post(path).set('Idempotency-Key', 'medium-of-the-model').send(body);
    const fields = [{ field: 'medium', after: '纸质' }];
    for (const [path, body] of [
      [`/api/v1/units/${other}/description`, { fields }],
      [`/api/v1/units/${other}/corrections`, { fields, reason: '录错' }],
      ['/api/v1/fonds', { name: '另一全宗', kind: '机构', archives: 'A' }],
    ] as const) {
      const answer = await send(path, body).expect(422);
      expect(answer.headers['content-type']).toMatch(/problem\+json/);
      expect(answer.body).toMatchObject({ code: 'idempotency-key-reused', status: 422 });
    }
    // Of another account it is another key.
    await http
      .as('li')
      .post(`/api/v1/units/${other}/corrections`)
      .set('Idempotency-Key', 'medium-of-the-model')
      .send({ fields, reason: '录错' })
      .expect(201);
  });

  it('on a revision that has moved is refused', async () => {
    const read = await http.as('zhang').get(`/api/v1/units/${other}`).expect(200);
    const etag = read.headers['etag'] ?? '';
    const describe = (field: string) =>
      http
        .as('zhang')
        .post(`/api/v1/units/${other}/description`)
        .set('If-Match', etag)
        .send({ fields: [{ field, after: '永久' }] });
    await describe('retention').expect(201);
    const { body } = await describe('opening').expect(412);
    expect(body).toMatchObject({ code: 'revision-moved', facts: { expected: (read.body as Unit).revision } });
  });

  it('shows at once in a query that waits for its position', async () => {
    const { position } = (
      await http
        .as('zhang')
        .post(`/api/v1/units/${other}/description`)
        .send({ fields: [{ field: 'scope', after: '堤防模型' }] })
        .expect(201)
    ).body as Answer;
    const { body } = await http
      .as('zhang')
      .get(`/api/v1/catalogue/nodes/${other}?after=${position}`)
      .expect(200);
    expect(body).toMatchObject({ description: { scope: '堤防模型' } });
    const ahead = await http.as('zhang').get('/api/v1/catalogue/search?after=999999').expect(422);
    expect(ahead.body).toMatchObject({ code: 'known-at-ahead' });
    await http.as('zhang').get('/api/v1/catalogue/search?after=soon').expect(400);
  });
});

describe('E104: reading what is not open', () => {
  it("stands in the log before the content is answered, under the reader's name", async () => {
    const viewed = async (): Promise<unknown[]> =>
      (
        (
          await http
            .as('auditor')
            .get(`/api/v1/trail?type=ClosedViewed&limit=500&after=${await http.instance.store.head()}`)
        ).body as { rows: unknown[] }
      ).rows;
    const before = (await viewed()).length;
    await http.as('li').get(`/api/v1/units/${other}`).expect(200);
    const rows = await viewed();
    expect(rows).toHaveLength(before + 1);
    expect(rows.at(-1)).toMatchObject({ actor: { name: 'li' }, data: { units: [other] } });
  });

  it('stands in the trail of the unit and of its fonds, for those who see them, and in the reader’s own', async () => {
    await http.as('li').get(`/api/v1/units/${other}`).expect(200);
    const after = await http.instance.store.head();
    const readings = async (name: string, query: object) => {
      const { body } = await http
        .as(name)
        .get('/api/v1/trail')
        .query({ type: 'ClosedViewed', limit: 500, after: String(after), ...query })
        .expect(200);
      return (body as { rows: { fonds: string; data: { units: string[] } }[] }).rows;
    };
    const ofUnit = await readings('zhang', { subject: other });
    expect(ofUnit.length).toBeGreaterThan(0);
    expect(ofUnit.every(({ data }) => data.units.includes(other))).toBe(true);
    const fonds = ofUnit[0]?.fonds ?? '';
    const { body } = await http.as('zhang').get(`/api/v1/units/${other}`).expect(200);
    expect(fonds).toBe((body as { fonds: string }).fonds);
    expect((await readings('zhang', { fonds })).length).toBeGreaterThanOrEqual(ofUnit.length);
    expect((await readings('li', {})).length).toBeGreaterThan(0);
    expect(await readings('wang', { subject: other })).toEqual([]);
    const { tables } = await http.instance.projections.check('trail');
    expect(tables.filter(({ equal }) => !equal)).toEqual([]);
  });
});

describe('E93: an export of the trail', () => {
  it.each(['ndjson', 'csv'])('as %s is recorded with count and digest before it is sent', async (format) => {
    const { createHash } = await import('node:crypto');
    const answer = await http
      .as('auditor')
      .get(`/api/v1/trail/export?format=${format}&subject=${letters}&purpose=年检`)
      .buffer(true)
      .parse((response, done) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => done(null, Buffer.concat(pieces)));
      })
      .expect(200);
    const bytes = answer.body as Buffer;
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(answer.headers['fonds-digest']);
    expect(answer.headers['fonds-vkey']).toMatch(/^\S+\+[0-9a-f]{8}\+\S{44}$/);
    expect(answer.headers['fonds-vkey']).toContain(`${http.instance.ledger.keys.origin}+`);
    const lines = bytes.toString('utf8').trimEnd().split('\n');
    const count = Number(answer.headers['fonds-count']);
    expect(lines).toHaveLength(format === 'csv' ? count + 1 : count);
    expect(count).toBeGreaterThan(3);
    const { body } = await http
      .as('auditor')
      .get(`/api/v1/trail?type=AuditExportMade&after=${answer.headers['fonds-position'] ?? ''}`)
      .expect(200);
    expect((body as { rows: { data: object }[] }).rows.at(-1)?.data).toMatchObject({
      format,
      count,
      digest: answer.headers['fonds-digest'],
      purpose: '年检',
      scope: { subject: letters },
    });
  });
});

describe('E92: what an event said', () => {
  it('is corrected by two people; the unit, the catalogue and the holdings follow, the trail keeps both', async () => {
    const at = `/api/v1/units/${other}`;
    const made = await http
      .as('zhang')
      .post(`${at}/secrecy`)
      .send({ after: '内部', document: '市办1号' })
      .expect(200);
    const [event = ''] = (made.body as Answer).events;
    const fields = [
      { field: 'after', after: '内部资料' },
      { field: 'businessDate', after: '2024-03-11' },
    ];
    const proposed = await http
      .as('zhang')
      .post(`${at}/event-corrections`)
      .send({ corrects: event, fields, reason: '抄录有误' })
      .expect(201);
    const [proposal = ''] = (proposed.body as Answer).events;
    const done = await http.as('li').post(`${at}/proposals/${proposal}/second`).send({}).expect(200);
    const after = (done.body as Answer).position;
    const { body } = await http.as('zhang').get(at).expect(200);
    expect(body).toMatchObject({ description: { secrecy: '内部资料' } });
    const held = await http
      .as('zhang')
      .get('/api/v1/holdings')
      .query({ archives: 'A', secrecy: '内部资料', after })
      .expect(200);
    expect(held.body).toMatchObject({ total: { units: 1 } });
    const trail = await http
      .as('zhang')
      .get('/api/v1/trail')
      .query({ subject: other, type: 'EventCorrected' })
      .expect(200);
    expect((trail.body as { rows: object[] }).rows).toMatchObject([
      {
        data: {
          corrects: event,
          fields: [{ field: 'after', before: '内部', after: '内部资料' }, { field: 'businessDate' }],
        },
      },
    ]);
    for (const name of ['custody', 'catalogue']) {
      const { tables } = await http.instance.projections.check(name);
      expect(tables.filter(({ equal }) => !equal)).toEqual([]);
    }
  });
});
