import type { EventDraft } from '@fonds/event-contracts';
import { rootOfRows } from '@fonds/ledger/core';
import type { Hold } from './gate.state';

/**
 * INV-17b: a hold that comes after the start of a destruction stops what still exists; what is gone under it is an
 * incident, never a unit that is still in store.
 */
export function incidentOf(
  event: EventDraft,
  met: readonly { readonly hold: Hold; readonly units: readonly string[] }[],
): readonly EventDraft[] {
  if (event.type !== 'UnitDestroyed' || event.data.outcome === 'returned') return [];
  const stopping = met.filter(({ hold }) => hold.stops.includes('destruction'));
  if (!stopping.length) return [];
  const units = [...new Set(stopping.flatMap((each) => each.units))];
  const holds = stopping.map(({ hold }) => `${hold.ground}（${hold.since}）`).join('；');
  return [
    {
      type: 'IncidentReported',
      data: {
        of: { units, root: rootOfRows(units), count: units.length },
        since: event.data.since,
        kind: '损毁',
        scope: `销毁开始后施加冻结，单位已不在：${holds}`,
      },
      rules: ['INV-14', 'INV-17b'],
    },
  ];
}
