import { MemoryEventStore } from '@fonds/event-store';
import { unitStream } from '@fonds/holdings';
import { ARCHIVES, FONDS, record, testClock, testContext, testId } from '@fonds/testing';
import { agreementStream, lotStream } from '../domain/accession-ids';
import type { SourceKind, SourceParty } from '../domain/source-kinds';
import { RequestWithdrawal } from './accession.commands';
import { RequestWithdrawalHandler } from './withdrawal.handlers';

const person = (name: string): SourceParty => ({ kind: '个人', name });

/** A unit that was made of a lot of somebody's, and an agreement on a deposit of somebody's. */
async function arranged(sourceKind: SourceKind, lotOf: SourceParty, agreedWith: SourceParty) {
  const store = new MemoryEventStore(testClock);
  const [lot, act, unit, agreement] = [testId<'lot'>(), testId<'act'>(), testId<'unit'>(), testId()];
  await record(store, lotStream(lot), 'LotRegistered', {
    archives: ARCHIVES,
    title: '手稿',
    owner: { kind: '个人' },
    estimate: { items: 1 },
    on: '2026-04-01',
    accession: { sourceKind, source: lotOf },
  });
  await record(store, `act-${act}`, 'ArrangementOpened', { fonds: FONDS, custodian: ARCHIVES, lot });
  await record(store, unitStream(unit), 'UnitEntered', {
    fonds: FONDS,
    key: { kind: 'command', value: `${act}/1` },
    profile: 'dat18',
    level: 'item',
    description: { title: '手稿一' },
    custodian: ARCHIVES,
    owner: { kind: '个人' },
    holder: ARCHIVES,
    since: '2026-05-01',
    how: 'arranged',
    gate: { fonds: FONDS, revision: 0, event: testId() },
    act,
  });
  await record(store, agreementStream(agreement), 'AcquisitionAgreed', {
    archives: ARCHIVES,
    kind: 'deposit',
    party: agreedWith,
    title: '寄存协议',
    rights: '所有权不变',
    duties: '妥善保管',
    useTerms: '经同意',
    from: '2026-01-01',
  });
  const claims = { settleAll: (streams: never) => Promise.resolve(streams) };
  const handler = new RequestWithdrawalHandler(store, claims as never);
  return (owner: SourceParty) =>
    handler.execute(
      new RequestWithdrawal(
        { archives: ARCHIVES, fonds: FONDS, owner, proof: '身份证', agreement, units: [unit] },
        testContext({ evidence: [{ sha256: 'a'.repeat(64), kind: '身份证明' }] }),
      ),
    );
}

describe('a unit that was arranged of a lot', () => {
  it('goes back to whoever deposited the lot', async () => {
    const ask = await arranged('deposit', person('张三'), person('张三'));
    expect(await ask(person('张三'))).toMatchObject({ ok: true, value: { listed: 1 } });
  });

  it('not to another depositor, whatever agreement of his own he names (INV-39b)', async () => {
    const ask = await arranged('deposit', person('张三'), person('李四'));
    expect(await ask(person('李四'))).toMatchObject({ error: { code: 'not-its-owner', rule: 'INV-39b' } });
  });

  it('and not at all when the lot was given for good', async () => {
    const ask = await arranged('donation', person('张三'), person('张三'));
    expect(await ask(person('张三'))).toMatchObject({ error: { code: 'not-a-deposit' } });
  });
});
