import type { FondsNumberReserved } from '@fonds/event-contracts';
import {
  answered,
  appendOne,
  execute,
  NO_STREAM,
  pastEvent,
  settleReservation,
  stamp,
  type CommandContext,
  type EventStore,
  type Outcome,
  type StoredEvent,
} from '@fonds/event-store';
import { fold, refuse, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { fondsDecider, type FondsCommand } from '../domain/fonds.decider';
import type { FondsState } from '../domain/fonds.state';
import { fondsIdOf, fondsStream } from '../domain/fonds-ids';

export const deedOf = ({ businessDate, today, account, reason, evidence }: CommandContext) => ({
  businessDate,
  today,
  account,
  reason,
  cited: evidence.map(({ sha256 }) => sha256),
});

type Simple = Exclude<FondsCommand, { kind: 'assign-number' }>;
export type FondsOrder = Simple extends infer C ? (C extends Simple ? Omit<C, 'deed'> : never) : never;

/** One command on one fonds. */
export const actOnFonds = (
  store: EventStore,
  fonds: string,
  order: FondsOrder,
  context: CommandContext,
): Promise<Result<Outcome>> =>
  execute(
    store,
    fondsStream(fonds),
    fondsDecider,
    { ...order, deed: deedOf(context) } as FondsCommand,
    context,
  );

export async function loadFonds(store: EventStore, fonds: string): Promise<FondsState> {
  return fold(fondsDecider, (await store.readStream(fondsStream(fonds))).map(pastEvent));
}

/** A number that comes later, or changes: reserve the number's own stream, then assign (INV-44). */
export async function assignNumber(
  store: EventStore,
  fonds: string,
  number: string,
  context: CommandContext,
): Promise<Result<Outcome>> {
  const bearerEvents = await store.readStream(fondsStream(fonds));
  const answer = answered(fondsStream(fonds), bearerEvents, context);
  if (answer) return answer;
  const bearer = fold(fondsDecider, bearerEvents.map(pastEvent));
  if (bearer.kind !== 'fonds') return refuse(plainRefusal('fonds-unknown'));
  const possible = fondsDecider.decide({ kind: 'assign-number', number, deed: deedOf(context) }, bearer);
  if (!possible.ok) return possible;
  const numberStream = fondsStream(fondsIdOf(bearer.fonds.numberingBody, { kind: 'number', value: number }));
  for (;;) {
    const stored = await store.readStream(numberStream);
    const last = stored[stored.length - 1];
    const holder = fold(fondsDecider, stored.map(pastEvent));
    if (holder.kind === 'fonds')
      return refuse(ruleRefusal('fonds-number-taken', 'INV-44', { number, name: holder.fonds.name }));
    if (holder.kind === 'reservation' && !holder.voided && last) {
      const settled = await settleNumber(store, last);
      if (holder.bearer === fonds) return settled;
      if (settled.ok)
        return refuse(ruleRefusal('fonds-number-taken', 'INV-44', { number, name: holder.bearer }));
      continue;
    }
    const revision = last?.revision ?? NO_STREAM;
    const [reservation] = stamp(
      numberStream,
      [{ type: 'FondsNumberReserved', data: { number, bearer: fonds }, rules: ['INV-44'] }],
      context,
      // The same command may reserve again what was voided: another event, of another id.
      revision + 1,
    );
    if (!reservation) throw new Error('a reservation is one event');
    await appendOne(store, numberStream, revision, [reservation]);
  }
}

/** Finishes an open reservation of a number, by whoever meets it. */
export function settleNumber(store: EventStore, reservation: StoredEvent): Promise<Result<Outcome>> {
  const { number, bearer } = reservation.data as FondsNumberReserved;
  const date = reservation.meta.businessDate;
  return settleReservation<FondsState, FondsCommand>(store, reservation, {
    bearerStream: fondsStream(bearer),
    decider: fondsDecider,
    command: {
      kind: 'assign-number',
      number,
      deed: { businessDate: date, today: date } as FondsCommand['deed'],
    },
    bears: (state) =>
      state.kind === 'fonds' && (state.fonds.number === number || state.fonds.formerNumbers.includes(number)),
  });
}
