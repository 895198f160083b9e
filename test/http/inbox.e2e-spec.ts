import type { HttpFixture } from './application.fixture';
import { BatchRequests, heldByTheUnit, twoSides } from './transfer.fixture';

let http: HttpFixture;
beforeAll(async () => void (http = await twoSides()));
afterAll(() => http.close());

/** What waits for a person to do something about a batch. */
async function waiting(name: string, act: string): Promise<string[]> {
  await http.instance.projections.catchUp();
  const { body } = await http.as(name).get('/api/v1/inbox?limit=500').expect(200);
  const { rows } = body as { rows: { kind: string; act: string; side: string; capacity: string | null }[] };
  return rows
    .filter((row) => row.act === act)
    .map(({ kind, side, capacity }) => [kind, side, capacity].filter(Boolean).join(' '));
}

describe('a transfer in the inbox', () => {
  it('waits for the receiver’s check, then for each side’s signatures by those who may give them', async () => {
    const codes = await heldByTheUnit(http, 1, 2);
    const batch = await BatchRequests.draft(http, { units: codes });
    expect(await waiting('zhang', batch.act)).toEqual([]);
    await batch.offered();
    expect(await waiting('zhang', batch.act)).toEqual(['transfer-to-check to']);
    expect(await waiting('clerk', batch.act)).toEqual([]);
    expect(await waiting('wang', batch.act)).toEqual([]);
    await batch.post('zhang', 'check', { method: 'scan', found: codes }).expect(200);
    expect(await waiting('zhang', batch.act)).toEqual(['transfer-to-sign to handler']);
    expect(await waiting('director', batch.act)).toEqual(['transfer-to-sign to head']);
    expect(await waiting('head', batch.act)).toEqual(['transfer-to-sign from head']);
    await batch.signedByAll();
    // Signed, it waits for its number in the register of the archives (E29), and then for nobody.
    expect(await waiting('zhang', batch.act)).toEqual(['batch-to-register to']);
    const registered = { archives: 'A', act: batch.act };
    await http.as('zhang').post('/api/v1/accessions/batches').send(registered).expect(201);
    for (const name of ['clerk', 'head', 'zhang', 'director'])
      expect([name, await waiting(name, batch.act)]).toEqual([name, []]);
  });

  it('that is returned whole waits for its sender, until he drafts the next one', async () => {
    const units = await heldByTheUnit(http, 2, 1);
    const batch = await BatchRequests.draft(http, { units });
    await batch.offered();
    const defects = [{ code: 'wrong', text: '目录与实物不符' }];
    await batch.post('zhang', 'return', { scope: 'all', defects }).expect(200);
    await batch.rested();
    expect(await waiting('clerk', batch.act)).toEqual(['transfer-returned from']);
    expect(await waiting('zhang', batch.act)).toEqual([]);
    await BatchRequests.draft(http, { units });
    expect(await waiting('clerk', batch.act)).toEqual([]);
  });
});
