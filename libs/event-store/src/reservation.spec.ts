import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import { ok, refuse, type Decider } from '@fonds/kernel';
import { namedEvent, record, testClock, testId } from '@fonds/testing';
import { MemoryEventStore, settleReservation, type EventStore, type StoredEvent } from './index';

const CLOSED = {
  code: 'bearer-closed',
  rule: 'INV-40',
  basis: [{ instrument: 'D13', article: '5' }],
  facts: { lastDate: '2026-01-01' },
};

/** A bearer that takes a number while it is not closed. */
const bearer: Decider<{ number?: string; closed: boolean }, string, PastEvent, EventDraft> = {
  initial: { closed: false },
  evolve: (state, event) =>
    event.type === 'FondsNumberAssigned'
      ? { ...state, number: event.data.number }
      : event.type === 'FondsClosed' || event.type === 'FondsReopened'
        ? { ...state, closed: event.type === 'FondsClosed' }
        : state,
  decide: (number, state) =>
    state.closed ? refuse(CLOSED) : ok([{ type: 'FondsNumberAssigned', data: { number } }]),
};
const assignment = (fonds: string) => ({
  bearerStream: `fonds-${fonds}`,
  decider: bearer,
  command: 'Z1',
  bears: (state: { number?: string }) => state.number === 'Z1',
});

async function reserved(
  store: EventStore,
  fonds: string,
  numberStream = `fonds-${testId()}`,
): Promise<StoredEvent> {
  await record(store, numberStream, 'FondsNumberReserved', { number: 'Z1', bearer: fonds }, '2026-10-01');
  const [reservation] = await store.readStream(numberStream);
  if (!reservation) throw new Error('nothing was reserved');
  return reservation;
}
const types = async (store: EventStore, stream: string): Promise<string[]> =>
  (await store.readStream(stream)).map((e) => e.type);

describe('an open reservation (INV-44)', () => {
  it('is finished under its own envelope: whoever does it, it is the deed of who reserved', async () => {
    const [store, fonds] = [new MemoryEventStore(testClock), testId<'fonds'>()];
    const reservation = await reserved(store, fonds);
    const settled = await settleReservation(store, reservation, assignment(fonds));
    const [assigned] = await store.readStream(`fonds-${fonds}`);
    expect(settled).toEqual({
      ok: true,
      value: { stream: `fonds-${fonds}`, revision: 0, position: 2n, events: [assigned?.id], repeated: false },
    });
    expect(assigned?.meta).toMatchObject({
      businessDate: '2026-10-01',
      command: reservation.meta.command,
      actor: reservation.meta.actor,
      causation: reservation.id,
    });
  });

  it('is finished once, by any number of people at the same time', async () => {
    const [store, fonds] = [new MemoryEventStore(testClock), testId<'fonds'>()];
    const reservation = await reserved(store, fonds);
    const settled = await Promise.all(
      Array.from({ length: 10 }, () => settleReservation(store, reservation, assignment(fonds))),
    );
    expect(new Set(settled.map((s) => s.ok && s.value.events.join())).size).toBe(1);
    expect(await types(store, `fonds-${fonds}`)).toEqual(['FondsNumberAssigned']);
  });

  it('is finished with an id that everyone derives alike', async () => {
    const [store, other, fonds] = [
      new MemoryEventStore(testClock),
      new MemoryEventStore(testClock),
      testId<'fonds'>(),
    ];
    const reservation = await reserved(store, fonds);
    const [here, there] = [
      await settleReservation(store, reservation, assignment(fonds)),
      await settleReservation(other, reservation, assignment(fonds)),
    ];
    expect(here.ok && here.value.events).toEqual(there.ok && there.value.events);
  });

  it('found finished, names the events that finished it and their place', async () => {
    const [store, fonds] = [new MemoryEventStore(testClock), testId<'fonds'>()];
    const reservation = await reserved(store, fonds);
    const first = await settleReservation(store, reservation, assignment(fonds));
    await store.append([{ stream: `fonds-${fonds}`, expected: 0, events: [namedEvent('later')] }]);
    expect(await settleReservation(store, reservation, assignment(fonds))).toEqual({
      ok: true,
      value: { ...(first.ok && first.value), repeated: true },
    });
  });

  it('is voided, and the refusal given, where the bearer can no longer take the number: its stream says so', async () => {
    const [store, fonds] = [new MemoryEventStore(testClock), testId<'fonds'>()];
    await record(store, `fonds-${fonds}`, 'FondsClosed', { lastDate: '2026-01-01' });
    const reservation = await reserved(store, fonds);
    const both = await Promise.all([
      settleReservation(store, reservation, assignment(fonds)),
      settleReservation(store, reservation, assignment(fonds)),
    ]);
    expect(both).toEqual([refuse(CLOSED), refuse(CLOSED)]);
    expect(await types(store, reservation.stream)).toEqual(['FondsNumberReserved', 'ReservationVoided']);
    expect(await types(store, `fonds-${fonds}`)).toEqual(['FondsClosed', 'ReservationRefused']);
    const [, told] = await store.readStream(`fonds-${fonds}`);
    expect(told).toMatchObject({
      data: { reservation: reservation.id, code: 'bearer-closed', rule: 'INV-40' },
      meta: { basis: CLOSED.basis, causation: reservation.id, actor: reservation.meta.actor },
    });
  });

  it('that was refused stays so, with the same refusal, when the bearer could take the number again', async () => {
    const [store, fonds] = [new MemoryEventStore(testClock), testId<'fonds'>()];
    await record(store, `fonds-${fonds}`, 'FondsClosed', { lastDate: '2026-01-01' });
    const reservation = await reserved(store, fonds);
    await settleReservation(store, reservation, assignment(fonds));
    await record(store, `fonds-${fonds}`, 'FondsReopened', { from: '2026-02-01' });
    expect(await settleReservation(store, reservation, assignment(fonds))).toEqual(refuse(CLOSED));
    expect(await types(store, `fonds-${fonds}`)).toEqual([
      'FondsClosed',
      'ReservationRefused',
      'FondsReopened',
    ]);
  });
});
