import { shanghaiDay } from '@fonds/kernel';
import { HttpFixture } from '../http/application.fixture';
import { eventually } from '../http/eventually.fixture';
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
  readonly differences: readonly { readonly of: string; readonly code?: string; readonly found: string }[];
  readonly acts: readonly {
    readonly act: string;
    readonly receiver: string;
    readonly executed: boolean;
    readonly units: number;
  }[];
  readonly fondsAdvice: { readonly rule: string };
}

/** A decision on a group: what the scripts below say beside it. */
export interface DecisionBody {
  readonly group: string;
  readonly destination: string;
  readonly receiver?: { readonly code?: string; readonly name?: string };
  readonly originals?: string;
  readonly ground?: string;
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
 * archives A, a state-controlled buyer S, one that is not, N, and an outside one without accounts, P. All under the authority G.
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
    await organisation('H', '市人才服务中心', '事业单位', 'G');
    // Registered, and without accounts: it takes part on paper.
    await organisation('P', '乙公司', '非国企');
    await http.account('he', 'UnitArchivist', 'F');
    await http.account('ma', 'UnitArchivist', 'F');
    await http.account('qian', 'UnitHead', 'F');
    await http.account('zhou', 'Keeper', 'F');
    await http.account('min', 'UnitArchivist', 'M');
    await http.account('vic', 'UnitArchivist', 'V');
    await http.account('vera', 'UnitHead', 'V');
    await http.account('sam', 'UnitArchivist', 'S');
    await http.account('sue', 'UnitHead', 'S');
    await http.account('nic', 'UnitArchivist', 'N');
    await http.account('nora', 'UnitHead', 'N');
    await http.account('hal', 'UnitArchivist', 'H');
    await http.account('hugo', 'UnitHead', 'H');
    await http.account('gao', 'Authority', 'G');
    await http.account('jian1', 'DestructionSupervisor', 'F');
    await http.account('jian2', 'DestructionSupervisor', 'F');
    await http.account('wang', 'AccessionArchivist', 'A');
    await http.account('ding', 'Director', 'A');
    return new CaseFixture(http);
  }

  close(): Promise<void> {
    return this.http.close();
  }

  /** Takes units of a fonds on in the factory: rows of a catalogue, by their codes. @returns the fonds */
  async holds(name: string, codes: readonly string[], archives = 'F', by = 'he'): Promise<string> {
    const rows = codes.map(
      (code, n) => `${code},${name}第${n + 1}卷,市机械厂,20050913,${retentionOf(code)},${(n % 200) + 1}`,
    );
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

  openCase(kind: string, fonds: string, more: object = {}): Promise<{ case: string; units: number }> {
    const decision = { title: '变动决定', number: '1号', issuer: '市政府', on: '2026-01-05' };
    return this.post('he', '/cases', { kind, fonds, decision, ...more });
  }

  step<T = { act?: string }>(id: string, path: string, body: object, name = 'he', status = 201): Promise<T> {
    return this.post<T>(name, `/cases/${id}/${path}`, body, status);
  }

  show(id: string): Promise<CaseView> {
    return this.get('he', `/cases/${id}`);
  }

  balance(id: string): Promise<Balance> {
    return this.get('he', `/cases/${id}/balance`);
  }

  /** What became of the units, one word a term: `transferred 市国资委 6`. */
  async endings(id: string): Promise<string[]> {
    const { ended } = await this.balance(id);
    return ended.map(({ term, count, receiver }) => [term, receiver, count].filter(Boolean).join(' '));
  }

  /** `AD 3 INV B`: each group that has units, with what is proposed. */
  async proposed(id: string): Promise<string[]> {
    const { groups } = await this.show(id);
    return groups
      .filter(({ units }) => units)
      .map(({ group, units, proposal: { destination, confidence } }) =>
        [group, units, destination, confidence].filter(Boolean).join(' '),
      );
  }

  /** Decided by the head, with a consent attached. */
  async decide(id: string, decision: DecisionBody, more: object = {}, status = 201): Promise<object> {
    const evidence = await this.paper(`同意 ${decision.group}`);
    const told = { by: '钱某', ground: '有关各方同意', evidence, ...decision, ...more };
    return this.step(id, 'decisions', told, 'he', status);
  }

  /** Drafted by one, approved by another. */
  async planned(id: string, version: number, more: object = {}): Promise<void> {
    await this.step(id, 'plans', { cost: '10万元', payer: '原单位', ...more });
    await this.step(id, `plans/${version}/adoption`, { by: '钱某', ...more }, 'qian');
  }

  /** One transfer to one destination, from its draft to the last signature. @returns the act */
  async executed(
    id: string,
    groups: readonly string[],
    receivers: readonly [clerk: string, head: string],
    more: object = {},
  ): Promise<string> {
    const { act = '' } = await this.step(id, 'executions', { groups, ...more });
    await this.carried(act, receivers);
    return act;
  }

  /** Offers a transfer that a case drafted, and has it found, and signed by all. */
  async carried(
    act: string,
    receivers: readonly [clerk: string, head: string],
    businessDate?: string,
  ): Promise<void> {
    const day = businessDate ? { businessDate } : {};
    await this.post('he', `/transfers/${act}/opinions`, { opinions: [ALL_OPINIONS], ...day });
    await this.post('he', `/transfers/${act}/offer`, day, 200);
    await this.signed(act, receivers, day);
  }

  /** The same where the receiver has no accounts: what it did stands on paper, which two people of the sender enter. */
  async carriedOnPaper(act: string): Promise<void> {
    await this.post('he', `/transfers/${act}/opinions`, { opinions: [ALL_OPINIONS] });
    await this.post('he', `/transfers/${act}/offer`, {}, 200);
    await this.rested(act);
    const evidence = await this.paper('双方签字的交接文据');
    const found = await this.unitsOf(act);
    await this.post('he', `/transfers/${act}/check`, { method: 'scan', found, evidence }, 200);
    for (const name of ['he', 'qian']) await this.post(name, `/transfers/${act}/signatures`, {});
    const signedOn = shanghaiDay(this.http.instance.clock.now());
    for (const capacity of ['handler', 'head']) {
      const paper = { side: 'to', capacity, name: '刘某', signedOn, evidence };
      const { events } = await this.post<{ events: string[] }>(
        'he',
        `/transfers/${act}/paper-signatures`,
        paper,
      );
      const confirm = `/transfers/${act}/paper-signatures/${events[0] ?? ''}/confirm`;
      await this.post('ma', confirm, {}, 200);
    }
    await this.rested(act);
  }

  /** A batch that was offered is found, and signed by all. */
  async signed(
    act: string,
    receivers: readonly [clerk: string, head: string],
    day: object = {},
  ): Promise<void> {
    const [clerk, head] = receivers;
    await this.rested(act);
    const found = await this.unitsOf(act);
    await this.post(clerk, `/transfers/${act}/check`, { method: 'scan', found, ...day }, 200);
    for (const name of ['he', 'qian', clerk, head])
      await this.post(name, `/transfers/${act}/signatures`, day);
    await this.rested(act);
  }

  /** Whatever the transfer lists, page by page. */
  private async unitsOf(act: string): Promise<string[]> {
    const found: string[] = [];
    let next: string | undefined;
    do {
      const page = await this.get<{ rows: { unit: string }[]; next?: string }>(
        'he',
        `/transfers/${act}/units?limit=500${next ? `&cursor=${encodeURIComponent(next)}` : ''}`,
      );
      found.push(...page.rows.map(({ unit }) => unit));
      next = page.next;
    } while (next);
    return found;
  }

  private async rested(act: string): Promise<void> {
    await eventually(
      () => this.get<{ progress?: object }>('he', `/transfers/${act}`),
      ({ progress }) => !progress,
    );
  }
}

/** A code says how long: 永久, however lists put it, or ten years, which are over for what was formed in 2005. */
const retentionOf = (code: string): string =>
  code.includes('D10') ? '10年' : code.endsWith('2') ? '永久保存 ' : '永久';

/** Codes of one class: a number of a year, or of a project, has four digits at most. */
export const codesOf = (fonds: string, series: (part: number) => string, count: number): string[] =>
  Array.from(
    { length: count },
    (_, n) => `${fonds}-${series(Math.floor(n / 9_999))}-${String((n % 9_999) + 1).padStart(4, '0')}`,
  );

/** A department's own (党群 DQ, 经营 JY): 类别·年度-期限-机构. */
export const departmental =
  (of: string) =>
  (part: number): string =>
    `WS·${2005 + part}-Y-${of}`;
/** 文书, 会计 …: by years. */
export const yearly =
  (of: string, retention = 'Y') =>
  (part: number): string =>
    `${of}·${2005 + part}·${retention}`;
/** 科技: by projects. */
export const technical =
  (of: string) =>
  (part: number): string =>
    `KJ·${of}·${String(part + 1).padStart(2, '0')}`;
