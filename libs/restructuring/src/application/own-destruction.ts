import { loadAct, loadGate } from '@fonds/acts';
import type { UnitDestroyed } from '@fonds/event-contracts';
import type { EventStore } from '@fonds/event-store';
import type { DisposalCase } from '../domain/case.state';

/** Units that were destroyed by a register that was drawn up for this case (O6), as the gate of its fonds says. */
export async function destroyedByOwnList(
  store: EventStore,
  { opened }: DisposalCase,
): Promise<ReadonlySet<string>> {
  const { stored } = await loadGate(store, opened.fonds);
  // A case's own hold lets pass only what names the case; the hold names it, too.
  const held = stored.find(
    ({ type, data }) => type === 'HoldPlaced' && (data as { hold: string }).hold === opened.hold,
  );
  const ofCase = (held?.data as { case?: string } | undefined)?.case;
  const units = new Set<string>();
  const own = new Map<string, boolean>();
  for (const { type, data } of stored) {
    if (type !== 'UnitDestroyed') continue;
    const { act, of, outcome } = data as UnitDestroyed;
    if (outcome === 'returned') continue;
    if (!own.has(act)) {
      const [first] = (await loadAct(store, act))?.events ?? [];
      own.set(act, first?.type === 'DestructionListDrawn' && first.data.case === ofCase);
    }
    if (own.get(act)) for (const unit of of.units ?? []) units.add(unit);
  }
  return units;
}
