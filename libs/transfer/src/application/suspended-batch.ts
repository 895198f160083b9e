import { citedManifests, coveredBy, loadGate, manifestOf, type LoadedAct } from '@fonds/acts';
import type { EventStore } from '@fonds/event-store';
import type { Refusal } from '@fonds/kernel';
import { ruleRefusal } from '@fonds/law';
import { evolveTransfer, type Transfer } from '../domain/transfer.state';

/**
 * A batch that is under way when a restructuring case is opened on its units is suspended, not refused (architecture.md §5):
 * it stands as it was offered until the case adopts it, or it is withdrawn. Nobody signs it meanwhile.
 *
 * @returns a refusal `batch-suspended`, which leaves no trace in the batch
 */
export async function suspendedBatch(store: EventStore, act: LoadedAct): Promise<Refusal | undefined> {
  const gate = await loadGate(store, act.state.fonds);
  const own = act.events.reduce<Transfer | undefined>(evolveTransfer, undefined)?.draft.case;
  const holds = [...gate.state.holds.values()].filter(
    ({ kind, case: of, stops }) =>
      kind === 'restructuring' && of !== undefined && of !== own && stops.includes('transfer'),
  );
  if (!holds.length) return undefined;
  const asked = {
    units: manifestOf(act.state),
    keptBy: () => act.state.custodian,
    manifests: await citedManifests(store, gate.state, Infinity),
  };
  const met = holds.find((hold) => coveredBy(gate.state, hold, asked).length > 0);
  return met && ruleRefusal('batch-suspended', 'INV-14', { case: met.case ?? '', since: met.since });
}
