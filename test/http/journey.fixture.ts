import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpFixture } from './application.fixture';
import { eventually } from './eventually.fixture';

const RIVER = join(__dirname, '..', 'fixtures', 'ead', 'ead2002-unnumbered.xml');

export interface JobAnswer {
  readonly job: string;
  readonly state: 'waiting' | 'running' | 'finished' | 'failed';
  readonly withProblems: number;
  readonly result?: {
    readonly import: string;
    readonly fonds: readonly string[];
    readonly components: number;
    readonly series: number;
    readonly units: number;
    readonly within: number;
    readonly registered: number;
    readonly unchanged: number;
    readonly refused: number;
    readonly heldOut: number;
    readonly events: number;
    readonly position: string;
  };
  readonly failure?: { readonly code: string; readonly what: string; readonly cure: string };
}

/** Sends a file and waits for its job to end. */
export async function importFile(
  http: HttpFixture,
  name: string,
  query: Readonly<Record<string, string>>,
  bytes: Buffer = readFileSync(RIVER),
): Promise<JobAnswer> {
  const started = await http
    .as(name)
    .post('/api/v1/imports')
    .query(query)
    .set('Content-Type', 'application/octet-stream')
    .send(bytes)
    .expect(202);
  const { job } = started.body as JobAnswer;
  const ask = async (): Promise<JobAnswer> => {
    const { body } = await http.as(name).get(`/api/v1/imports/jobs/${job}`).expect(200);
    return body as JobAnswer;
  };
  return eventually(ask, ({ state }) => state === 'finished' || state === 'failed');
}

export const RIVER_QUERY = { file: 'river.xml', format: 'ead', archives: 'A', businessDate: '2020-05-01' };
