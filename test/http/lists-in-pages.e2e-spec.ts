import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpeningFixture, type Review } from './opening.fixture';

/** Units of one fonds: of a file every second one has a period that is over, the others one that nobody has mapped. */
const UNITS = 240;
const codes = Array.from({ length: UNITS }, (_, n) => `J090-WS·1990-${String(n + 1).padStart(4, '0')}`);
const lines = (from: number, to: number): string[] =>
  codes
    .slice(from, to)
    .map(
      (code, n) =>
        `${code},关于第${from + n + 1}号事项的通知,市府办,1990${String((n % 9) + 1).padStart(2, '0')}09,${(from + n) % 2 ? '长期' : '10年'},3`,
    );
const HEADER = '档号,题名,责任者,日期,保管期限,页数';
const ON = { businessDate: '2024-06-03' };

type Row = Record<string, unknown>;
interface Listed {
  readonly rows: readonly Row[];
  readonly next?: string;
}

let o: OpeningFixture;
let fonds: string;
let appraisal: string;
let register: string;
let opened: string;
let extended: string;
let paper: object;

const post = async (name: string, path: string, body: object, status = 201): Promise<Row> => {
  const answer = await o.http.as(name).post(`/api/v1/${path}`).send(body);
  if (answer.status !== status) throw new Error(`${path}: ${JSON.stringify(answer.body).slice(0, 600)}`);
  return answer.body as Row;
};
const page = async (path: string, limit: number, name: string, cursor?: string): Promise<Listed> => {
  const at = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`;
  const answer = await o.http.as(name).get(`/api/v1/${at}`);
  if (answer.status !== 200) throw new Error(`${at}: ${JSON.stringify(answer.body)}`);
  return answer.body as Listed;
};

/** All rows by pages of a size; what may be added is added behind the first of them. */
async function walked(
  path: string,
  limit: number,
  name: string,
  added?: () => Promise<unknown>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const { rows: some, next } = await page(path, limit, name, cursor);
    rows.push(...some);
    if (next !== undefined) expect([path, some.length]).toEqual([path, limit]);
    if (first && added) {
      await added();
      await o.http.instance.projections.catchUp();
    }
    cursor = next;
  }
  return rows;
}

interface Listing {
  readonly path: string;
  /** Names of what the address needs besides. */
  readonly query: readonly string[];
}

/** Every list of the interface that is told in pages. */
function routesWithCursor(): Listing[] {
  const file = readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8');
  const { paths } = JSON.parse(file) as {
    paths: Record<
      string,
      Record<string, { parameters?: { name: string; in: string; required?: boolean }[] }>
    >;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods)
      .map(({ parameters = [] }) => parameters)
      .filter((parameters) => parameters.some(({ name }) => name === 'cursor'))
      .map((parameters) => ({
        path,
        query: parameters.filter((each) => each.in === 'query' && each.required).map(({ name }) => name),
      })),
  );
}

async function reviewed(units: readonly string[], opinion: object): Promise<Review> {
  const review = await o.plan({ units, ...ON });
  await review.done('reviewer', 'review', { alone: true, ground: '未登记移交单位', ...ON });
  await review.done('reviewer', 'opinions', { ...opinion, ...ON });
  await review.done('director', 'agreement', ON);
  return review;
}

beforeAll(async () => {
  o = await OpeningFixture.open();
  await o.http.account('sun', 'Inspector', 'G');
  await o.take('J090', [HEADER, ...lines(0, UNITS - 20)], UNITS - 20);
  const found = await page('fonds?number=J090', 10, 'zhang');
  fonds = String(found.rows[0]?.['id']);
  const stored = await o.http
    .as('zhang')
    .post('/api/v1/evidence')
    .set('Content-Type', 'application/octet-stream')
    .send(Buffer.from('报告'));
  paper = { sha256: (stored.body as { sha256: string }).sha256, kind: '鉴定工作报告' };
});
afterAll(() => o.http.close());

describe('lists of a few hundred units', () => {
  it('are filled: an appraisal, a register, an opening, an extension, holds, complaints, orders', async () => {
    const group = { members: [{ name: '张某', role: '档案' }], method: '逐卷', scope: '全部' };
    const named = codes.slice(0, UNITS - 20);
    ({ appraisal } = (await post('zhang', 'appraisals', {
      custodian: 'A',
      fonds,
      ...group,
      units: named,
    })) as {
      appraisal: string;
    });
    const keep = { opinion: 'keep', reason: '仍有查考价值', period: '永久', units: named.slice(0, 60) };
    await post('zhang', `appraisals/${appraisal}/opinions`, { opinions: [keep] });
    const drawn = await post('zhang', 'destructions', {
      ...{ custodian: 'A', fonds, form: 'general', report: '报告', evidence: [paper] },
      units: codes.slice(0, 100),
    });
    register = String(drawn['act']);
    await post('zhang', `destructions/${register}/withdraw`, { ground: '改期' }, 200);
    const closed = await reviewed(codes.slice(100, 140), {
      opinion: '延期开放',
      ground: 'c',
      text: '个人信息',
    });
    await closed.done('director', 'extension', { authority: 'G', ...ON });
    await closed.done('city', 'extension/consent', ON);
    const open = await reviewed(codes.slice(140, 190), { opinion: '开放' });
    await open.done('reviewer', 'catalogue', ON);
    await open.done('director', 'order', { form: 'print', place: '阅览室', ...ON });
    [extended, opened] = [closed.act, open.act];
    for (let n = 0; n < 25; n++) {
      const kind = n % 2 ? 'inspection' : 'other';
      await post('sun', `fonds/${fonds}/holds`, { kind, units: [codes[n]], ground: `检查${n}` });
      await post('city', 'opening-complaints', {
        ...{ archives: 'A', complaint: `投诉${n}`, finding: '属实', reply: '已改' },
      });
    }
    await o.http.instance.projections.catchUp();
  });

  const LISTS: readonly (readonly [path: () => string, rows: number, name: string])[] = [
    [() => 'due?clock=CLK-10', (UNITS - 20) / 2, 'director'],
    [() => 'due?clock=CLK-10&window=overdue', (UNITS - 20) / 2, 'director'],
    [() => 'due?clock=CLK-10&window=missing', (UNITS - 20) / 2, 'director'],
    [() => 'due?clock=CLK-08', UNITS - 20 - 90, 'director'],
    [() => 'due?clock=CLK-09&on=2029-12-31', 40, 'director'],
    [() => `appraisals/${appraisal}/units`, UNITS - 20, 'zhang'],
    [() => `appraisals/${appraisal}/units?opinion=keep`, 60, 'zhang'],
    [() => `appraisals/${appraisal}/units?opinion=open`, UNITS - 80, 'zhang'],
    [() => `destructions/${register}/excluded`, 50, 'zhang'],
    [() => `openings/${opened}/units`, 50, 'director'],
    [() => `openings/${extended}/units?standing=extended`, 40, 'director'],
    [() => `openings/${extended}/units?standing=opened`, 0, 'director'],
    [() => 'extensions?by=2029-12-31', 40, 'director'],
    [() => 'extensions?by=2025-12-31', 0, 'director'],
    [() => `opened?act=${opened}`, 50, 'director'],
    [() => `fonds/${fonds}/holds?inForce=true`, 25, 'director'],
    [() => `fonds/${fonds}/holds?kind=inspection`, 12, 'director'],
    [() => 'opening-complaints?archives=A', 25, 'city'],
    [() => 'acts?kind=opening', 2, 'director'],
  ];

  it('are whole in pages of every size, with each filter, in one order', async () => {
    for (const [path, rows, name] of LISTS) {
      const all = await page(path(), 500, name);
      expect([path(), all.rows.length, all.next]).toEqual([path(), rows, undefined]);
      for (const limit of [7, 25]) {
        const some = await walked(path(), limit, name);
        expect([path(), limit, some]).toEqual([path(), limit, all.rows]);
      }
      // A page as long as the rest is the last one.
      if (!rows) continue;
      const exact = await page(path(), rows, name);
      expect([path(), exact.rows.length, exact.next]).toEqual([path(), rows, undefined]);
    }
  });

  it('of what is open come by code, whatever the page', async () => {
    const rows = await walked(`opened?act=${opened}`, 7, 'director');
    expect(rows.map(({ code }) => code)).toEqual(codes.slice(140, 190));
  });

  it('have pages of 1 to 500 rows, and no other', async () => {
    for (const [path, , name] of LISTS)
      for (const wrong of ['limit=0', 'limit=501', 'limit=x', 'limit=1.5', 'cursor=x', 'cursor=WyJ4Il0']) {
        const at = `${path()}${path().includes('?') ? '&' : '?'}${wrong}`;
        const answer = await o.http.as(name).get(`/api/v1/${at}`);
        expect([at, answer.status]).toEqual([at, 400]);
      }
  });

  it('refuse a cursor that is no place in them, on every route that takes one', async () => {
    const given = { archives: 'A', fonds, from: '2012-01-01', to: '2024-01-01', term: 'takenOn' };
    const taken: string[] = [];
    for (const { path, query } of routesWithCursor()) {
      const ids = { fonds, appraisal, act: path.includes('openings') ? opened : register };
      const at = path.replace(/\{(\w+)\}/g, (_, name: string) => String(Object(ids)[name]));
      const asked = query.map((name) => [name, String(Object(given)[name])]);
      for (const key of ['x', ['x'], ['x', 'x'], ['x', 'x', 'x'], ['x', 'x', 'x', 'x'], ['-1'], [1]]) {
        const cursor = Array.isArray(key) ? Buffer.from(JSON.stringify(key)).toString('base64url') : key;
        const as = o.http.as(path.endsWith('/accounts') ? 'root' : 'director');
        const { status, body } = await as.get(at).query({ ...Object.fromEntries(asked), cursor });
        const { code } = body as { code?: string };
        if (code !== 'cursor-malformed') taken.push([at, JSON.stringify(key), status, code].join(' '));
      }
    }
    // Its key is a code, and any text has a place among codes.
    expect(taken).toEqual(['/api/v1/organisations ["x"] 200 ', '/api/v1/organisations ["-1"] 200 ']);
  });

  it('lose and double nothing of what was there when something is added between two pages', async () => {
    const kept = async (path: string, name: string, key: string, added: () => Promise<unknown>) => {
      const before = (await page(path, 500, name)).rows.map((row) => row[key]);
      const seen = (await walked(path, 7, name, added)).map((row) => row[key]);
      expect([path, new Set(seen).size]).toEqual([path, seen.length]);
      expect([path, before.filter((each) => !seen.includes(each))]).toEqual([path, []]);
    };
    await kept('due?clock=CLK-10', 'director', 'unit', () =>
      o.take('J090', [HEADER, ...lines(UNITS - 20, UNITS)], 20),
    );
    await kept(`fonds/${fonds}/holds`, 'director', 'id', () =>
      post('sun', `fonds/${fonds}/holds`, { kind: 'other', units: [codes[30]], ground: '清点' }),
    );
    await kept('opening-complaints?archives=A', 'city', 'complaint', () =>
      post('city', 'opening-complaints', { archives: 'A', complaint: '又一', finding: '否', reply: '已复' }),
    );
    await kept(`appraisals/${appraisal}/units?opinion=open`, 'zhang', 'unit', () => Promise.resolve());
  });
});
