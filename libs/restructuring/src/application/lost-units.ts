import { loadGate } from '@fonds/acts';
import type { HoldPlaced, IncidentReported } from '@fonds/event-contracts';
import type { EventStore } from '@fonds/event-store';
import type { DisposalCase } from '../domain/case.state';

/** Units that no incident (E56) names since the hold of the case was placed: a loss in a case is one with its incident. */
export async function lostWithoutIncident(
  store: EventStore,
  { opened }: Pick<DisposalCase, 'opened'>,
  lost: readonly string[],
): Promise<readonly string[]> {
  if (!lost.length) return [];
  const { stored } = await loadGate(store, opened.fonds);
  const held = stored.findIndex(
    ({ type, data }) => type === 'HoldPlaced' && (data as HoldPlaced).hold === opened.hold,
  );
  const named = new Set(
    stored
      .slice(held + 1)
      .flatMap(({ type, data }) =>
        type === 'IncidentReported' ? ((data as IncidentReported).of?.units ?? []) : [],
      ),
  );
  return lost.filter((unit) => !named.has(unit));
}
