import { HttpFixture } from './application.fixture';
import { ALL_OPINIONS, BatchRequests, heldByTheUnit, twoSides, type Step } from './transfer.fixture';

let http: HttpFixture;
beforeAll(async () => void (http = await twoSides()));
afterAll(() => http.close());

const held = async (archives: string, query: string): Promise<number> =>
  (
    (await http.as('auditor').get(`/api/v1/holdings?archives=${archives}&${query}`).expect(200)).body as {
      total: { units: number };
    }
  ).total.units;

describe('a transfer from a forming unit into an archives, with the accounts of both sides', () => {
  let codes: string[];
  let batch: BatchRequests;
  let fonds: string;

  beforeAll(async () => {
    codes = await heldByTheUnit(http, 1, 5);
    const body = { units: codes, years: '2011', note: '到期移交' };
    const draft = () => http.as('clerk').post('/api/v1/transfers').set('Idempotency-Key', 'b1');
    const first = (
      await draft()
        .send({ to: 'A', ...body })
        .expect(201)
    ).body as Step;
    const again = (
      await draft()
        .send({ to: 'A', ...body })
        .expect(201)
    ).body as Step;
    expect([again.act, again.repeated]).toEqual([first.act, true]);
    batch = new BatchRequests(http, first.act);
  });

  it('S9: is not offered while a unit lacks what REG 30(2) asks for (INV-07)', async () => {
    const { disclosure: _, ...without } = ALL_OPINIONS;
    await batch.post('clerk', 'opinions', { opinions: [ALL_OPINIONS] }).expect(201);
    await batch
      .post('clerk', 'opinions', { opinions: [{ ...without, units: codes.slice(0, 1) }] })
      .expect(201);
    const answer = await batch.post('clerk', 'offer').expect(422);
    expect(answer.body).toMatchObject({
      code: 'opinions-missing',
      rule: 'INV-07',
      facts: { count: 1, missing: ['disclosure'] },
      basis: expect.arrayContaining([expect.objectContaining({ instrument: 'REG', article: '30(2)' })]),
    });
    await batch
      .post('clerk', 'opinions', { opinions: [{ ...ALL_OPINIONS, units: codes.slice(0, 1) }] })
      .expect(201);
  });

  it('is offered, its units are claimed, and that it has no machine-readable catalogue is a listed defect', async () => {
    await batch.post('clerk', 'offer').expect(200);
    const offered = await batch.rested();
    expect(offered).toMatchObject({ phase: 'offered', counts: { listed: 5, claimed: 5, refused: 0 } });
    expect(offered.offerDefects).toEqual([expect.objectContaining({ code: 'no-catalogue' })]);
    expect(offered.missingSignatures).toHaveLength(4);
  });

  it('a claimed unit goes into no other batch, and the reason is told', async () => {
    const other = await BatchRequests.draft(http, { units: codes.slice(0, 1) });
    const { exceptions, phase } = await other.offered();
    expect(exceptions).toEqual([
      expect.objectContaining({ code: 'claimed-by-another-act', title: expect.stringMatching(/业务行为/) }),
    ]);
    expect(phase).toBe('closed');
  });

  it('neither side takes the other side’s steps', async () => {
    for (const [step, body] of [
      ['check', { method: 'hand', found: codes }],
      ['return', { scope: 'all', defects: [{ code: 'x', text: 'y' }] }],
      ['reports', { stage: 'receiver', results: [result('pass')] }],
    ] as const)
      expect(await batch.refused('clerk', step, body)).toMatchObject({
        status: 403,
        code: 'not-your-side',
        facts: { side: 'to', organisation: '呼和浩特市档案馆' },
      });
    for (const [step, body] of [
      ['dispatch', { collectedBy: '张三' }],
      ['withdraw', { ground: '不要了' }],
      ['offer', {}],
      ['reports', { stage: 'sender', results: [result('pass')] }],
    ] as const)
      expect(await batch.refused('zhang', step, body)).toMatchObject({ status: 403, code: 'not-your-side' });
    // A paper of a side that has accounts is entered by that side.
    const paper = { side: 'to', capacity: 'head', name: '馆长', signedOn: '2026-01-01' };
    expect(await batch.refused('clerk', 'paper-signatures', paper)).toMatchObject({ code: 'not-your-side' });
  });

  it('is seen by both parties and nobody else but who oversees them', async () => {
    for (const name of ['zhang', 'head', 'auditor']) {
      await http.as(name).get(`/api/v1/acts/${batch.act}`).expect(200);
      const { body } = await http.as(name).get(`/api/v1/transfers/${batch.act}/units`).expect(200);
      expect((body as { rows: object[] }).rows).toHaveLength(5);
      expect((body as { rows: object[] }).rows[0]).toMatchObject({
        code: codes[0],
        title: expect.stringContaining('投资计划'),
        standing: 'claimed',
        opinion: { opinion: '开放', disclosure: '主动公开' },
      });
    }
    for (const path of ['', '/units', '/papers', '/papers/deed-of-transfer?format=pdf'])
      await http.as('wang').get(`/api/v1/transfers/${batch.act}${path}`).expect(404);
    for (const path of ['', '/units'])
      await http.as('wang').get(`/api/v1/acts/${batch.act}${path}`).expect(404);
    const { body } = await http.as('wang').get('/api/v1/acts').expect(200);
    expect(body).toEqual({ rows: [] });
    expect(await batch.refused('wang', 'signatures')).toMatchObject({ status: 404, code: 'act-unknown' });
    await http.as('reader').get('/api/v1/acts').expect(403);
    const mine = await http.as('zhang').get('/api/v1/acts?kind=transfer&side=to&phase=offered').expect(200);
    expect((mine.body as { rows: { id: string }[] }).rows.map(({ id }) => id)).toEqual([batch.act]);
    const sent = await http.as('zhang').get('/api/v1/acts?side=from').expect(200);
    expect(sent.body).toEqual({ rows: [] });
  });

  it('S11: is not signed while what came differs from the list, also when the numbers agree (INV-02)', async () => {
    await batch
      .post('clerk', 'dispatch', {
        collectedBy: '张三',
        vehicle: '蒙A12345',
        boxes: [{ box: '1', seal: 'S-1', units: codes.slice(0, 3) }],
      })
      .expect(200);
    expect(await batch.refused('zhang', 'signatures')).toMatchObject({
      code: 'received-differs-from-listed',
    });
    await batch
      .post('zhang', 'check', {
        method: 'box',
        boxes: ['1'],
        found: [codes[3], 'A001-WS·2011-Y-BGS-9999'],
        restMissing: true,
        seals: [{ box: '1', seal: 'S-1', intact: true }],
      })
      .expect(200);
    const refused = await batch.refused('zhang', 'signatures');
    expect(refused).toMatchObject({
      status: 422,
      code: 'received-differs-from-listed',
      rule: 'INV-02',
      facts: { missingCount: 1, unlisted: ['A001-WS·2011-Y-BGS-9999'] },
    });
    expect((await batch.rested('zhang')).check).toEqual({
      found: 4,
      missing: 1,
      unlisted: ['A001-WS·2011-Y-BGS-9999'],
    });
  });

  it('S10: is never refused, only returned for defects that are named (INV-04)', async () => {
    expect(await batch.refused('zhang', 'return', { scope: 'all' })).toMatchObject({
      status: 422,
      code: 'defects-missing',
      rule: 'INV-04',
      basis: [expect.objectContaining({ instrument: 'AL', article: '15(1)' })],
    });
    expect(await batch.refused('zhang', 'return', { scope: 'units', units: [codes[0]] })).toMatchObject({
      code: 'defects-missing',
    });
  });

  it('goes on in part: what is missing is returned with its defect, custody of exactly the rest moves at once', async () => {
    await batch
      .post('zhang', 'return', {
        scope: 'units',
        defects: [
          { code: 'missing', text: '实物未到', units: [codes[4]] },
          { code: 'unlisted', unlisted: 'A001-WS·2011-Y-BGS-9999' },
        ],
      })
      .expect(200);
    const rest = await batch.rested('zhang');
    expect(rest).toMatchObject({ counts: { returned: 1 }, manifest: { count: 4 }, check: { unlisted: [] } });
    expect(await batch.refused('zhang', 'signatures', { capacity: 'head' })).toMatchObject({
      status: 403,
      code: 'capacity-not-yours',
    });
    const done = await batch.signedByAll();
    expect(done).toMatchObject({
      phase: 'closed',
      counts: { listed: 5, applied: 4, returned: 1, refused: 0 },
      missingSignatures: [],
    });
    const { body } = await http.as('zhang').get(`/api/v1/transfers/${batch.act}`).expect(200);
    fonds = (body as { fonds: { id: string } }).fonds.id;
    expect([await held('A', `fonds=${fonds}`), await held('U', `fonds=${fonds}`)]).toEqual([4, 1]);
    const standings = await http
      .as('zhang')
      .get(`/api/v1/acts/${batch.act}/units?standing=released`)
      .expect(200);
    expect((standings.body as { rows: { code: string }[] }).rows.map(({ code }) => code)).toEqual([codes[4]]);
  });

  it('leaves both balances closed, each under its own term (INV-03)', async () => {
    const year = new Date().getFullYear();
    const balance = async (archives: string) =>
      (
        await http
          .as('auditor')
          .get(
            `/api/v1/holdings/balance?archives=${archives}&fonds=${fonds}&from=2012-01-02&to=${year}-12-31`,
          )
          .expect(200)
      ).body as { moved: Record<string, { units: number }> };
    const [sender, receiver] = [await balance('U'), await balance('A')];
    expect(sender).toMatchObject({
      ...{ opening: { units: 5, items: 5, files: 0 }, takenOn: { units: 0 }, corrected: { units: 0 } },
      ...{ moved: { transferred: { units: 4, items: 4 } }, closing: { units: 1 } },
    });
    expect(receiver).toMatchObject({
      ...{ opening: { units: 0 }, takenOn: { units: 0 }, corrected: { units: 0 } },
      ...{ moved: { accessioned: { units: 4, items: 4 } }, closing: { units: 4 } },
    });
    for (const { moved } of [sender, receiver])
      expect(Object.values(moved).reduce((sum, { units }) => sum + units, 0)).toBe(4);
  });

  it('the day that both sides signed is corrected by one person of each (INV-02)', async () => {
    const gate = `/api/v1/fonds/${fonds}/passages`;
    const { body } = await http.as('zhang').get(`${gate}?type=TransferAccepted`).expect(200);
    const { revision, since } = (body as { rows: { revision: number; since: string }[] }).rows[0] ?? {};
    const order = { after: '2013-03-01', reason: '据交接文据' };
    const url = `${gate}/${revision}/corrections`;
    const { events } = (await http.as('zhang').post(url).send(order).expect(201)).body as Step;
    await http.instance.projections.catchUp();
    const waiting = async (name: string) =>
      ((await http.as(name).get('/api/v1/inbox?limit=500').expect(200)).body as { rows: { kind: string }[] })
        .rows;
    const item = expect.objectContaining({ kind: 'effect-date-proposed', revision });
    expect(await waiting('clerk')).toContainEqual(item);
    expect(await waiting('li')).not.toContainEqual(item);
    const second = (name: string) => http.as(name).post(`${url}/${events[0]}/second`).send({});
    expect((await second('li').expect(403)).body).toMatchObject({
      code: 'other-side-wanted',
      rule: 'INV-02',
      facts: { organisation: '市发展和改革委员会' },
    });
    expect(await held('A', `asOf=2013-03-01&fonds=${fonds}`)).toBe(0);
    await second('clerk').expect(200);
    expect(since).not.toBe(order.after);
    expect(await held('A', `asOf=2013-03-01&fonds=${fonds}`)).toBe(4);
  });

  it('takes no step after its end', async () => {
    expect(await batch.refused('clerk', 'withdraw', { ground: '迟了' })).toMatchObject({
      status: 422,
      code: 'act-ended',
    });
  });

  it.each(['deed-of-transfer', 'transfer-list'] as const)(
    'has its %s as PDF and XLSX, of the same data, and each that goes out is an event',
    async (form) => {
      const get = (format: string) =>
        http
          .as('director')
          .get(`/api/v1/transfers/${batch.act}/papers/${form}?format=${format}`)
          .buffer(true)
          .parse((response, done) => {
            const pieces: Buffer[] = [];
            response.on('data', (piece: Buffer) => pieces.push(piece));
            response.on('end', () => done(null, Buffer.concat(pieces)));
          })
          .expect(200);
      const pdf = await get('pdf');
      const xlsx = await get('xlsx');
      expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
      expect((xlsx.body as Buffer).subarray(0, 2).toString()).toBe('PK');
      expect(pdf.headers['fonds-digest']).toMatch(/^[0-9a-f]{64}$/);
      expect(xlsx.headers['fonds-digest']).toBe(pdf.headers['fonds-digest']);
      expect(pdf.headers['fonds-missing-glyphs-count']).toBe('0');
      if (form === 'transfer-list') expect(pdf.headers['fonds-count']).toBe('4');
      expect((await get('pdf')).body).toEqual(pdf.body);
      const trail = await http
        .as('auditor')
        .get(`/api/v1/trail?type=AuditExportMade&limit=500&after=${await http.instance.store.head()}`)
        .expect(200);
      expect((trail.body as { rows: { data: object }[] }).rows.at(-1)?.data).toMatchObject({
        format: 'pdf',
        digest: pdf.headers['fonds-digest'],
        scope: { act: batch.act, form },
      });
    },
  );

  it('has no register of electronic records without a four-property report', async () => {
    const answer = await http
      .as('director')
      .get(`/api/v1/transfers/${batch.act}/papers/electronic-transfer?format=pdf`)
      .expect(404);
    expect(answer.body).toMatchObject({ code: 'paper-not-there' });
  });
});

const result = (outcome: string) => ({
  property: '可用性',
  check: '可打开',
  mandatory: true,
  result: outcome,
  method: 'machine',
});

describe('a batch of electronic records', () => {
  it('is not accepted while a mandatory check of its report has failed (INV-31)', async () => {
    const codes = await heldByTheUnit(http, 2, 2);
    const batch = await BatchRequests.draft(http, { units: codes });
    await batch.offered({ packages: ['EEP-1'] });
    await batch.post('zhang', 'check', { method: 'scan', found: codes }).expect(200);
    await batch.post('zhang', 'reports', { stage: 'receiver', results: [result('fail')] }).expect(201);
    expect(await batch.refused('zhang', 'signatures')).toMatchObject({
      code: 'mandatory-check-failed',
      rule: 'INV-31',
      facts: { checks: ['可用性 可打开'] },
    });
    await batch.post('zhang', 'reports', { stage: 'receiver', results: [result('pass')] }).expect(201);
    // Packages are checked before they are handed over, too.
    expect(await batch.refused('zhang', 'signatures')).toMatchObject({
      code: 'report-missing',
      rule: 'INV-31',
      title: expect.stringContaining('移交前'),
      facts: { missing: ['sender'] },
    });
    await batch.post('clerk', 'reports', { stage: 'sender', results: [result('pass')] }).expect(201);
    expect(await batch.signedByAll()).toMatchObject({ phase: 'closed', counts: { applied: 2 } });
    await http
      .as('head')
      .get(`/api/v1/transfers/${batch.act}/papers/electronic-transfer?format=pdf`)
      .expect(200);
  });
});

describe('代管 before the formal transfer (REG 20(4))', () => {
  it('puts the units into the hands of the archives; custody stays, and no accession comes of it', async () => {
    const codes = await heldByTheUnit(http, 9, 2);
    const batch = await BatchRequests.draft(http, { units: codes, nature: 'early-custody' });
    // REG 20(4): by the archives' agreement (E21).
    const paper = await http
      .as('director')
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from('代管协商纪要'));
    const agreed = {
      ...{ archives: 'A', organisation: 'U', units: codes, ground: 'unsafe', nature: 'early-custody' },
      ...{
        document: '纪要1号',
        evidence: [{ sha256: (paper.body as { sha256: string }).sha256, kind: 'consent' }],
      },
    };
    await http.as('director').post('/api/v1/due/early-transfers').send(agreed).expect(201);
    // INV-07 is asked of a transfer into an archives, not of 代管: no opinion is given.
    await batch.post('clerk', 'offer').expect(200);
    await batch.rested();
    await batch.post('zhang', 'check', { method: 'scan', found: codes }).expect(200);
    expect(await batch.signedByAll()).toMatchObject({ phase: 'closed', counts: { applied: 2 } });
    const fonds = await fondsOf(batch);
    expect([await held('U', `fonds=${fonds}`), await held('A', `fonds=${fonds}`)]).toEqual([2, 0]);
    const unit = `/api/v1/units/${encodeURIComponent(codes[0] ?? '')}`;
    const { steps } = (await http.as('clerk').get(`${unit}/chain`).expect(200)).body as {
      steps: { zh: string }[];
    };
    expect(steps.map(({ zh }) => zh).join()).toContain('代管');
    const accession = await http
      .as('zhang')
      .post('/api/v1/accessions/batches')
      .send({ archives: 'A', act: batch.act });
    expect(accession.body).toMatchObject({ code: 'transfer-not-to-this-archives' });
  });
});

describe('a transfer entered late from an old deed on paper', () => {
  it('follows the law of its date, and its signatures are entered by two people with the scan', async () => {
    const codes = await heldByTheUnit(http, 3, 2);
    const on = '2015-05-05';
    const batch = await BatchRequests.draft(http, { units: codes, historical: true, businessDate: on });
    // INV-07 did not hold in 2015: no opinion is asked for.
    await batch.post('clerk', 'offer', { businessDate: on }).expect(200);
    await batch.rested();
    const scan = await http
      .as('clerk')
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from('scan of the deed of 2015'))
      .expect(201);
    const evidence = [{ sha256: (scan.body as { sha256: string }).sha256, kind: '交接文据' }];
    const paper = { capacity: 'head', name: '王局长', signedOn: on, businessDate: on };
    expect(await batch.refused('clerk', 'paper-signatures', paper)).toMatchObject({
      code: 'scan-missing',
      rule: 'INV-02',
    });
    const sides = [
      ['clerk', 'clerk2', 'head'],
      ['clerk', 'clerk2', 'handler'],
      ['zhang', 'li', 'head'],
      ['zhang', 'li', 'handler'],
    ] as const;
    for (const [first, second, capacity] of sides) {
      const entry = (
        await batch.post(first, 'paper-signatures', { ...paper, capacity, evidence }).expect(201)
      ).body as Step;
      const confirm = `paper-signatures/${entry.events[0] ?? ''}/confirm`;
      expect(await batch.refused(first, confirm, {})).toMatchObject({ status: 403, code: 'same-person' });
      const stranger = first === 'clerk' ? 'li' : 'clerk2';
      expect(await batch.refused(stranger, confirm, {})).toMatchObject({ code: 'not-your-side' });
      await batch.post(second, confirm, { businessDate: on, evidence }).expect(200);
    }
    const done = await batch.rested();
    expect(done).toMatchObject({ phase: 'closed', counts: { applied: 2 } });
    expect(await held('A', `asOf=${on}&fonds=${await fondsOf(batch)}`)).toBe(2);
    expect(await held('A', `asOf=2015-05-04&fonds=${await fondsOf(batch)}`)).toBe(0);
  });
});

const fondsOf = async ({ act }: BatchRequests): Promise<string> =>
  ((await http.as('clerk').get(`/api/v1/acts/${act}`).expect(200)).body as { fonds: { id: string } }).fonds
    .id;

describe('a draft', () => {
  let codes: string[];
  beforeAll(async () => void (codes = await heldByTheUnit(http, 4, 3)));

  const draft = (name: string, body: object) => http.as(name).post('/api/v1/transfers').send(body);

  it('is of the acting organisation’s own, to an organisation that exists', async () => {
    expect((await draft('zhang', { to: 'B', from: 'U', units: codes })).body).toMatchObject({
      status: 403,
      code: 'not-your-side',
    });
    expect((await draft('clerk', { to: 'NOBODY', units: codes })).body).toMatchObject({
      code: 'organisation-not-found',
    });
    expect((await draft('clerk', { to: 'U', units: codes })).body).toMatchObject({ code: 'to-itself' });
  });

  it('lists what is known to the caller, and names what is not', async () => {
    expect(
      (await draft('clerk', { to: 'A', units: [...codes, 'A004-WS·2011-Y-BGS-7777'] })).body,
    ).toMatchObject({
      status: 404,
      code: 'units-unknown',
      facts: { units: ['A004-WS·2011-Y-BGS-7777'], count: 1 },
    });
    expect((await draft('zhang', { to: 'B', units: codes })).body).toMatchObject({ code: 'units-unknown' });
    expect((await draft('clerk', { to: 'A' })).body).toMatchObject({ code: 'units-or-filter' });
  });

  it('takes a filter on what the sender holds', async () => {
    const one = (await draft('clerk', { to: 'A', units: codes }).expect(201)).body as Step;
    const { body } = await http.as('clerk').get(`/api/v1/acts/${one.act}?after=${one.position}`).expect(200);
    const fonds = (body as { fonds: { id: string } }).fonds.id;
    const filter = {
      fonds,
      level: 'item',
      retention: '永久',
      formedFrom: '2001-01-01',
      formedTo: '2001-12-31',
    };
    const all = await draft('clerk', { to: 'A', filter }).expect(201);
    expect(all.body).toMatchObject({ units: 3 });
    const none = await draft('clerk', { to: 'A', filter: { ...filter, formedTo: '2001-01-31' } });
    expect(none.body).toMatchObject({ code: 'list-empty' });
  });

  it('takes a list as people send it; its columns are opinions', async () => {
    const sheet = [
      '档号,开放意见,公开属性,密级变更,到期开放意见',
      ...codes.map((code) => `${code},控制,不予公开,无,到期开放`),
    ].join('\n');
    const send = (path: string, query: object, text = sheet) =>
      http
        .as('clerk')
        .post(path)
        .query({ file: '清册.csv', ...query })
        .set('Content-Type', 'application/octet-stream')
        .send(Buffer.from(text));
    const made = (await send('/api/v1/transfers/from-list', { to: 'A' }).expect(201)).body as Step;
    const opinions = `/api/v1/transfers/${made.act}/opinions/list`;
    expect((await send(opinions, {}, sheet.replaceAll('控制', '也许'))).body).toMatchObject({
      code: 'opinion-unknown',
    });
    const { position } = (await send(opinions, {}).expect(201)).body as Step;
    const { body } = await http
      .as('clerk')
      .get(`/api/v1/transfers/${made.act}/units?limit=1&after=${position}`)
      .expect(200);
    expect((body as { rows: object[]; next: string }).rows).toEqual([
      expect.objectContaining({
        code: codes[0],
        opinion: { opinion: '控制', disclosure: '不予公开', secrecyChange: '无', expiry: '到期开放' },
      }),
    ]);
    const rest = await http
      .as('clerk')
      .get(`/api/v1/transfers/${made.act}/units?cursor=${(body as { next: string }).next}`)
      .expect(200);
    expect((rest.body as { rows: object[] }).rows).toHaveLength(2);
    expect(
      (await send('/api/v1/transfers/from-list', { to: 'A' }, '档号\nA0O4-WS·2011-Y-BGS-0001').expect(400))
        .body,
    ).toMatchObject({
      code: 'list-has-problems',
    });
  });

  it('is its sender’s alone until it is offered, also when it is withdrawn', async () => {
    const batch = await BatchRequests.draft(http, { units: codes });
    const hidden = async (): Promise<void> => {
      await http.instance.projections.catchUp();
      for (const path of ['transfers', 'acts'])
        for (const rest of ['', '/units'])
          await http.as('zhang').get(`/api/v1/${path}/${batch.act}${rest}`).expect(404);
      expect(await batch.refused('zhang', 'check', { method: 'hand' })).toMatchObject({
        code: 'act-unknown',
      });
      const { body } = await http.as('zhang').get('/api/v1/acts?kind=transfer&limit=500').expect(200);
      expect((body as { rows: { id: string }[] }).rows.map(({ id }) => id)).not.toContain(batch.act);
      const trail = await http.as('zhang').get('/api/v1/trail?type=TransferDrafted&limit=500').expect(200);
      expect(JSON.stringify(trail.body)).not.toContain(batch.act);
    };
    await hidden();
    await http.as('clerk').get(`/api/v1/transfers/${batch.act}/units`).expect(200);
    await batch.post('clerk', 'withdraw', { ground: '清册有误' }).expect(200);
    await batch.rested();
    await hidden();
  });

  it('that is withdrawn gives its units back, and the receiver reads no titles of them any more', async () => {
    const batch = await BatchRequests.draft(http, { units: codes });
    const read = async (name: string) => {
      const { body } = await http.as(name).get(`/api/v1/transfers/${batch.act}/units`).expect(200);
      return (body as { rows: { code?: string; title?: string; opinion?: object }[] }).rows;
    };
    await batch.offered();
    expect((await read('zhang')).map(({ title }) => title)).not.toContain(undefined);
    await batch.post('clerk', 'withdraw', { ground: '清册有误' }).expect(200);
    expect(await batch.rested('zhang')).toMatchObject({ phase: 'withdrawn', counts: { returned: 3 } });
    const told = await read('zhang');
    expect(told).toHaveLength(3);
    for (const row of told) {
      expect(row).toHaveProperty('code');
      expect([row.title, row.opinion]).toEqual([undefined, undefined]);
    }
    expect((await read('clerk')).map(({ title }) => title)).not.toContain(undefined);
    const again = await BatchRequests.draft(http, { units: codes });
    expect(await again.offered({ packages: ['EEP-1'] })).toMatchObject({ counts: { claimed: 3 } });
  });
});
