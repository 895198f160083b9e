import { HttpFixture } from './application.fixture';

let http: HttpFixture;
let paper: object;
beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  await http.account('director', 'Director', 'A');
  const stored = await http
    .as('director')
    .post('/api/v1/evidence')
    .set('content-type', 'application/octet-stream')
    .send(Buffer.from('a scan'))
    .expect(201);
  paper = { sha256: (stored.body as { sha256: string }).sha256, kind: 'print' };
});
afterAll(() => http.close());

/** No order and no standard says this. */
const text = (instrument: string, article: string, words: string) => ({
  ...{ instrument, article, text: words },
  ...{ source: '某公报', edition: '2016年第1号', comparedBy: '某人' },
});
const load = (body: object, name = 'director') =>
  http
    .as(name)
    .post('/api/v1/law-texts')
    .send({ evidence: [paper], ...body });
const read = async <T>(path: string): Promise<T> => {
  const answer = await http.as('auditor').get(`/api/v1/${path}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body as T;
};

interface Listed {
  readonly rows: readonly {
    readonly instrument: string;
    readonly article: string;
    readonly kind: string;
    readonly loaded: object | null;
  }[];
  readonly next?: string;
}
const listed = async (query: string): Promise<readonly string[]> =>
  (await read<Listed>(`law-texts?limit=500&${query}`)).rows.map(
    ({ instrument, article }) => `${instrument} ${article}`,
  );
interface Explained {
  readonly basis: readonly { readonly article: string; readonly kind: string; readonly text: string }[];
}
/** An explanation, and the same without the words of its articles. */
const explained = async (
  path: string,
): Promise<{ readonly words: Explained['basis']; readonly rest: object }> => {
  const { basis, ...rest } = await read<Explained & object>(`law/${path}`);
  const cited = basis.map(({ article, ...each }) => ({
    article,
    inForce: (each as { inForce?: boolean }).inForce,
  }));
  return { words: basis, rest: { ...rest, cited } };
};
const FROM = '某公报（2016年第1号），某人与原件核对';

describe('the words of articles that the build has not (条文原文)', () => {
  it('are missing of what is here in extract or in sense, and of nothing else; the list comes in pages', async () => {
    const all = await read<Listed>('law-texts?limit=500');
    const missing = await listed('missing=true');
    expect(missing).toEqual(
      all.rows
        .filter(({ kind }) => kind === 'quoted' || kind === 'gist')
        .map(({ instrument, article }) => `${instrument} ${article}`),
    );
    expect(missing.length).toBeGreaterThan(30);
    const pages: string[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const page: Listed = await read(`law-texts?missing=true&limit=7${next && `&cursor=${next}`}`);
      pages.push(...page.rows.map(({ instrument, article }) => `${instrument} ${article}`));
      ({ next } = page);
    }
    expect(pages).toEqual(missing);
    expect(await listed('missing=true&instrument=O79')).toEqual(
      missing.filter((each) => each.startsWith('O79 ')),
    );
    expect(await listed('missing=false&instrument=O79')).toEqual([]);
    await http.as('auditor').get('/api/v1/law-texts?cursor=e30').expect(400);
  });

  it('are loaded by those who answer for the law, with the print; a list that is wrong is told whole, and not taken', async () => {
    await load({ texts: [text('O79', '20', '试例。')] }, 'zhang').expect(403);
    expect((await load({ texts: [text('O79', '20', '试例。')], evidence: [] })).body).toMatchObject({
      code: 'article-texts-paper-missing',
    });
    const head = await http.instance.store.head();
    const texts = [text('O79', '20', '试例。'), text('O99', '1', '试例。'), text('AL', '15', '试例。')];
    const { body, status } = await load({ texts }).set('Accept-Language', 'zh');
    expect([status, body]).toMatchObject([
      422,
      {
        code: 'article-texts-refused',
        facts: { count: 2 },
        errors: [
          {
            path: 'texts.1',
            check: 'article-instrument-unknown',
            message: expect.stringContaining('O99') as string,
          },
          {
            path: 'texts.2',
            check: 'article-differs',
            message: expect.stringContaining('报告开发者') as string,
          },
        ],
      },
    ]);
    const { body: unfit } = await load({ texts: [text('O79', 'x', ''), text('O79', '20', '试例。')] });
    expect((unfit as { errors: { path: string }[] }).errors.map(({ path }) => path).sort()).toEqual([
      'texts.0.article',
      'texts.0.text',
    ]);
    expect(await http.instance.store.head()).toBe(head);
  });

  it('take the place of the sense wherever it is shown, with their print and the day; what the rule says does not move', async () => {
    const past = 'INV-17?at=2020-06-01&data=2026-12-01';
    const before = await explained(past);
    const twice = async () => {
      const body = { archives: 'A', name: '河务局', number: 'T001' };
      return (await http.as('zhang').post('/api/v1/fonds').set('Accept-Language', 'zh').send(body))
        .body as object;
    };
    await twice();
    expect(await twice()).toMatchObject({ basis: [{ article: '5.4.1', kind: 'quoted' }] });

    const on = { businessDate: '2026-11-27' };
    const texts = [
      text('O79', '19', '试例甲。'),
      text('O79', '21', '试例乙。\n（一）试例丙。'),
      text('D22', '5.4.1', '试例丁。'),
    ];
    await load({ texts, ...on }).expect(201);
    const after = await explained(past);
    expect(after.rest).toEqual(before.rest);
    expect(before.words.map(({ kind }) => kind)).toContain('gist');
    expect(after.words.find(({ article }) => article === '19')).toMatchObject({
      ...{ text: '试例甲。', kind: 'loaded', kindText: { zh: '本系统录入的原文' } },
      source: { zh: `2026-11-27 在本系统录入，录自${FROM}` },
    });
    expect(after.words.find(({ article }) => article === '18')?.kind).toBe('gist');
    expect(await twice()).toMatchObject({
      basis: [
        {
          article: '5.4.1',
          kind: 'loaded',
          words: '试例丁。',
          source: expect.stringContaining(FROM) as string,
        },
      ],
    });
    // A whole article answers for its items, as one of the build does.
    const missing = await listed('missing=true&instrument=O79');
    expect(missing).toEqual(expect.arrayContaining(['O79 18', 'O79 24']));
    for (const each of ['O79 19', 'O79 21', 'O79 21(3)']) expect(missing).not.toContain(each);
    const row = (await read<Listed>('law-texts?instrument=D22&missing=false')).rows.find(
      ({ article }) => article === '5.4.1',
    );
    expect(row).toMatchObject({
      kind: 'loaded',
      loaded: { on: '2026-11-27', source: '某公报', comparedBy: '某人' },
    });
    // The rules of all are explained at once in the same words.
    const { rows } = await read<{ rows: (Explained & { id: string })[] }>('law');
    expect(rows.find(({ id }) => id === 'INV-17')?.basis.find(({ article }) => article === '19')?.text).toBe(
      '试例甲。',
    );
  });

  it('are mended by loading them anew, and given up for what the build has; each time the event stays', async () => {
    await load({ texts: [text('O79', '19', '试例甲，改正。')] }).expect(201);
    const words = async () => (await explained('INV-17')).words.find(({ article }) => article === '19');
    expect(await words()).toMatchObject({ text: '试例甲，改正。' });
    await load({ withdrawn: [{ instrument: 'O79', article: '19' }] }).expect(201);
    expect(await words()).toMatchObject({ kind: 'gist' });
    const { rows } = await read<{ rows: { data: { texts: { text: string }[] } }[] }>(
      'trail?type=ArticleTextsLoaded',
    );
    expect(rows.map(({ data }) => data.texts.map((each) => each.text)[0])).toEqual([
      '试例甲。',
      '试例甲，改正。',
      undefined,
    ]);
  });

  it('are there in every process', async () => {
    const again = await http.startedAgain();
    const { body } = await http.as('auditor', again).get('/api/v1/law/INV-44').expect(200);
    expect((body as Explained).basis).toMatchObject([{ kind: 'loaded', text: '试例丁。' }]);
    await again.close();
  });
});
