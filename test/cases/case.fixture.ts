import { HttpFixture } from '../http/application.fixture';
import { importFile } from '../http/journey.fixture';
import { ALL_OPINIONS } from '../http/transfer.fixture';

export interface CaseView {
  readonly phase: string;
  readonly kind: string;
  readonly fixed: { readonly count: number; readonly root: string } | null;
  readonly groups: readonly {
    readonly group: string;
    readonly class: string | null;
    readonly units: number;
    readonly proposal: {
      readonly destination: string;
      readonly confidence?: string;
      readonly decision: string[];
    };
    readonly outcome: { readonly destination: string; readonly by: string } | null;
  }[];
  readonly undecided: { readonly groups: readonly string[]; readonly units: number };
  readonly checklist: readonly { readonly id: string; readonly met: boolean; readonly missing?: string[] }[];
  readonly differences: readonly { readonly of: string; readonly found: string }[];
  readonly acts: readonly {
    readonly act: string;
    readonly receiver: string;
    readonly executed: boolean;
    readonly units: number;
  }[];
  readonly fondsAdvice: { readonly rule: string };
}

export interface Balance {
  readonly opening: number;
  readonly came: readonly { readonly term: string; readonly count: number }[];
  readonly ended: readonly { readonly term: string; readonly count: number; readonly receiver?: string }[];
  readonly unaccounted: readonly { readonly unit: string; readonly why: string }[];
  readonly closes: boolean;
}

/**
 * A factory F with its archivist `he`, a second one `ma`, its head `qian` and its keeper `zhou`; its investor V, an
 * archives A, a state-controlled buyer S and one that is not, N. All under the authority G.
 */
export class CaseFixture {
  private constructor(readonly http: HttpFixture) {}

  static async open(): Promise<CaseFixture> {
    const http = await HttpFixture.open();
    const organisation = (code: string, name: string, kind: string, parent?: string) =>
      http
        .as('root')
        .post('/api/v1/organisations')
        .send({
          code,
          name,
          kind,
          ...(kind === '综合档案馆' && { level: 'city' }),
          ...(parent && { parent }),
        })
        .expect(201);
    await organisation('G', '市档案局', '综合档案馆');
    await organisation('A', '市档案馆', '综合档案馆', 'G');
    await organisation('F', '市机械厂', '国企', 'G');
    await organisation('V', '市国资委', '出资人');
    await organisation('M', '破产管理人', '管理人');
    await organisation('S', '国机公司', '国企');
    await organisation('N', '甲公司', '非国企');
    await http.account('he', 'UnitArchivist', 'F');
    await http.account('ma', 'UnitArchivist', 'F');
    await http.account('qian', 'UnitHead', 'F');
    await http.account('zhou', 'Keeper', 'F');
    await http.account('min', 'UnitArchivist', 'M');
    await http.account('vic', 'UnitArchivist', 'V');
    await http.account('vera', 'UnitHead', 'V');
    await http.account('sam', 'UnitArchivist', 'S');
    await http.account('sue', 'UnitHead', 'S');
    await http.account('wang', 'AccessionArchivist', 'A');
    return new CaseFixture(http);
  }

  close(): Promise<void> {
    return this.http.close();
  }

  /** Takes units of a fonds on in the factory: rows of a catalogue, by their codes. @returns the fonds */
  async holds(name: string, codes: readonly string[], archives = 'F', by = 'he'): Promise<string> {
    const rows = codes.map((code, n) => `${code},${name}第${n + 1}卷,市机械厂,20050913,永久,${n + 1}`);
    const csv = ['档号,题名,责任者,日期,保管期限,页数', ...rows].join('\n');
    const query = {
      ...{ file: `${name}.csv`, format: 'catalogue', archives, fondsName: name },
      ...{ heldSince: '2008-01-01', businessDate: '2008-06-01' },
    };
    const { result } = await importFile(this.http, by, query, Buffer.from(`\ufeff${csv}`));
    if (result?.registered !== codes.length) throw new Error(JSON.stringify(result));
    return result.fonds[0] ?? '';
  }

  async post<T = Record<string, string>>(name: string, path: string, body: object, status = 201): Promise<T> {
    const answer = await this.http.as(name).post(`/api/v1${path}`).send(body);
    if (answer.status !== status)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 800)}`);
    return answer.body as T;
  }

  async get<T>(name: string, path: string): Promise<T> {
    await this.http.instance.projections.catchUp();
    const answer = await this.http.as(name).get(`/api/v1${path}`);
    if (answer.status !== 200)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 800)}`);
    return answer.body as T;
  }

  /** A paper, stored to be cited. */
  async paper(text: string, by = 'he'): Promise<{ sha256: string; kind: string }[]> {
    const { body } = await this.http
      .as(by)
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from(text));
    return [{ sha256: (body as { sha256: string }).sha256, kind: '同意函' }];
  }

  /** Offers a transfer that a case drafted, and has it found, and signed by all. */
  async carried(
    act: string,
    receivers: readonly [clerk: string, head: string],
    businessDate?: string,
  ): Promise<void> {
    const [clerk, head] = receivers;
    const day = businessDate ? { businessDate } : {};
    await this.post('he', `/transfers/${act}/opinions`, { opinions: [ALL_OPINIONS], ...day });
    await this.post('he', `/transfers/${act}/offer`, day, 200);
    await this.rested(act);
    const { rows } = await this.get<{ rows: { unit: string }[] }>('he', `/transfers/${act}/units?limit=500`);
    const found = rows.map(({ unit }) => unit);
    await this.post(clerk, `/transfers/${act}/check`, { method: 'scan', found, ...day }, 200);
    for (const name of ['he', 'qian', clerk, head])
      await this.post(name, `/transfers/${act}/signatures`, day);
    await this.rested(act);
  }

  private async rested(act: string): Promise<void> {
    for (;;) {
      const { progress } = await this.get<{ progress?: object }>('he', `/transfers/${act}`);
      if (!progress) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
