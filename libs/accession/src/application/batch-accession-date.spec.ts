import { MemoryEventStore } from '@fonds/event-store';
import type { Owner } from '@fonds/event-contracts';
import { unitStream } from '@fonds/holdings';
import {
  ARCHIVES,
  FONDS,
  fondsRegistered,
  holdingTakenOn,
  record,
  testClock,
  testContext,
  testId,
} from '@fonds/testing';
import { agreementStream, registerStream, scopeStream } from '../domain/accession-ids';
import { sourceOfBatch } from '../domain/batch-source.rule';
import { RegisterBatchAccession } from './accession.commands';
import { AccessionNumbering } from './accession-numbering';
import { RegisterBatchAccessionHandler } from './register-batch-accession.handler';

const SENDER = testId<'organisation'>();
const ROOT = 'a'.repeat(64);

/** A transfer that was accepted on a day, and that day corrected since. */
async function accepted(
  since: string,
  corrected?: string,
  nature: 'transfer' | 'deposit' | 'early-custody' = 'transfer',
  owner: Owner['kind'] = '国家',
) {
  const store = new MemoryEventStore(testClock);
  const [act, unit, proposal] = [testId<'act'>(), testId<'unit'>(), testId()];
  const of = { act, sealed: 5, root: ROOT, count: 1 };
  await record(store, `fonds-${FONDS}`, 'FondsRegistered', fondsRegistered());
  await record(
    store,
    unitStream(unit),
    'HoldingTakenOn',
    holdingTakenOn({ custodian: SENDER, owner: { kind: owner } }),
  );
  await record(store, `gate-${FONDS}`, 'TransferAccepted', {
    ...{ of, from: SENDER, to: ARCHIVES, holder: ARCHIVES, since },
    ...{ nature, partial: false, signedBy: 'account' },
  });
  if (corrected)
    await record(store, `gate-${FONDS}`, 'EffectCorrected', {
      ...{ seconds: proposal, corrects: 0, before: since, after: corrected, split: [] },
    });
  const stream = `act-${act}`;
  await record(store, stream, 'TransferDrafted', {
    ...{ fonds: FONDS, from: SENDER, to: ARCHIVES, nature, historical: false },
  });
  await record(store, stream, 'ActUnitsListed', { part: 0, units: [unit] });
  await record(store, stream, 'ManifestSealed', { count: 1, root: ROOT });
  await record(store, stream, 'TransferOffered', { count: 1, root: ROOT, defects: [] });
  await record(store, stream, 'ActUnitsClaimed', {
    ...{
      part: 0,
      gate: -1,
      claimed: [unit],
      revisions: [1],
      since: ['2010-12-31'],
      levels: 'f',
      refused: [],
    },
  });
  await record(store, stream, 'ActSealed', { root: ROOT, count: 1, gate: -1, signatures: [] });
  await record(store, stream, 'ActDecided', { sealed: 5, gate: 0, event: testId() });
  await record(store, scopeStream(ARCHIVES), 'ScopeVersionSet', {
    ...{
      archives: ARCHIVES,
      version: 1,
      validFrom: '2026-01-01',
      approval: '批准',
      lines: [{ note: '全部' }],
    },
  });
  const handler = new RegisterBatchAccessionHandler(store, new AccessionNumbering(store, undefined as never));
  const again = (of: string, agreement?: string) =>
    handler.execute(
      new RegisterBatchAccession(
        { archives: ARCHIVES, act: of, ...(agreement && { agreement }) },
        testContext(),
      ),
    );
  return { store, act, done: await again(act), again };
}

describe('a batch that is registered', () => {
  it('stands in the register on the day of its acceptance', async () => {
    const { done } = await accepted('2026-02-01');
    expect(done).toMatchObject({ ok: true, value: { number: '2026-0001', insideScope: true } });
  });

  it('on the day that a correction has given it since, and is held against the scope of that day (INV-05)', async () => {
    const { store, done } = await accepted('2026-02-01', '2025-12-30');
    expect(done).toMatchObject({ ok: true, value: { number: '2026-0001' } });
    expect(done.ok && done.value.insideScope).toBeUndefined();
    const [entry] = await store.readStream(registerStream(ARCHIVES, 2026));
    expect(entry?.data).toMatchObject({ on: '2025-12-30', year: 2026 });
  });

  it('once, whoever registers it again after another correction of its day', async () => {
    const { store, act, again } = await accepted('2026-02-01');
    await record(store, `gate-${FONDS}`, 'EffectCorrected', {
      ...{ seconds: testId(), corrects: 0, before: '2026-02-01', after: '2025-12-30', split: [] },
    });
    expect(await again(act)).toMatchObject({ ok: true, value: { number: '2026-0001' } });
    expect(await store.readStream(registerStream(ARCHIVES, 2025))).toEqual([]);
  });

  it('rests on an agreement where it is a deposit (INV-09); what is only looked after is no accession', async () => {
    const deposit = await accepted('2026-02-01', undefined, 'deposit');
    expect(deposit.done).toMatchObject({ ok: false, error: { code: 'agreement-missing', rule: 'INV-09' } });
    const keeping = await accepted('2026-02-01', undefined, 'early-custody');
    expect(keeping.done).toMatchObject({ ok: false, error: { code: 'transfer-not-to-this-archives' } });
  });

  it('comes from whom its units belong to, and a deposit rests on an agreement with that owner (INV-39b)', async () => {
    const { store, act, again } = await accepted('2026-02-01', undefined, 'deposit', '集体');
    const agreedWith = async (kind: Owner['kind']): Promise<string> => {
      const agreement = testId();
      await record(store, agreementStream(agreement), 'AcquisitionAgreed', {
        ...{ archives: ARCHIVES, kind: 'deposit', party: { kind, name: '某村' }, title: '寄存协议' },
        ...{ rights: '所有权不变', duties: '妥善保管', useTerms: '经同意', from: '2026-01-01' },
      });
      return agreement;
    };
    expect(await again(act, await agreedWith('国家'))).toMatchObject({
      error: {
        code: 'agreement-of-another-owner',
        rule: 'INV-39b',
        facts: { agreed: '国家', given: '集体' },
      },
    });
    expect(await again(act, await agreedWith('集体'))).toMatchObject({
      ok: true,
      value: { number: '2026-0001' },
    });
    const [entry] = await store.readStream(registerStream(ARCHIVES, 2026));
    expect(entry?.data).toMatchObject({ source: { kind: '集体', organisation: SENDER } });
  });

  it('by a transfer stands in the register under the owner of the most of its units', () => {
    expect(sourceOfBatch(['集体', '个人', '集体'])).toBe('集体');
    expect(sourceOfBatch([])).toBe('国家');
    expect(sourceOfBatch(['集体', '个人'], '集体')).toBe('个人');
  });
});
