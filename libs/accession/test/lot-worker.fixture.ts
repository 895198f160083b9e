import { ActClaimSettler, ActKinds, ActProcess, ActRunner, ClaimPart, GatePassage } from '@fonds/acts';
import { MemoryEventStore, type EventStore } from '@fonds/event-store';
import { ARCHIVES, FONDS, fondsRegistered, record, testClock, testContext, testId } from '@fonds/testing';
import { lotStream } from '../src/domain/accession-ids';
import { ArrangeLot, CloseLot } from '../src/application/accession.commands';
import { ARRANGEMENT_KIND } from '../src/application/act-kinds';
import { ArrangeLotHandler } from '../src/application/arrange-lot.handler';
import { CloseLotHandler } from '../src/application/close-lot.handler';

export const LOT = testId<'lot'>();

/** Whoever makes one unit of the lot, and closes it. */
export function worker(store: EventStore) {
  const kinds = new ActKinds();
  kinds.register(ARRANGEMENT_KIND);
  const settler = new ActClaimSettler(store, kinds);
  const claims = new ClaimPart(store, kinds, settler);
  const runner = new ActRunner(new ActProcess(store, kinds, claims, new GatePassage(store, kinds)));
  const arrangement = testContext();
  return {
    arrangement,
    arrange: () =>
      new ArrangeLotHandler(store, runner).execute(
        new ArrangeLot(
          {
            archives: ARCHIVES,
            lot: LOT,
            fonds: FONDS,
            profile: 'dat18',
            units: [{ level: 'item', description: { title: '手稿一' } }],
          },
          arrangement,
        ),
      ),
    close: () =>
      new CloseLotHandler(store, runner).execute(
        new CloseLot({ archives: ARCHIVES, lot: LOT, explanation: '未整理' }, testContext()),
      ),
  };
}

/** One item, not arranged yet. */
export async function withLot(): Promise<MemoryEventStore> {
  const store = new MemoryEventStore(testClock);
  await record(store, `fonds-${FONDS}`, 'FondsRegistered', fondsRegistered());
  await record(store, lotStream(LOT), 'LotRegistered', {
    archives: ARCHIVES,
    title: '手稿',
    owner: { kind: '个人' },
    estimate: { items: 1 },
    on: '2026-04-01',
  });
  return store;
}
