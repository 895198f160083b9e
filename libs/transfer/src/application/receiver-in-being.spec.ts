import { MemoryEventStore } from '@fonds/event-store';
import { civilDate, ok } from '@fonds/kernel';
import { organisationStream } from '@fonds/organisations';
import { ARCHIVES, FONDS, record, testClock, testContext, testId } from '@fonds/testing';
import { HEAD_AND_HANDLER } from '../domain/signature-policy';
import { ActOnTransferHandler } from './act-on-transfer.handler';
import { DraftTransferHandler } from './draft-transfer.handler';
import { ActOnTransfer, DraftTransfer, type TransferAsk } from './transfer.commands';

const SENDER = testId<'organisation'>();
const gone = { error: { code: 'organisation-not-in-being', facts: { code: 'A', validTo: '2020-12-31' } } };
const on = (day: string) => testContext({ businessDate: civilDate(day) });

async function ended() {
  const store = new MemoryEventStore(testClock);
  const stream = organisationStream(ARCHIVES as never);
  await record(store, stream, 'OrganisationRegistered', {
    ...{ code: 'A', name: '市档案馆', kind: 'comprehensive-archives', level: 'city' },
  });
  await record(store, stream, 'OrganisationEnded', { validTo: '2020-12-31' });
  return store;
}

describe('a receiver that is in being no more', () => {
  it('is sent nothing; an old deed is entered, whenever that is', async () => {
    const store = await ended();
    const selection = { resolve: () => Promise.resolve(ok({ fonds: FONDS, units: [testId()] })) };
    const draft = (day: string, historical: boolean) => {
      const input = { from: SENDER, to: ARCHIVES, nature: 'transfer', historical } as const;
      const named = { kind: 'named', texts: ['x'] } as const;
      const command = new DraftTransfer({ ...input, selection: named }, {} as never, on(day));
      return new DraftTransferHandler(store, selection as never).execute(command);
    };
    expect(await draft('2026-11-01', false)).toMatchObject(gone);
    expect(await draft('2020-12-31', false)).toMatchObject({ ok: true });
    expect(await draft('2026-11-01', true)).toMatchObject({ ok: true });
  });

  it('is given custody by no signature after its last day, by an account or on paper', async () => {
    const store = await ended();
    const act = testId<'act'>();
    await record(store, `act-${act}`, 'TransferDrafted', {
      ...{ fonds: FONDS, from: SENDER, to: ARCHIVES, nature: 'transfer', historical: true },
    });
    const handler = new ActOnTransferHandler(
      store,
      { check: () => Promise.resolve(ok(undefined)) } as never,
      { sealable: () => Promise.resolve({ gate: -1, changed: [] }) } as never,
      { state: () => Promise.resolve({}) } as never,
      HEAD_AND_HANDLER,
    );
    const ask = (asked: TransferAsk, day: string) =>
      handler.execute(new ActOnTransfer(act, [asked], on(day)));
    const sign = { kind: 'sign', side: 'to', capacity: 'head' } as TransferAsk;
    const paper = (signedOn: string) =>
      ({ kind: 'enter-paper', side: 'to', capacity: 'head', name: '张三', signedOn }) as TransferAsk;
    expect(await ask(sign, '2026-11-01')).toMatchObject(gone);
    expect(await ask(paper('2021-01-01'), '2026-11-01')).toMatchObject(gone);
    // Of the time when it was there: what is wrong with it is something else.
    expect(await ask(paper('2020-12-31'), '2026-11-01')).toMatchObject({ error: { code: 'not-offered' } });
  });
});
