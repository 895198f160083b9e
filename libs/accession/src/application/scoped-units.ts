import type { Owner } from '@fonds/event-contracts';
import { pastEvent, type EventStore } from '@fonds/event-store';
import { unitDecider, unitStream } from '@fonds/holdings';
import { fold } from '@fonds/kernel';
import type { ScopedUnit } from '../domain/scope.rule';

const STREAMS_A_PAGE = 500;

/** With whose it is: what comes in is entered under its owner. */
export interface EnteringUnit extends ScopedUnit {
  readonly owner: Owner['kind'];
}

/** What of units decides whether an archives takes them, as their own streams say. */
export async function scopedUnits(
  store: EventStore,
  ids: readonly string[],
): Promise<readonly EnteringUnit[]> {
  const units: EnteringUnit[] = [];
  for (let at = 0; at < ids.length; at += STREAMS_A_PAGE) {
    const page = ids.slice(at, at + STREAMS_A_PAGE);
    const streams = await store.readStreams(page.map(unitStream));
    for (const unit of page) {
      const known = fold(unitDecider, (streams.get(unitStream(unit)) ?? []).map(pastEvent));
      if (known.kind !== 'unit') continue;
      const { code, description, owner } = known.unit;
      units.push({
        unit,
        owner: owner.kind,
        ...(code?.parts?.category && { class: code.parts.category }),
        ...(description.retention && { retention: description.retention }),
      });
    }
  }
  return units;
}
