import type { IncidentReported, UnitDestroyed } from '@fonds/event-contracts';
import type { StoredEvent } from '@fonds/event-store';

/**
 * INV-17b: units that were gone under a hold which came after the start. Their incident stands at the gate beside the fact,
 * by the same command.
 */
export function incidentsIn(
  gate: readonly StoredEvent[],
  ofFact: (fact: { readonly id: string; readonly act?: string }) => boolean,
): readonly string[] {
  const commands = new Set(
    gate.flatMap(({ id, type, data, meta }) =>
      type === 'UnitDestroyed' && ofFact({ id, act: (data as UnitDestroyed).act }) ? [meta.command] : [],
    ),
  );
  const units = gate.flatMap(({ type, data, meta }) =>
    type === 'IncidentReported' && commands.has(meta.command)
      ? ((data as IncidentReported).of?.units ?? [])
      : [],
  );
  return [...new Set(units)];
}
