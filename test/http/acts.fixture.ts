import { HttpFixture } from './application.fixture';
import { importFile } from './journey.fixture';

const NUMBERS = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(4, '0'));

/** The code of the nth unit. */
export const codeOf = (n: number): string => `J019-WS·2019·Y-${NUMBERS[n] ?? ''}`;

export const CATALOGUE = [
  '档号,题名,责任者,日期,保管期限,页数',
  ...NUMBERS.map((number, n) => `${codeOf(n)},关于第${number}号水库的批复,市水利局,20190309,永久,3`),
].join('\n');

export const CATALOGUE_QUERY = {
  file: 'water.csv',
  format: 'catalogue',
  archives: 'A',
  fondsName: '市水利局',
  heldSince: '2020-01-01',
  businessDate: '2020-05-01',
};

export interface Answer {
  readonly act: string;
  readonly hold: string;
  readonly events: readonly string[];
  readonly revision: number;
  readonly position: string;
}

export interface UnitAnswer {
  readonly id: string;
  readonly place?: string;
  readonly description: { readonly title: string };
  readonly code?: { readonly printed: string };
}

/**
 * An archives A below an authority G, a stranger B, and a fonds of twelve units. People of A: zhang and li
 * (archivists), zhao (keeper), director; of G: sun (inspector).
 */
export class ActsFixture {
  private constructor(
    readonly http: HttpFixture,
    readonly fonds: string,
    readonly units: readonly string[],
    readonly position: string,
  ) {}

  static async open(): Promise<ActsFixture> {
    const http = await HttpFixture.open();
    const organisation = (code: string, name: string, parent?: string) =>
      http
        .as('root')
        .post('/api/v1/organisations')
        .send({ code, name, kind: '综合档案馆', level: 'city', ...(parent && { parent }) })
        .expect(201);
    await organisation('G', '市档案局');
    await organisation('A', '市档案馆', 'G');
    await organisation('B', '他馆');
    await http.account('zhang', 'AccessionArchivist', 'A');
    await http.account('li', 'AccessionArchivist', 'A');
    await http.account('zhao', 'Keeper', 'A');
    await http.account('director', 'Director', 'A');
    await http.account('wang', 'AccessionArchivist', 'B');
    await http.account('sun', 'Inspector', 'G');
    await http.account('reader', 'Reader', 'A');
    await http.account('auditor', 'Auditor');
    const { result } = await importFile(http, 'zhang', CATALOGUE_QUERY, Buffer.from(CATALOGUE));
    const fonds = result?.fonds[0] ?? '';
    await http.instance.projections.catchUp();
    const units = await Promise.all(
      NUMBERS.map(async (_, n) => {
        const { body } = await http.as('zhang').get(`/api/v1/units/${encodeURIComponent(codeOf(n))}`);
        return (body as UnitAnswer).id;
      }),
    );
    return new ActsFixture(http, fonds, units, result?.position ?? '');
  }

  close(): Promise<void> {
    return this.http.close();
  }

  unit(n: number): string {
    return this.units[n] ?? '';
  }

  async post(name: string, path: string, body: object, status = 201): Promise<Answer> {
    const answer = await this.http.as(name).post(`/api/v1${path}`).send(body);
    if (answer.status !== status)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 600)}`);
    return answer.body as Answer;
  }

  async get<T>(name: string, path: string): Promise<T> {
    await this.http.instance.projections.catchUp();
    const answer = await this.http.as(name).get(`/api/v1${path}`);
    if (answer.status !== 200)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 600)}`);
    return answer.body as T;
  }

  async chain(n: number): Promise<string> {
    const { steps } = await this.get<{ steps: { zh: string }[] }>('zhang', `/units/${this.unit(n)}/chain`);
    return steps.map(({ zh }) => zh).join('\n');
  }

  async waiting(
    name: string,
    query = '',
  ): Promise<{ kind: string; mine: boolean; act: string | null; zh: string }[]> {
    return (await this.get<{ rows: never[] }>(name, `/inbox?${query}`)).rows;
  }
}
