import { HttpFixture } from './application.fixture';
import { eventually } from './eventually.fixture';
import { importFile } from './journey.fixture';

export interface Standing {
  readonly act: string;
  readonly phase: string;
  readonly partner?: { readonly name?: string };
  readonly partnerAs?: string;
  readonly counts: { readonly [standing: string]: number };
  readonly progress?: object;
  readonly exceptions: readonly { readonly code: string; readonly title: string }[];
  readonly gateRefusal?: { readonly code: string };
}

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly rule?: string;
  readonly basis: readonly { readonly instrument: string; readonly article: string }[];
}

const organisation = async (http: HttpFixture, body: object): Promise<string> => {
  const answer = await http.as('root').post('/api/v1/organisations').send(body).expect(201);
  return (answer.body as { organisation?: string; id?: string }).id ?? '';
};

/**
 * An archives `A` below its authority `G`, which is below the one of the region `P`; `U` transfers to it, `V` is gone and
 * `W` continues its water works, `X` is gone and nobody continues it; `B` has nothing to do with any of them.
 */
export class OpeningFixture {
  private constructor(readonly http: HttpFixture) {}

  static async open(): Promise<OpeningFixture> {
    const http = await HttpFixture.open();
    const authority = { kind: '档案主管部门' };
    await organisation(http, { code: 'P', name: '自治区档案局', level: 'province', ...authority });
    await organisation(http, { code: 'G', name: '市档案局', level: 'city', parent: 'P', ...authority });
    for (const [code, parent] of [
      ['A', 'G'],
      ['B', undefined],
    ])
      await organisation(http, {
        ...{ code, name: `${code ?? ''}档案馆`, kind: '综合档案馆', level: 'city' },
        ...(parent && { parent }),
      });
    for (const [code, name] of [
      ['U', '市发改委'],
      ['V', '市水利局'],
      ['W', '市水务局'],
      ['X', '市物资局'],
    ])
      await organisation(http, { code, name, kind: '机关', level: 'city' });
    const end = (code: string) =>
      http.as('root').post(`/api/v1/organisations/${code}/end`).send({ validTo: '2010-12-31' }).expect(200);
    await http
      .as('root')
      .post('/api/v1/organisations/V/successors')
      .send({ function: '水利管理', successor: 'W', from: '2011-01-01' })
      .expect(200);
    await end('V');
    await end('X');
    for (const [name, role, at] of [
      ['zhang', 'AccessionArchivist', 'A'],
      ['li', 'AccessionArchivist', 'A'],
      ['reviewer', 'OpeningReviewer', 'A'],
      ['director', 'Director', 'A'],
      ['unit', 'FormingUnitRep', 'U'],
      ['water', 'FormingUnitRep', 'W'],
      ['city', 'Authority', 'G'],
      ['region', 'Authority', 'P'],
      ['stranger', 'Director', 'B'],
      ['reader', 'Reader', 'B'],
    ] as const)
      await http.account(name, role, at);
    return new OpeningFixture(http);
  }

  /** Takes items on in the archives. @returns their codes, in the order of the rows */
  async held(
    fonds: string,
    rows: readonly { readonly title: string; readonly date: string; readonly secrecy?: string }[],
    from: string,
  ): Promise<string[]> {
    const codes = rows.map(
      ({ date }, n) => `${fonds}-WS·${date.slice(0, 4)}·Y-${String(n + 1).padStart(4, '0')}`,
    );
    const lines = rows.map(
      ({ title, date, secrecy = '' }, n) => `${codes[n] ?? ''},${title},市府办,${date},永久,${secrecy},3`,
    );
    await this.take(fonds, ['档号,题名,责任者,日期,保管期限,密级,页数', ...lines], rows.length);
    await this.from(codes, from);
    return codes;
  }

  /** Takes a catalogue on. */
  async take(fonds: string, lines: readonly string[], registered: number): Promise<void> {
    const { http } = this;
    const query = {
      ...{ file: `${fonds}.csv`, format: 'catalogue', archives: 'A', fondsName: `全宗${fonds}` },
      ...{ heldSince: '2012-01-01', businessDate: '2012-06-01' },
    };
    const job = await importFile(http, 'zhang', query, Buffer.from(`\ufeff${lines.join('\n')}`));
    if (job.result?.registered !== registered) throw new Error(JSON.stringify(job.result));
    await http.instance.projections.catchUp();
  }

  /** Says who transferred them. */
  async from(codes: readonly string[], organisation: string): Promise<void> {
    const fields = [{ field: 'transferringUnit', after: organisation }];
    // Parties are named by two people (INV-39b).
    for (const code of codes) {
      const unit = `/api/v1/units/${encodeURIComponent(code)}`;
      const proposal = await this.http
        .as('zhang')
        .post(`${unit}/corrections`)
        .send({ fields, reason: '据移交清册' })
        .expect(201);
      const [id = ''] = (proposal.body as { events: string[] }).events;
      await this.http.as('li').post(`${unit}/proposals/${id}/second`).send({}).expect(200);
    }
  }

  async plan(body: object, name = 'reviewer'): Promise<Review> {
    const answer = await this.http
      .as(name)
      .post('/api/v1/openings')
      .send({ purpose: 'opening', ...body });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return new Review(this.http, (answer.body as { act: string }).act);
  }

  async opened(query = ''): Promise<readonly Record<string, unknown>[]> {
    await this.http.instance.projections.catchUp();
    const { body } = await this.http.as().get(`/api/v1/opened?${query}`).expect(200);
    return (body as { rows: Record<string, unknown>[] }).rows;
  }
}

/** One review, as its parties send its steps. */
export class Review {
  constructor(
    private readonly http: HttpFixture,
    readonly act: string,
  ) {}

  /** @returns what it is refused with, or the answer */
  async step(name: string, step: string, body: object = {}): Promise<Refused> {
    const answer = await this.http.as(name).post(`/api/v1/openings/${this.act}/${step}`).send(body);
    return { ...(answer.body as Refused), status: answer.status };
  }

  async done(name: string, step: string, body: object = {}): Promise<Standing> {
    const answer = await this.step(name, step, body);
    if (answer.status >= 300) throw new Error(`${step}: ${JSON.stringify(answer)}`);
    return this.rested();
  }

  /** The review when its process waits for a person, or has ended. */
  async rested(name = 'director'): Promise<Standing> {
    const ask = async (): Promise<Standing> => {
      const { body } = await this.http.as(name).get(`/api/v1/openings/${this.act}`).expect(200);
      return body as Standing;
    };
    return eventually(ask, ({ progress }) => !progress);
  }
}
