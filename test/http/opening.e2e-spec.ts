import { storedPaper } from './disposal.fixture';
import { OpeningFixture, type Review } from './opening.fixture';

let o: OpeningFixture;
beforeAll(async () => void (o = await OpeningFixture.open()));
afterAll(() => o.http.close());

interface Walked {
  readonly rows?: readonly { readonly id: string; readonly code: string }[];
}

/** The law of the day: R3. */
const ON = { businessDate: '2024-06-03' };
const OPEN = { opinion: '开放', ...ON };
const CLOSED = { opinion: '延期开放', ground: 'c', text: '涉及个人信息', ...ON };

describe('a plan from the due list', () => {
  it('lists what is due for opening by the day that it says, and nothing else (CLK-08)', async () => {
    const rows = [
      { title: '关于防汛的通知', date: '19980309' },
      { title: '关于灌溉的通知', date: '19960309' },
      { title: '关于堤防的通知', date: '19960209' },
      { title: '关于抗旱的通知', date: '20150309' },
    ];
    await o.held('J031', rows, 'U');
    const plan = (over: object) =>
      o.http
        .as('director')
        .post('/api/v1/openings')
        .send({ purpose: 'opening', fonds: 'J031', dueBy: '2026-12-31', ...over });
    const { body: planned } = await plan({});
    expect(planned).toMatchObject({ units: 3 });
    // By their codes, as every paper prints them, whatever falls due first.
    const review = await o.http
      .as('reviewer')
      .get(`/api/v1/openings/${(planned as { act: string }).act}/units`)
      .expect(200);
    const codes = (review.body as { rows: { code: string }[] }).rows.map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(codes).toHaveLength(3);
    // It waits for the archives to begin, and for nobody else.
    const waits = async (name: string) => {
      await o.http.instance.projections.catchUp();
      const { body } = await o.http
        .as(name)
        .get('/api/v1/inbox?kind=opening-to-review&limit=500')
        .expect(200);
      return (body as { rows: { act: string }[] }).rows.map(({ act }) => act);
    };
    expect(await waits('reviewer')).toContain((planned as { act: string }).act);
    expect(await waits('unit')).toEqual([]);
    expect((await plan({ dueBy: '2023-03-08' })).body).toMatchObject({ units: 2 });
    expect((await plan({ dueBy: '2015-03-08' })).body).toMatchObject({ code: 'opening-nothing-due' });
    expect((await plan({ fonds: undefined })).body).toMatchObject({ code: 'units-or-filter' });
    expect((await plan({ purpose: 'reassessment' })).body).toMatchObject({ code: 'opening-nothing-due' });
  });
});

describe('an opening review with the forming unit, from plan to publication', () => {
  let codes: string[];
  let review: Review;

  beforeAll(async () => {
    codes = await o.held(
      'J021',
      [
        { title: '关于修建水库的批复', date: '19970309' },
        { title: '关于张三工伤问题的批复', date: '19970310' },
        { title: '关于李四身份的调查材料', date: '19970311' },
        { title: '关于乡镇企业的调查', date: '19970312' },
        { title: '关于当年计划的通知', date: '20130401' },
      ],
      'U',
    );
    review = await o.plan({ units: codes, year: 2024, ...ON });
  });

  it('S4: nothing is opened before a joint review, at whatever age (INV-19, INV-20)', async () => {
    expect(await review.step('director', 'order', { form: 'both', place: '网站', ...ON })).toMatchObject({
      status: 422,
      code: 'opening-no-review',
      rule: 'INV-20',
      basis: expect.arrayContaining([expect.objectContaining({ instrument: 'AL', article: '30' })]),
    });
  });

  it('is planned and opened by the archives alone of all, and the transferring unit cannot be left out (INV-20)', async () => {
    expect(await review.step('stranger', 'review', ON)).toMatchObject({
      status: 404,
      code: 'opening-unknown',
    });
    for (const way of [{ alone: true, ground: '图省事' }, { partner: 'W' }])
      expect(await review.step('reviewer', 'review', { ...way, ...ON })).toMatchObject({
        status: 422,
        code: 'opening-partner-there',
      });
    expect(await review.done('reviewer', 'review', ON)).toMatchObject({
      phase: 'in-review',
      partner: { name: '市发改委' },
      partnerAs: 'transferring',
      counts: { 'in-review': 5 },
    });
  });

  it('each side gives its own opinion, and not to open needs one of four grounds (INV-21)', async () => {
    const { ground: _, ...without } = CLOSED;
    expect(await review.step('reviewer', 'opinions', without)).toMatchObject({
      code: 'opening-ground-missing',
      rule: 'INV-21',
    });
    await review.done('reviewer', 'opinions', { ...CLOSED, units: codes.slice(2, 3) });
    // Of the rest: what was said of a named unit stays.
    await review.done('reviewer', 'opinions', OPEN);
    expect(await review.step('reviewer', 'opinions', CLOSED)).toMatchObject({
      status: 422,
      code: 'opening-nothing-to-do',
    });
    // The other side cannot speak for the archives, nor a third one for anybody.
    expect(await review.step('unit', 'opinions', { ...OPEN, side: 'archives' })).toMatchObject({
      status: 403,
      code: 'opening-not-your-part',
    });
    expect(await review.step('water', 'opinions', OPEN)).toMatchObject({ status: 404 });
    await review.done('unit', 'opinions', OPEN);
    await review.done('unit', 'opinions', { ...CLOSED, units: codes.slice(2, 4) });
  });

  it('S5: is not concluded where the sides differ, until the authority coordinates (REG 30(3))', async () => {
    const differing = { units: codes.slice(3, 4), ...ON };
    expect(await review.step('director', 'agreement', differing)).toMatchObject({
      status: 422,
      code: 'opening-opinions-differ',
      rule: 'INV-20',
    });
    // What both sides say alike is concluded all the same.
    expect((await review.done('director', 'agreement', ON)).counts).toEqual({
      'agreed-open': 3,
      'agreed-closed': 1,
      disputed: 1,
    });
    // The archives have nothing to conclude any more: it waits for the authority over them.
    const waits = async (name: string) => {
      await o.http.instance.projections.catchUp();
      const { body } = await o.http.as(name).get('/api/v1/inbox?limit=500').expect(200);
      const { rows } = body as {
        rows: { act: string; kind: string; units: number; waitsFor: { code: string } }[];
      };
      return rows
        .filter(({ act, kind }) => act === review.act && kind !== 'extension-to-submit')
        .map(({ kind, units, waitsFor }) => [kind, units, waitsFor.code]);
    };
    expect(await waits('city')).toEqual([['opening-to-coordinate', 1, 'G']]);
    for (const name of ['reviewer', 'director', 'unit', 'region'])
      expect([name, await waits(name)]).toEqual([name, []]);
    const coordinated = { ...OPEN, document: '市档局协调记录1号' };
    expect(await review.step('director', 'coordination', coordinated)).toMatchObject({ status: 403 });
    // On paper, too, it is the authority's: nothing was submitted yet, so nobody says which one.
    expect(await review.step('reviewer', 'coordination', coordinated)).toMatchObject({
      status: 403,
      code: 'opening-not-your-part',
      title: '这一步由该档案馆的档案主管部门办理，不能代办',
    });
    // Whoever says whose paper it is speaks for an authority that has no accounts, and not for himself.
    const paper = { ...coordinated, evidence: [await storedPaper(o.http, '协调记录')] };
    const whose = { code: 'H', name: '市档案局（原）', kind: '档案主管部门', level: 'city', parent: 'P' };
    await o.http.as('root').post('/api/v1/organisations').send(whose).expect(201);
    expect(await review.step('reviewer', 'coordination', { ...paper, authority: 'H' })).toMatchObject({
      code: 'opening-same-person',
    });
    expect(await review.step('reviewer', 'coordination', { ...paper, authority: 'G' })).toMatchObject({
      code: 'opening-not-your-part',
    });
    expect((await review.done('city', 'coordination', coordinated)).counts).toMatchObject({
      'agreed-open': 4,
    });
  });

  it('S6: an extension without the authority’s consent stays in review, and only the competent one consents', async () => {
    expect(await review.step('director', 'extension', { authority: 'P', ...ON })).toMatchObject({
      status: 422,
      code: 'opening-authority-not-competent',
      rule: 'INV-21',
      basis: [expect.objectContaining({ instrument: 'REG', article: '31' })],
    });
    expect((await review.done('director', 'extension', { authority: 'G', ...ON })).counts).toMatchObject({
      submitted: 1,
    });
    const state = await unit(codes[2]);
    expect(state).toMatchObject({ state: '未审核' });
    const order = { form: 'both', place: '网站', ...ON };
    expect(await review.step('director', 'order', order)).toMatchObject({ code: 'opening-not-concluded' });
    expect(await review.step('region', 'extension/consent', ON)).toMatchObject({ status: 403 });
    await review.done('city', 'extension/consent', { document: '呼档发〔2024〕12号', ...ON });
    // It says who consented, and not who planned the review.
    const told = await o.http
      .as('zhang')
      .get(`/api/v1/units/${encodeURIComponent(codes[2] ?? '')}/chain`)
      .expect(200);
    const { steps } = told.body as { steps: { type: string }[] };
    expect(steps.find(({ type }) => type === 'OpeningExtended')).toMatchObject({
      by: 'city',
      role: 'Authority',
    });
    expect(await unit(codes[2])).toMatchObject({ state: '延期开放', since: '2024-06-03' });
  });

  it('CLK-09: what stays closed is due for its reassessment, and no longer for opening', async () => {
    const due = async (clock: string, on: string) => {
      const { body } = await o.http
        .as('director')
        .get(`/api/v1/due?clock=${clock}&on=${on}&fonds=J021`)
        .expect(200);
      return (body as { rows: { code: string; shown: string; accuses: boolean }[] }).rows;
    };
    expect(await due('CLK-09', '2029-06-02')).toEqual([]);
    expect(await due('CLK-09', '2029-06-03')).toMatchObject([
      { code: codes[2], shown: '2029-06-03', accuses: false },
    ]);
    expect((await due('CLK-08', '2029-06-03')).map(({ code }) => code)).not.toContain(codes[2]);
  });

  it('INV-19: what is younger than the law says is not opened, and what is not concluded is taken out', async () => {
    await review.done('reviewer', 'catalogue', {
      titles: [{ unit: codes[1], title: '关于某职工工伤问题的批复' }],
      ...ON,
    });
    const order = { form: 'both', place: '档案馆网站', ...ON };
    expect(await review.step('director', 'order', order)).toMatchObject({
      status: 422,
      code: 'opening-not-due',
      rule: 'INV-19',
      basis: [expect.objectContaining({ instrument: 'AL', article: '27' })],
    });
    await review.done('director', 'take-out', { units: codes.slice(4), ground: '未满25年', ...ON });
  });

  it('INV-23: is opened and published in one act, by somebody who gave no opinion, and read without an account', async () => {
    expect(await o.opened()).toEqual([]);
    const order = { form: 'both', place: '档案馆网站', ...ON };
    expect(await review.done('director', 'order', order)).toMatchObject({
      phase: 'opened',
      counts: { opened: 3, extended: 1, 'taken-out': 1 },
      checks: [{ account: { name: 'reviewer' }, on: ON.businessDate }],
    });
    const rows = await o.opened('archives=A');
    expect(rows.map(({ code, title }) => [code, title])).toEqual([
      [codes[0], '关于修建水库的批复'],
      [codes[1], '关于某职工工伤问题的批复'],
      [codes[3], '关于乡镇企业的调查'],
    ]);
    const [first] = rows;
    const { unit: id, code, title, dates, fonds, ...rest } = first ?? {};
    expect([id, code, title, dates, fonds]).not.toContain(undefined);
    // Nothing else of it is anybody's to read.
    expect(rest).toEqual({
      openedOn: '2024-06-03',
      institution: { code: 'A', name: 'A档案馆' },
      original: 'available',
    });
    // Whoever reads the order reads who has looked for personal data, on which day and in which drawing.
    const trail = async (type: string) => {
      const { body } = await o.http.as('director').get(`/api/v1/trail?act=${review.act}&type=${type}`);
      return (body as { rows: { event: string; meta: { actor: { account: string } }; data: object }[] }).rows;
    };
    const [drawing] = await trail('OpeningCatalogueDrawn');
    const account = drawing?.meta.actor.account;
    expect((await trail('OpeningOrdered'))[0]?.data).toMatchObject({
      catalogue: { count: 3, checks: [{ account, on: '2024-06-03', drawings: [drawing?.event] }] },
    });
    // Neither what stays closed nor what people are called.
    expect(JSON.stringify(rows)).not.toMatch(/李四|张三|reviewer|director/);
    await o.http.as().get('/api/v1/extensions').expect(401);
  });

  it('INV-23: whoever is no party of it reads the published row, and nothing else of it', async () => {
    const get = async (name: string, path: string) => {
      const { status, body } = await o.http.as(name).get(`/api/v1/${path}`);
      return { status, body: body as Record<string, unknown>, text: JSON.stringify(body) };
    };
    const code = encodeURIComponent(codes[1] ?? '');
    for (const name of ['reader', 'stranger']) {
      const unit = await get(name, `units/${code}`);
      expect(unit).toMatchObject({
        status: 200,
        body: {
          title: '关于某职工工伤问题的批复',
          code: codes[1],
          dates: '19970310',
          publishedOnly: true,
          description: { title: '关于某职工工伤问题的批复', code: codes[1] },
        },
      });
      const id = String(unit.body['id']);
      const node = await get(name, `catalogue/nodes/${id}`);
      const found = async (query: string) =>
        ((await get(name, `catalogue/search?${query}`)).body['rows'] as { code: string }[]).map(
          (row) => row.code,
        );
      const title = (text: string) => found(`title=${encodeURIComponent(text)}`);
      expect([await title('某职工'), await title('张三'), await title('水库')]).toEqual([
        [codes[1]],
        [],
        [codes[0]],
      ]);
      // What is not published is not asked by either: its matches would tell it.
      expect(await found(`code=${code}`)).toEqual([codes[1]]);
      expect(await found(`code=${code}&creator=${encodeURIComponent('市府办')}`)).toEqual([]);
      const { body } = await get(name, `units/${id}/opening`);
      expect(body).toEqual({ state: '开放', since: '2024-06-03', original: 'available' });
      // A question of holdings waits for the read models, and not for ever.
      await o.http.instance.projections.catchUp();
      const [holdings, holds] = [
        await get(name, 'holdings?archives=A'),
        await get(name, `units/${id}/holds`),
      ];
      expect([holdings.body['rows'], [403, 404].includes(holds.status)]).toEqual([[], true]);
      for (const path of [`units/${id}/chain`, `units/${code}/chain`])
        expect([path, (await get(name, path)).status]).toEqual([path, 404]);
      // The fonds is found in the register; its gate, where facts and earlier keepers stand, is not.
      expect((await get(name, 'fonds/J021')).status).toBe(200);
      for (const path of ['fonds/J021/holds', 'fonds/J021/passages', 'holdings?fonds=J021'])
        expect([path, [403, 404].includes((await get(name, path)).status)]).toEqual([path, true]);
      expect(unit.text + node.text + holdings.text).not.toMatch(/张三|市府办|永久|zhang/);
    }
    // Staff of the archives have it as it is described, and find it so.
    const own = await get('zhang', `catalogue/search?title=${encodeURIComponent('张三')}`);
    expect(own.body['rows']).toMatchObject([{ code: codes[1], title: '关于张三工伤问题的批复' }]);
  });

  it('shows in holdings, catalogue and chain', async () => {
    await o.http
      .as('reader')
      .get(`/api/v1/units/${encodeURIComponent(codes[2] ?? '')}`)
      .expect(404);
    await o.http.instance.projections.catchUp();
    const { body } = await o.http.as('zhang').get('/api/v1/holdings?archives=A&opening=开放').expect(200);
    expect((body as { total: { units: number } }).total.units).toBe(3);
    const { body: view } = await o.http
      .as('zhang')
      .get(`/api/v1/units/${encodeURIComponent(codes[0] ?? '')}`)
      .expect(200);
    expect(view).toMatchObject({ openingReview: { state: '开放', act: review.act } });
    const id = (view as { id: string }).id;
    const chain = await o.http.as('zhang').get(`/api/v1/units/${id}/chain`).expect(200);
    expect(JSON.stringify(chain.body)).toContain('向社会开放并公布目录，由A档案馆决定');
  });

  it('prints no paper before there is something on it', async () => {
    const later = await o.plan({ units: codes.slice(1, 2), purpose: 'reclosing', ground: '涉及个人信息' });
    const path = `/api/v1/openings/${later.act}/papers`;
    const { body } = await o.http.as('director').get(path).expect(200);
    expect(body).toEqual({ forms: [] });
    for (const form of ['opening-review', 'extension-catalogue', 'opened-catalogue']) {
      const answer = await o.http.as('director').get(`${path}/${form}?format=html`).expect(404);
      expect(answer.body).toMatchObject({ code: 'opening-paper-not-there', facts: { form } });
    }
    await later.step('director', 'withdraw', { ground: '已核实，不涉及' });
  });

  it('prints the review sheet, the catalogue of extensions and the published catalogue', async () => {
    const paper = async (form: string, format: string): Promise<{ type: string; text: string }> => {
      const answer = await o.http
        .as('director')
        .get(`/api/v1/openings/${review.act}/papers/${form}?format=${format}`)
        .buffer(true)
        .parse((response, done) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => done(null, Buffer.concat(parts)));
        })
        .expect(200);
      const bytes = answer.body as Buffer;
      return { type: bytes.subarray(0, 4).toString('latin1'), text: bytes.toString('utf8') };
    };
    for (const form of ['opening-review', 'extension-catalogue', 'opened-catalogue']) {
      expect([form, (await paper(form, 'pdf')).type]).toEqual([form, '%PDF']);
      expect([form, (await paper(form, 'xlsx')).type]).toEqual([form, 'PK\u0003\u0004']);
      expect([form, (await paper(form, 'html')).text]).toEqual([form, expect.stringContaining('</table>')]);
    }
    const reviewed = (await paper('opening-review', 'html')).text;
    for (const column of ['档案馆意见', '形成单位意见', '协商结论', '延期期限'])
      expect(reviewed).toContain(column);
    expect(reviewed).toMatch(/题名查隐.*reviewer 2024-06-03/s);
    const extended = (await paper('extension-catalogue', 'html')).text;
    expect(extended).toContain('关于李四身份的调查材料');
    expect(extended).toContain('呼档发〔2024〕12号');
    const published = (await paper('opened-catalogue', 'html')).text;
    expect(published).toContain('关于某职工工伤问题的批复');
    expect(published).toMatch(/题名查隐日期.*2024-06-03/s);
    expect(published).not.toMatch(/李四|张三|reviewer/);
    await o.http.as('stranger').get(`/api/v1/openings/${review.act}/papers`).expect(404);
  });

  it('an evidence hold leaves it open, and keeps the original from readers', async () => {
    const { body: view } = await o.http
      .as('zhang')
      .get(`/api/v1/units/${encodeURIComponent(codes[0] ?? '')}`)
      .expect(200);
    const { fonds } = view as { fonds: string };
    await o.http
      .as('zhang')
      .post(`/api/v1/fonds/${fonds}/holds`)
      .send({ kind: 'evidence', units: [codes[0]], ground: '先行登记保存' })
      .expect(201);
    expect(await unit(codes[0])).toMatchObject({ state: '开放', original: 'held-as-evidence' });
    expect(await o.opened(`text=${encodeURIComponent('水库')}`)).toEqual([
      expect.objectContaining({ original: 'held-as-evidence' }),
    ]);
  });

  it('E92: has its day corrected by two people at the gate: units, public list and paper follow', async () => {
    const { body: view } = await o.http
      .as('zhang')
      .get(`/api/v1/units/${encodeURIComponent(codes[0] ?? '')}`)
      .expect(200);
    const { fonds } = view as { fonds: string };
    const passages = async () => {
      await o.http.instance.projections.catchUp();
      const { body } = await o.http
        .as('zhang')
        .get(`/api/v1/fonds/${fonds}/passages?type=ItemsOpened`)
        .expect(200);
      return (body as { rows: { revision: number; since: string; raised: string[] }[] }).rows;
    };
    const [opened] = await passages();
    const correct = async (after: string): Promise<void> => {
      const path = `/api/v1/fonds/${fonds}/passages/${opened?.revision ?? ''}/corrections`;
      const first = await o.http.as('zhang').post(path).send({ after, reason: '公布日期抄错' }).expect(201);
      const [proposal] = (first.body as { events: string[] }).events;
      await o.http
        .as('director')
        .post(`${path}/${proposal ?? ''}/second`)
        .send({})
        .expect(200);
    };
    await correct('2024-06-10');
    expect(await passages()).toMatchObject([{ since: '2024-06-10', raised: [] }]);
    expect(await unit(codes[0])).toMatchObject({ state: '开放', since: '2024-06-10' });
    expect((await o.opened('archives=A')).map(({ openedOn }) => openedOn)).toEqual(
      Array(3).fill('2024-06-10'),
    );
    // Before its conclusions, and before the age of one of them: raised, not refused.
    await correct('2020-01-02');
    expect((await passages())[0]?.raised).toEqual(['opening-before-conclusion', 'opening-not-due']);
    await correct('2024-06-03');
    expect(await passages()).toMatchObject([{ since: '2024-06-03', raised: [] }]);
  });

  it('INV-22: what becomes secret after it was opened is left out of the public list until it is declassified', async () => {
    const listed = async () => (await o.opened('archives=A')).map(({ code }) => code);
    const mark = (path: string, body: object) =>
      o.http
        .as('zhang')
        .post(`/api/v1/units/${encodeURIComponent(codes[1] ?? '')}/${path}`)
        .send({ document: '密字7号', ...body })
        .expect(200);
    // Nor is it any reader's to see.
    const read = async () =>
      (await o.http.as('reader').get(`/api/v1/units/${encodeURIComponent(codes[1] ?? '')}`)).status;
    expect([await read(), await listed()]).toEqual([200, expect.arrayContaining([codes[1]])]);
    await mark('secrecy', { after: '秘密★10年' });
    expect(await listed()).not.toContain(codes[1]);
    expect(await read()).toBe(404);
    await mark('declassification', {});
    expect([await read(), await listed()]).toEqual([200, expect.arrayContaining([codes[1]])]);
  });

  it('INV-24: is closed again only by a new review with its reason and the authority’s consent', async () => {
    const refused = await o.http
      .as('director')
      .post('/api/v1/openings')
      .send({ purpose: 'reclosing', units: codes.slice(1, 2) });
    expect(refused.body).toMatchObject({ code: 'opening-reason-missing', rule: 'INV-24' });
    const day = { businessDate: '2024-07-01' };
    const words = { purpose: 'reclosing', ground: '发现仍涉个人信息' };
    const again = await o.plan({ ...words, units: codes.slice(1, 2), ...day });
    await again.done('reviewer', 'review', day);
    await again.done('reviewer', 'opinions', { ...CLOSED, ...day });
    await again.done('unit', 'opinions', { ...CLOSED, ...day });
    await again.done('director', 'agreement', day);
    await again.done('director', 'extension', { authority: 'G', ...day });
    expect((await o.opened('archives=A')).length).toBe(3);
    expect(await again.done('city', 'extension/consent', day)).toMatchObject({ phase: 'closed' });
    expect((await o.opened('archives=A')).map(({ code }) => code)).not.toContain(codes[1]);
    const { body } = await o.http.as('director').get('/api/v1/extensions').expect(200);
    expect((body as { rows: { code: string; reassessBy: string }[] }).rows).toEqual([
      expect.objectContaining({ code: codes[2], ground: 'c', reassessBy: '2029-06-03' }),
      expect.objectContaining({ code: codes[1], reassessBy: '2029-07-01' }),
    ]);
  });

  async function unit(code: string | undefined): Promise<object> {
    await o.http.instance.projections.catchUp();
    const path = `/api/v1/units/${encodeURIComponent(code ?? '')}/opening`;
    return (await o.http.as('zhang').get(path).expect(200)).body as object;
  }
});

describe('S7: where the transferring unit is gone', () => {
  it('the partner is whoever continues that function (INV-20)', async () => {
    const codes = await o.held('J022', [{ title: '关于引水工程的批复', date: '19960309' }], 'V');
    const review = await o.plan({ units: codes, ...ON });
    expect(await review.step('reviewer', 'review', { alone: true, ground: '已撤销', ...ON })).toMatchObject({
      code: 'opening-partner-there',
    });
    expect(await review.done('reviewer', 'review', ON)).toMatchObject({
      partner: { name: '市水务局' },
      partnerAs: 'successor',
      function: '水利管理',
    });
  });

  it('the archives concludes alone where nobody continues it', async () => {
    const codes = await o.held('J023', [{ title: '关于物资调配的通知', date: '19960309' }], 'X');
    const review = await o.plan({ units: codes, ...ON });
    expect(await review.done('reviewer', 'review', ON)).toMatchObject({ partnerAs: 'none' });
    await review.done('reviewer', 'opinions', OPEN);
    expect((await review.done('director', 'agreement', ON)).counts).toEqual({ 'agreed-open': 1 });
  });
});

describe('a file with documents within', () => {
  const lines = [
    '案卷目录及卷内文件目录（全引目录）',
    '全宗号,J025,目录号,001,保管期限,永久',
    '案卷号,件号,档号,案卷题名,题名,责任者,日期,页号,总页数,开放状态',
    '004,,J025-001-004,防汛卷,,,1996,,5,',
    '004,001,J025-001-004-001,,关于筑堤的通知,市府办,19960309,1,,',
    '004,002,J025-001-004-002,,关于李四筑堤补偿的决定,市府办,19960310,3,,',
    // It says so of itself: it has no row.
    '004,003,J025-001-004-003,,关于筑堤事故的报告,市府办,19960311,4,,控制',
    // Open when it was taken on; of what lies within it the catalogue says nothing.
    '005,,J025-001-005,抗旱卷,,,1995,,2,开放',
    '005,001,J025-001-005-001,,关于抗旱的通知,市府办,19950309,1,,',
  ];
  const code = 'J025-001-004';
  const found = async (name: string, title = '筑堤') => {
    await o.http.instance.projections.catchUp();
    const { body } = await o.http
      .as(name)
      .get(`/api/v1/catalogue/search?title=${encodeURIComponent(title)}`)
      .expect(200);
    return (body as { rows: { id: string; title: string }[] }).rows;
  };
  const due = async () => {
    const { body } = await o.http.as('director').get('/api/v1/due?clock=CLK-08&limit=500').expect(200);
    return (body as { rows: { code?: string }[] }).rows.filter(({ code }) => code?.startsWith('J025'));
  };

  const radar = async () => {
    const { body } = await o.http
      .as('director')
      .get('/api/v1/due/radar?by=fonds&archives=A&clock=CLK-08')
      .expect(200);
    return JSON.stringify(body).includes('J025');
  };
  const order = { form: 'both', place: '档案馆网站', ...ON };

  it('is opened with all of them: readers find them as they are published, and none is due any more (INV-23)', async () => {
    await o.take('J025', lines, 6);
    await o.from([code], 'X');
    expect([await found('reader'), (await due()).length, await radar()]).toEqual([[], 3, true]);
    expect((await found('reader', '抗旱')).map(({ title }) => title)).toEqual(['抗旱卷', '关于抗旱的通知']);
    const review = await o.plan({ units: [code], ...ON });
    await review.done('reviewer', 'review', ON);
    await review.done('reviewer', 'opinions', OPEN);
    await review.done('director', 'agreement', ON);
    // A title for what nobody bears would go out as it stands.
    const titles = [{ unit: `${code}-002`, title: '关于某户筑堤补偿的决定' }];
    expect(
      await review.step('reviewer', 'catalogue', {
        titles: [...titles, { unit: `${code}-009`, title: '无' }],
        ...ON,
      }),
    ).toMatchObject({ code: 'not-in-the-list' });
    await review.done('reviewer', 'catalogue', { titles, ...ON });
    // Drawn again, the name that was taken out stays out.
    expect(await review.done('reviewer', 'catalogue', ON)).toMatchObject({ catalogue: 1, retitled: 1 });
    expect(await found('reader')).toEqual([]);
    await review.done('director', 'order', order);
    const published = ['关于筑堤的通知', '关于某户筑堤补偿的决定'];
    expect((await found('reader')).map(({ title }) => title)).toEqual(published);
    expect((await found('zhang')).map(({ title }) => title)).toEqual([
      '关于筑堤的通知',
      '关于李四筑堤补偿的决定',
      '关于筑堤事故的报告',
    ]);
    expect([await due(), await radar()]).toEqual([[], false]);
    // Nor is it planned again.
    const again = { purpose: 'opening', fonds: 'J025', dueBy: '2026-12-31' };
    expect((await o.http.as('director').post('/api/v1/openings').send(again)).body).toMatchObject({
      code: 'opening-nothing-due',
    });
    const rows = await o.opened('fonds=J025');
    expect(rows.map(({ title }) => title)).toEqual(['防汛卷', ...published]);
  });

  it('shows what lies within it to a reader by the rows that were published, down the tree', async () => {
    const get = async (path: string) => (await o.http.as('reader').get(`/api/v1/${path}`)).body as Walked;
    const below = async (parent?: string) =>
      (await get(`catalogue/tree?fonds=J025${parent ? `&parent=${parent}` : ''}`)).rows ?? [];
    const [series] = await below();
    const [file] = await below(series?.id);
    expect(file).toMatchObject({ title: '防汛卷', hasChildren: true, publishedOnly: true });
    const within = await below(file?.id);
    expect(within.map(({ code: each }) => each)).toEqual([`${code}-001`, `${code}-002`]);
    const detail = await get(`catalogue/nodes/${within[1]?.id ?? ''}`);
    expect(detail).toMatchObject({ opening: '开放', description: { title: '关于某户筑堤补偿的决定' } });
    expect(JSON.stringify(detail)).not.toMatch(/李四|市府办/);
  });
});

describe('S8: a unit whose mark of secrecy has a term of twenty years', () => {
  it('is not opened before it expires, and after that is reviewed, never opened by itself (INV-22)', async () => {
    const secret = { title: '关于粮食储备的请示', date: '20020309', secrecy: '机密★20年' };
    const codes = await o.held('J024', [secret], 'U');
    const before = { businessDate: '2022-03-08' };
    const after = { businessDate: '2022-06-01' };
    const review = await o.plan({ units: codes, early: '经济', ...before });
    await review.done('reviewer', 'review', before);
    expect(await review.step('reviewer', 'opinions', { opinion: '开放', ...before })).toMatchObject({
      status: 422,
      code: 'opening-still-secret',
      rule: 'INV-22',
      basis: expect.arrayContaining([expect.objectContaining({ instrument: 'SEC', article: '24' })]),
    });
    await review.done('reviewer', 'opinions', { opinion: '开放', ...after });
    expect((await review.rested()).counts).toEqual({ 'in-review': 1 });
    expect(await o.opened(`text=${encodeURIComponent('粮食')}`)).toEqual([]);
    // R2a: it was the next higher authority that agreed to an extension (IM99 19).
    await review.done('reviewer', 'opinions', { ...CLOSED, units: codes, ...after });
    await review.done('unit', 'opinions', { ...CLOSED, ...after });
    await review.done('director', 'agreement', after);
    expect(await review.step('director', 'extension', { authority: 'G', ...after })).toMatchObject({
      code: 'opening-authority-not-competent',
      basis: expect.arrayContaining([expect.objectContaining({ instrument: 'IM99', article: '19' })]),
    });
    expect((await review.done('director', 'extension', { authority: 'P', ...after })).counts).toEqual({
      submitted: 1,
    });
  });
});

describe('E65: a complaint about opening', () => {
  it('is recorded with its reply by the authority over the archives, and by nobody else (AL 28(2))', async () => {
    const told = { archives: 'A', complaint: '目录未公布', finding: '属实', reply: '已责成公布', ...ON };
    const post = (name: string, body: object) =>
      o.http.as(name).post('/api/v1/opening-complaints').send(body);
    expect((await post('city', { ...told, archives: 'B' }).expect(403)).body).toMatchObject({
      code: 'opening-not-over-archives',
    });
    await post('director', told).expect(403);
    await post('city', told).expect(201);
    await o.http.instance.projections.catchUp();
    const { body } = await o.http.as('director').get('/api/v1/opening-complaints').expect(200);
    expect(body).toMatchObject({ rows: [{ name: 'A档案馆', reply: '已责成公布', on: '2024-06-03' }] });
    expect((await o.http.as('stranger').get('/api/v1/opening-complaints').expect(200)).body).toEqual({
      rows: [],
    });
  });
});

describe('what reviews leave behind', () => {
  it('are read models that a rebuild makes again', async () => {
    const { projections } = o.http.instance;
    await projections.catchUp();
    for (const name of ['custody', 'catalogue', 'opened', 'acts', 'due-start']) {
      const { tables } = await projections.check(name);
      expect([name, tables.filter(({ equal }) => !equal)]).toEqual([name, []]);
    }
  });
});
