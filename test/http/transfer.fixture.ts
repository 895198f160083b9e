import type { LedgerSettings } from '@fonds/instance';
import { randomUUID } from 'node:crypto';
import { HttpFixture } from './application.fixture';
import { eventually } from './eventually.fixture';
import { importFile } from './journey.fixture';

/** A forming unit `U` with its head and clerk, and the archives `A` with its director and clerk; `B` is a stranger. */
export async function twoSides(ledger?: LedgerSettings): Promise<HttpFixture> {
  const http = await (await HttpFixture.open({}, ledger)).people();
  const body = { code: 'U', name: '市发展和改革委员会', kind: '机关' };
  await http.as('root').post('/api/v1/organisations').send(body).expect(201);
  await http.account('clerk', 'UnitArchivist', 'U');
  await http.account('clerk2', 'UnitArchivist', 'U');
  await http.account('head', 'UnitHead', 'U');
  await http.account('director', 'Director', 'A');
  await http.instance.projections.catchUp();
  return http;
}

export const codeOf = (batch: number, n: number): string =>
  `A00${batch}-WS·2001-Y-BGS-${String(n).padStart(4, '0')}`;

/** Takes `count` items of a fonds of their own on in the forming unit. @returns their codes */
export async function heldByTheUnit(http: HttpFixture, batch: number, count: number): Promise<string[]> {
  const codes = Array.from({ length: count }, (_, n) => codeOf(batch, n + 1));
  const rows = codes.map(
    (code, n) => `${code},关于第${n + 1}批投资计划的通知㐂,市发改委,20010913,永久,${n + 1}`,
  );
  const csv = ['档号,题名,责任者,日期,保管期限,页数', ...rows].join('\n');
  const query = {
    ...{ file: `${randomUUID()}.csv`, format: 'catalogue', archives: 'U', fondsName: `发改委${batch}` },
    ...{ heldSince: '2012-01-01', businessDate: '2012-06-01' },
  };
  const job = await importFile(http, 'clerk', query, Buffer.from(`\ufeff${csv}`));
  if (job.result?.registered !== count) throw new Error(JSON.stringify(job));
  return codes;
}

export interface Step {
  readonly act: string;
  readonly position: string;
  readonly events: readonly string[];
  readonly repeated: boolean;
}
export interface Batch {
  readonly phase: string;
  readonly counts: { listed: number; claimed: number; refused: number; returned: number; applied: number };
  readonly progress?: object;
  readonly exceptions: readonly { unit: string; code: string; title: string }[];
  readonly missingSignatures: readonly { side: string; capacity: string }[];
  readonly manifest: { count: number; root: string };
  readonly check: { found: number; missing: number; unlisted: string[] };
  readonly papers: readonly { id: string }[];
  readonly offerDefects: readonly { code: string }[];
  readonly gateRefusal?: { code: string };
}

export const ALL_OPINIONS = {
  opinion: '开放',
  expiry: '到期开放',
  disclosure: '主动公开',
  secrecyChange: '无变更',
};

/** Requests of one batch, as either side sends them. */
export class BatchRequests {
  constructor(
    private readonly http: HttpFixture,
    readonly act: string,
  ) {}

  static async draft(http: HttpFixture, body: object, name = 'clerk'): Promise<BatchRequests> {
    const answer = await http
      .as(name)
      .post('/api/v1/transfers')
      .send({ to: 'A', ...body });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return new BatchRequests(http, (answer.body as Step).act);
  }

  post(name: string, step: string, body: object = {}) {
    return this.http.as(name).post(`/api/v1/transfers/${this.act}/${step}`).send(body);
  }

  /** What a step is refused with. */
  async refused(name: string, step: string, body: object = {}): Promise<Record<string, unknown>> {
    const { body: answer } = await this.post(name, step, body);
    return answer as Record<string, unknown>;
  }

  /** The batch when its process waits for a person, or has ended. */
  async rested(name = 'clerk'): Promise<Batch> {
    const ask = async (): Promise<Batch> => {
      const after = await this.http.instance.store.head();
      const { body } = await this.http
        .as(name)
        .get(`/api/v1/transfers/${this.act}?after=${after}`)
        .expect(200);
      return body as Batch;
    };
    return eventually(ask, ({ progress }) => !progress);
  }

  /** Opinions and offer, until every unit is claimed or refused. */
  async offered(body: object = {}): Promise<Batch> {
    await this.post('clerk', 'opinions', { opinions: [ALL_OPINIONS] }).expect(201);
    await this.post('clerk', 'offer', body).expect(200);
    return this.rested();
  }

  async signedByAll(): Promise<Batch> {
    for (const name of ['clerk', 'head', 'zhang', 'director'])
      await this.post(name, 'signatures').expect(201);
    return this.rested();
  }
}
