import { MemoryEventStore } from '@fonds/event-store';
import { Permission, type Caller } from '@fonds/identity';
import { FONDS, record, testClock, testId } from '@fonds/testing';
import { TransferDoor } from './transfer-door';

const [SENDER, RECEIVER] = [testId<'organisation'>(), testId<'organisation'>()];
const clerk = {
  viewer: { organisations: [SENDER] },
  roles: [{ role: 'UnitArchivist', organisation: SENDER }],
} as unknown as Caller;
const CHECKING = { permission: Permission.TransferReceive, side: 'to', evidence: 1 } as const;

/** The sender's clerk takes a step of a receiver that has accounts, as the log or as what was read of it says. */
async function entered(accounts: { readonly inLog: boolean; readonly read: boolean }) {
  const store = new MemoryEventStore(testClock);
  const act = testId<'act'>();
  await record(store, `act-${act}`, 'TransferDrafted', {
    ...{ fonds: FONDS, from: SENDER, to: RECEIVER, nature: 'transfer', historical: false },
  });
  let known = accounts.read;
  const projections = { catchUp: () => Promise.resolve(void (known = accounts.inLog)) };
  const parties = { hasAccounts: () => Promise.resolve(known) };
  const organisations = { find: () => Promise.resolve([]) };
  const door = new TransferDoor(
    store,
    undefined as never,
    parties as never,
    organisations as never,
    projections as never,
  );
  return door.enter(act, clerk, CHECKING);
}

describe('a step of the other side', () => {
  it('is taken for a party without accounts, on its paper', async () => {
    expect(await entered({ inLog: false, read: false })).toMatchObject({
      ok: true,
      value: { side: 'to', onPaper: true },
    });
  });

  it('is not taken for one that has accounts, also when its first was created a moment ago', async () => {
    for (const read of [true, false])
      expect(await entered({ inLog: true, read })).toMatchObject({ error: { code: 'not-your-side' } });
  });
});
