import { readdirSync } from 'node:fs';
import { readEad } from '../../interchange/src/ead/ead.reader';
import { runImport } from '../../interchange/src/application/import.process';
import { createTestInstance, testContext } from '../../testing/src/instance';
import { derivedId, civilDate } from '@fonds/kernel';
import { HoldingsQuery } from '@fonds/holdings';
jest.mock('../../interchange/src/catalogue/catalogue.reader', () => ({}), { virtual: true });
jest.setTimeout(300000);
it('imports', async () => {
  const t = await createTestInstance();
  const archives = derivedId<'organisation'>('organisation/1', '150100');
  const dir = '/work/shared/data/ead/';
  for (let round = 0; round < 2; round++)
  for (const f of readdirSync(dir)) {
    const t0 = Date.now();
    const r = await runImport(t.instance, { path: dir + f, file: f, format: 'ead', options: { owner: '国家', profile: 'isad' }, archives, owner: { kind: '国家' }, heldSince: { printed: '' }, profile: 'isad', dryRun: false, workFolder: t.folder + '/work' }, () => readEad(dir + f, { fileName: f }), testContext(), async (p) => console.log(JSON.stringify(p).slice(0, 600)));
    const t1 = Date.now();
    await t.instance.projections.catchUp();
    if (!r.ok) { console.log(r); continue; }
    const { warnings, ...v } = r.value;
    console.log(f, t1 - t0, Date.now() - t1, JSON.stringify(v, (_k, x) => typeof x === 'bigint' ? String(x) : x), warnings.length);
  }
  const q = new HoldingsQuery(t.instance.database.app);
  const t2 = Date.now();
  const a = await q.asOf({ custodian: archives, asOf: civilDate('2026-11-22'), knownAt: await t.instance.store.head(), limit: 2, by: ['level'] }, { account: 'x', roles: [], organisations: [], all: true, open: true } as never);
  console.log(Date.now() - t2, JSON.stringify(a));
  for (const p of t.instance.projections.projections) console.log(p.name, JSON.stringify(await t.instance.projections.check(p.name), (_k, x) => typeof x === 'bigint' ? String(x) : x));
  await t.drop();
});
