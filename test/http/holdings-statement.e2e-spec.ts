import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkStatement, parseVkey, type StatementVerdict } from '@fonds/ledger/core';
import type { MadeStatement } from '@fonds/ledger/proofs';
import { verify } from '../../apps/verify/src/verify';
import { HttpFixture } from './application.fixture';
import { importFile, RIVER_QUERY } from './journey.fixture';

let http: HttpFixture;
let vkey: string;
const order = { archives: 'A', asOf: '2021-01-01' };

beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  await importFile(http, 'zhang', RIVER_QUERY);
  await http.instance.ledger.settled();
  vkey = (await http.as().get('/log/vkey').expect(200)).text.trim();
});
afterAll(() => http.close());

const stated = async (key: string, body: object = order): Promise<MadeStatement> =>
  (
    await http
      .as('zhang')
      .post('/api/v1/holdings-statements')
      .set('Idempotency-Key', key)
      .send(body)
      .expect(201)
  ).body as MadeStatement;
const check = (note: string, proof: string): Promise<StatementVerdict> =>
  checkStatement(note, proof, { logKeys: [parseVkey(vkey)] });

describe('a holdings statement', () => {
  it('says what the archives held on a day as known at a position, signed and as an event', async () => {
    const made = await stated('s1');
    const verdict = await check(made.note, made.proof);
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.faults));
    const { statement, proof } = verdict;
    expect(proof.index).toBe(Number(made.position) - 1);
    const { body } = await http
      .as('zhang')
      .get(`/api/v1/holdings?archives=A&asOf=2021-01-01&knownAt=${statement.knownAt}`)
      .expect(200);
    const { total, digest } = body as { total: Record<string, number>; digest: string };
    expect(statement).toMatchObject({
      code: 'A',
      asOf: '2021-01-01',
      digest,
      units: total['units'],
      files: total['files'],
      items: total['items'],
    });
    expect(statement.units).toBeGreaterThan(0);
  });

  it('is one event however often its command is sent, and is given again to whoever may see it', async () => {
    const [first, again] = [await stated('s2'), await stated('s2')];
    expect([again.event, again.note]).toEqual([first.event, first.note]);
    const url = `/api/v1/holdings-statements/${first.event}`;
    expect((await http.as('auditor').get(url).expect(200)).body).toMatchObject({ note: first.note });
    expect((await http.as('wang').get(url).expect(404)).body).toMatchObject({ code: 'event-unknown' });
  });

  it('is made by the archives itself alone', async () => {
    const post = (name: string, body: object) => http.as(name).post('/api/v1/holdings-statements').send(body);
    expect((await post('wang', order).expect(403)).body).toMatchObject({ code: 'not-of-your-archives' });
    expect((await post('auditor', order).expect(403)).body).toMatchObject({ code: 'not-of-your-archives' });
    expect((await post('zhang', { ...order, archives: 'none' }).expect(404)).body).toMatchObject({
      code: 'organisation-not-found',
    });
    await post('reader', order).expect(403);
  });

  it('is refused when another number, another event or another key stands in it', async () => {
    const [made, later] = [await stated('s3'), await stated('s4', { ...order, asOf: '2019-01-01' })];
    const codes = async (note: string, proof: string): Promise<string[]> => {
      const verdict = await check(note, proof);
      return verdict.ok ? ['ok'] : verdict.faults.map(({ code }) => code);
    };
    expect(await codes(made.note, made.proof)).toEqual(['ok']);
    expect(await codes(made.note.replace(/units \d+/, 'units 1'), made.proof)).toEqual(['key-not-trusted']);
    expect(await codes(made.note, later.proof)).toEqual(['says-otherwise']);
    const extra = /extra (\S+)/.exec(made.proof)?.[1] ?? '';
    const bytes = Buffer.from(extra, 'base64').toString().replace('"units', '"unit5');
    expect(await codes(made.note, made.proof.replace(extra, Buffer.from(bytes).toString('base64')))).toEqual([
      'bytes-differ',
    ]);
  });

  it('is told by the verifier in plain words, from its two files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonds-statement-'));
    try {
      const made = await stated('s5');
      writeFileSync(join(folder, 'held.note'), made.note);
      writeFileSync(join(folder, 'held.tlog-proof'), made.proof);
      const lines: string[] = [];
      const streams = {
        out: (line: string) => void lines.push(line),
        err: (line: string) => void lines.push(line),
      };
      const path = join(folder, 'held.note');
      expect(await verify(['--vkey', vkey, '--lang', 'en', path], {}, streams)).toBe(0);
      expect(lines.join('\n')).toMatch(
        /A held \d+ units .* at the end of 2021-01-01, as known at log position \d+/,
      );
      expect(await verify([path], {}, streams)).toBe(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
