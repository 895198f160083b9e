import { ActsFixture, type Answer, type UnitAnswer } from './acts.fixture';
import { importFile } from './journey.fixture';

/** `npm run proof:act-lists` runs the same with the 100,000 units that an act may have. */
const UNITS = Number(process.env['FONDS_ACT_UNITS'] ?? 24);
const PER_FILE = 8;
const POLL = UNITS > 1_000 ? 1_000 : 20;
const LONG = 60_000 + UNITS * 60;

const HEADER = '档号,题名,责任者,日期,保管期限,页数';
/** A number of a year has four digits. */
const codeIn = (series: string, n: number): string =>
  `${series}·${1990 + Math.floor(n / 9_999)}·Y-${String((n % 9_999) + 1).padStart(4, '0')}`;
const catalogue = (series: string): string =>
  [
    HEADER,
    ...Array.from(
      { length: UNITS },
      (_, n) => `${codeIn(series, n)},第${n + 1}号批复,市林业局,20190309,永久,3`,
    ),
  ].join('\n');

const STOCK = 'J021-WS';
const DEPOSIT = 'D021-SX';
const codes = Array.from({ length: UNITS }, (_, n) => codeIn(STOCK, n));

interface ActAnswer {
  readonly phase: string;
  readonly counts: { readonly listed: number; readonly refused: number; readonly applied: number };
  readonly exceptions: readonly { readonly code: string; readonly title: string }[];
}

let acts: ActsFixture;
let fonds: string;
const seconds: Record<string, number> = {};
let began = Date.now();
const lap = (what: string): void => {
  seconds[what] = (Date.now() - began) / 1000;
  if (UNITS > 1_000) process.stdout.write(`${what} ${seconds[what]} s\n`);
  began = Date.now();
};

const send = async (
  name: string,
  path: string,
  query: object,
  body: string | Buffer,
  status: number,
): Promise<Answer & { readonly code: string; readonly title: string }> => {
  const answer = await acts.http
    .as(name)
    .post(`/api/v1/${path}`)
    .query(query)
    .set('Content-Type', 'application/octet-stream')
    .send(Buffer.from(body));
  if (answer.status !== status)
    throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 600)}`);
  return answer.body as never;
};

/** As `/acts/:act` tells it when it is closed. */
const closed = async (act: string): Promise<ActAnswer> => {
  for (;;) {
    const answer = await acts.get<ActAnswer>('zhang', `/acts/${act}`);
    if (answer.phase === 'closed') return answer;
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
};

const lines = (entries: readonly object[]): string => entries.map((each) => JSON.stringify(each)).join('\n');

beforeAll(async () => {
  acts = await ActsFixture.open();
  const taken = await importFile(
    acts.http,
    'zhang',
    {
      file: 'forest.csv',
      format: 'catalogue',
      archives: 'A',
      fondsName: '市林业局',
      heldSince: '2020-01-01',
      businessDate: '2020-05-01',
    },
    Buffer.from(catalogue(STOCK)),
  );
  if (taken.state !== 'finished') throw new Error(JSON.stringify(taken));
  expect(taken.result).toMatchObject({ units: UNITS });
  fonds = taken.result?.fonds[0] ?? '';
  lap('import');
}, LONG);
afterAll(async () => {
  await acts.close();
  if (UNITS > 1_000)
    process.stdout.write(
      `${JSON.stringify({ units: UNITS, seconds, rss: process.memoryUsage().rss, peak: process.resourceUsage().maxRSS })}\n`,
    );
});

describe(`an act of ${UNITS} units that comes as a file`, () => {
  it(
    'is a loan of a list of codes, which is carried behind the answer',
    async () => {
      const query = {
        file: '清单.txt',
        reader: '李某',
        purpose: '数字化',
        due: '2021-06-30',
        businessDate: '2021-06-01',
      };
      began = Date.now();
      const refused = await send('zhao', 'loans/from-list', query, codes.join('\n'), 202);
      expect((await closed(refused.act)).counts).toMatchObject({ listed: UNITS, refused: UNITS, applied: 0 });
      lap('loan refused');
      const { act } = await send(
        'zhao',
        'loans/from-list',
        { ...query, approval: '馆长批准' },
        codes.join('\n'),
        202,
      );
      lap('loan listed');
      expect((await closed(act)).counts).toMatchObject({ listed: UNITS, refused: 0, applied: UNITS });
      lap('loan carried');
      const back = { file: '归还.txt', condition: '完好', pages: '3', businessDate: '2021-06-20' };
      const returned = await send('zhao', 'loans/return/from-list', back, codes.join('\n'), 200);
      expect(returned.events).toHaveLength(Math.ceil(UNITS / 2_000));
      lap('loan returned');
      // One that is not there any more: nothing is told of the others.
      const again = await send('zhao', 'loans/return/from-list', back, codes.join('\n'), 422);
      expect(again).toMatchObject({ code: 'not-on-loan' });
    },
    LONG,
  );

  it(
    'is a fact of a list, told at the gate of the fonds',
    async () => {
      const facts = `fonds/${fonds}/facts/from-list`;
      const wet = {
        file: '受潮.txt',
        fact: 'incident',
        kind: '损毁',
        scope: '受潮',
        businessDate: '2021-06-25',
      };
      const told = await send('zhao', facts, wet, codes.join('\n'), 201);
      expect(told.events).toHaveLength(Math.ceil(UNITS / 2_000));
      const seized = { file: '调取.txt', fact: 'seizure', holder: 'B', document: '调取通知' };
      expect(await send('zhao', facts, seized, codes.join('\n'), 422)).toMatchObject({
        code: 'paper-missing',
        rule: 'INV-01',
      });
      await send('zhao', facts, { ...wet, kind: '火灾' }, codes.join('\n'), 400);
      await send('wang', facts, wet, codes.join('\n'), 404);
    },
    LONG,
  );

  it(
    'is a move of a spreadsheet’s rows',
    async () => {
      const query = {
        file: '移库.csv',
        from: '一库',
        to: '二库',
        witness: '李守库',
        offSite: 'true',
        businessDate: '2021-07-01',
      };
      const { act } = await send('zhao', 'moves/from-list', query, catalogue(STOCK), 202);
      expect((await closed(act)).counts).toMatchObject({ listed: UNITS, applied: UNITS });
      lap('move');
      const last = encodeURIComponent(codes[UNITS - 1] ?? '');
      const { steps } = await acts.get<{ steps: { zh: string }[] }>('zhang', `/units/${last}/chain`);
      expect(steps.map(({ zh }) => zh).join()).toContain('移库至二库');
    },
    LONG,
  );

  it(
    'is a batch of corrections, one JSON object a line',
    async () => {
      const changes = codes.map((unit, n) => ({
        unit,
        fields: [{ field: 'title', after: `第${n + 1}号林业批复` }],
      }));
      const query = { file: '更正.ndjson', ground: '题名误录', businessDate: '2021-08-01' };
      const { act } = await send('zhang', 'correction-batches/from-list', query, lines(changes), 201);
      lap('corrections proposed');
      await acts.post('li', `/acts/${act}/second`, { sample: { checked: 5, wrong: 0 } }, 200);
      expect((await closed(act)).counts).toMatchObject({ listed: UNITS, applied: UNITS });
      lap('corrections carried');
      const unit = await acts.get<UnitAnswer>('zhang', `/units/${encodeURIComponent(codes[0] ?? '')}`);
      expect(unit.description.title).toBe('第1号林业批复');
    },
    LONG,
  );

  it(
    'is a rearrangement whose products name what they are made of',
    async () => {
      const into = Array.from({ length: UNITS / PER_FILE }, (_, n) => ({
        title: `林业批复第${n + 1}卷`,
        level: 'file',
        from: codes.slice(n * PER_FILE, (n + 1) * PER_FILE),
      }));
      const query = { file: '并卷.ndjson', ground: '并卷', businessDate: '2021-09-01' };
      const { act } = await send('zhang', 'rearrangements/from-list', query, lines(into), 201);
      lap('rearrangement proposed');
      await acts.post('li', `/acts/${act}/second`, {}, 200);
      expect((await closed(act)).counts).toMatchObject({ listed: UNITS, applied: UNITS });
      lap('rearrangement carried');
      const { total } = await acts.get<{ total: { units: number } }>('zhang', '/holdings?archives=A');
      expect(total.units).toBe(12 + UNITS / PER_FILE);
    },
    LONG,
  );

  it(
    'is a deposit that its owner takes back, checked by a list',
    async () => {
      const { body } = await acts.http
        .as('zhang')
        .post('/api/v1/evidence')
        .set('Content-Type', 'application/octet-stream')
        .send(Buffer.from('协议'));
      const { sha256 } = body as { sha256: string };
      const deposited = await acts.post('zhang', '/fonds', { archives: 'A', number: 'D021', name: '李某' });
      const { id } = deposited as unknown as { id: string };
      const { agreement } = (await acts.post('director', '/agreements', {
        archives: 'A',
        kind: '寄存',
        party: { kind: '个人', name: '李某' },
        number: '寄存2021-1',
        title: '书信寄存协议',
        rights: '所有权不变',
        duties: '妥善保管',
        useTerms: '须经寄存者同意',
        from: '2021-01-01',
        evidence: [{ sha256, kind: 'agreement' }],
      })) as unknown as { agreement: string };
      const terms = {
        archives: 'A',
        fonds: id,
        file: '清单.csv',
        sourceKind: '寄存',
        sourceOwner: '个人',
        sourceName: '李某',
        title: '书信',
        agreement,
      };
      const taken = (await send('zhang', 'accessions/lists', terms, catalogue(DEPOSIT), 202)) as unknown as {
        id: string;
      };
      for (let job = { state: '' }; job.state !== 'finished';) {
        await new Promise((resolve) => setTimeout(resolve, POLL));
        job = await acts.get('zhang', `/accessions/uploads/${taken.id}`);
        if (job.state === 'failed') throw new Error(JSON.stringify(job));
      }
      lap('accession');
      const list = Array.from({ length: UNITS }, (_, n) => codeIn(DEPOSIT, n));
      const query = {
        archives: 'A',
        fonds: id,
        file: '取回.txt',
        ownerKind: '个人',
        ownerName: '李某',
        proof: '协议原件',
        evidence: sha256,
      };
      const { act } = await send('zhang', 'withdrawals/from-list', query, list.join('\n'), 201);
      lap('withdrawal asked for');
      const short = await send(
        'li',
        `withdrawals/${act}/check/list`,
        { file: '核对.txt' },
        list.slice(1).join('\n'),
        422,
      );
      expect(short.code).toBe('checked-differs-from-listed');
      await send('li', `withdrawals/${act}/check/list`, { file: '核对.txt' }, list.join('\n'), 200);
      expect((await closed(act)).counts).toMatchObject({ listed: UNITS, applied: UNITS });
      lap('withdrawal carried');
    },
    LONG,
  );
});

describe('a file that is no list of an act', () => {
  const loan = { reader: '李某', purpose: '编史', due: '2021-06-30', approval: '批准' };

  it('begins nothing: of another media type, with a line that is no JSON, or an entry that does not fit', async () => {
    const http = acts.http.as('zhao');
    const sent = await http
      .post('/api/v1/loans/from-list')
      .query({ ...loan, file: 'a.txt' })
      .send({ units: [] });
    expect([sent.status, (sent.body as { code: string }).code]).toEqual([415, 'list-media-type']);
    const ground = { file: 'a.ndjson', ground: '误录' };
    const broken = await send('zhang', 'correction-batches/from-list', ground, '{"unit":', 400);
    expect(broken).toMatchObject({ code: 'list-not-json' });
    const misfit = await send(
      'zhang',
      'correction-batches/from-list',
      ground,
      '[{"unit":"x","felds":[]}]',
      400,
    );
    expect(misfit).toMatchObject({ code: 'list-has-problems', facts: { rows: ['1 felds'] } });
    const silent = await send(
      'zhang',
      'rearrangements/from-list',
      ground,
      lines([{ title: '卷', level: 'file' }]),
      400,
    );
    expect(silent).toMatchObject({ code: 'source-not-said', facts: { title: '卷' } });
  });

  it('is refused with the unit that is not there, and by whom it is not sent', async () => {
    const query = { ...loan, file: 'a.txt' };
    const unknown = await send('zhao', 'loans/from-list', query, 'J021-WS·1980·Y-0001', 404);
    expect(unknown).toMatchObject({ code: 'unit-unknown', facts: { unit: 'J021-WS·1980·Y-0001' } });
    await send('reader', 'loans/from-list', query, codes[0] ?? '', 403);
    await send(
      'wang',
      'withdrawals/from-list',
      {
        ...query,
        archives: 'A',
        fonds: acts.fonds,
        ownerKind: '个人',
        proof: '无',
        evidence: 'a'.repeat(64),
      },
      'x',
      400,
    );
  });
});
