import type { ActProcess } from '@fonds/acts';
import { loadAct } from '@fonds/acts';
import { execute, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { transferDecider, type TransferCommand } from '../domain/transfer.decider';
import type { Sealable } from '../domain/signing.rule';
import { suspendedBatch } from './suspended-batch';

type WithoutContext<C> = C extends TransferCommand ? Omit<C, 'deed' | 'sealable'> : never;
/** What either side asks of a batch; the deed and what the gate's facts say are added here. */
export type TransferOrder = WithoutContext<
  Exclude<TransferCommand, { kind: 'draft' | 'list' | 'list-complete' }>
>;

const SEALING: ReadonlySet<string> = new Set(['sign', 'confirm-paper', 'conclude']);

/**
 * One command on a transfer batch. Before a signature that may seal it, what the act owes is done, and units that a
 * fact at the gate has changed are given back, so that nobody signs for them.
 */
export async function actOnTransfer(
  store: EventStore,
  process: ActProcess,
  act: string,
  order: TransferOrder,
  context: CommandContext,
): Promise<Result<Outcome>> {
  let sealable: Sealable = { gate: -1, changed: [] };
  if (SEALING.has(order.kind)) {
    const known = await loadAct(store, act);
    if (known?.state.kind !== 'transfer') return refuse(plainRefusal('act-unknown', { act }));
    // What was signed on paper before is recorded all the same, and explained (architecture.md §5).
    const suspended = order.kind === 'sign' && !known.state.sealed && (await suspendedBatch(store, known));
    if (suspended) return refuse(suspended);
    if (!known.state.sealed) {
      const carried = await process.carry(act);
      const { units, gate } = await process.changedUnits(carried);
      if (units.length) await process.release(carried, units, 'changed');
      sealable = { gate, changed: [] };
    }
  }
  const command = { ...order, sealable, deed: deedOf(context) } as unknown as TransferCommand;
  return execute(store, `act-${act}`, transferDecider, command, context);
}
