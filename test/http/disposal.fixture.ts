import type { Role } from '@fonds/identity';
import { HttpFixture } from './application.fixture';
import { importFile } from './journey.fixture';

interface Paper {
  readonly sha256: string;
  readonly kind: string;
}

/** Bytes that are stored as evidence. @returns how a request cites them */
export async function storedPaper(http: HttpFixture, kind: string): Promise<Paper> {
  const stored = await http
    .as('zhang')
    .post('/api/v1/evidence')
    .set('Content-Type', 'application/octet-stream')
    .send(Buffer.from(kind));
  return { sha256: (stored.body as { sha256: string }).sha256, kind };
}

/** A county archives `A` with its archivist zhang and its director, a fonds from a catalogue, and a stored paper. */
export class DisposalFixture {
  private constructor(
    readonly http: HttpFixture,
    readonly fonds: string,
    readonly paper: Paper,
  ) {}

  static async open(given: {
    readonly csv: string;
    readonly heldSince: string;
    readonly businessDate: string;
    readonly paper: string;
    /** Accounts of the archives besides those two. */
    readonly others?: Readonly<Record<string, Role>>;
  }): Promise<DisposalFixture> {
    const http = await HttpFixture.open();
    const archives = { code: 'A', name: '县档案馆', kind: '综合档案馆', level: 'county' };
    await http.as('root').post('/api/v1/organisations').send(archives).expect(201);
    const people = { zhang: 'AccessionArchivist', director: 'Director', ...given.others } as const;
    for (const [name, role] of Object.entries(people)) await http.account(name, role, 'A');
    const query = { file: 'catalogue.csv', format: 'catalogue', archives: 'A', fondsName: '市水利局' };
    const { heldSince, businessDate } = given;
    const { result } = await importFile(
      http,
      'zhang',
      { ...query, heldSince, businessDate },
      Buffer.from(given.csv),
    );
    const paper = await storedPaper(http, given.paper);
    await http.instance.projections.catchUp();
    return new DisposalFixture(http, result?.fonds[0] ?? '', paper);
  }

  async send(name: string, path: string, body: object, status: number): Promise<Record<string, unknown>> {
    const answer = await this.http.as(name).post(`/api/v1${path}`).send(body);
    expect([path, answer.status, answer.body]).toEqual([path, status, answer.body]);
    return answer.body as Record<string, unknown>;
  }
}
