import { loadAct, actStream, UNITS_A_PART, type LoadedAct } from '@fonds/acts';
import { appendOne, stamp, type CommandContext, type EventStore } from '@fonds/event-store';
import { canonicalJson } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import type { DraftedUnit } from './unit-draft';

/** Canonical bytes of units in one event: room for the envelope under the event limit of 256 KiB. */
const CHUNK_BYTES = 200 * 1024;

/**
 * Writes the list of units that an act will bring into being, chunk by chunk, and seals it. Goes on where an earlier
 * attempt of the same command stopped: the same units are always cut in the same places.
 */
export async function draftUnits(
  store: EventStore,
  act: LoadedAct,
  units: readonly DraftedUnit[],
  context: CommandContext,
): Promise<LoadedAct> {
  const { state, id } = act;
  if (state.listed) return act;
  const stream = actStream(id);
  let revision = state.revision;
  for (const [part, chunk] of chunks(units).entries()) {
    if (part < state.parts.length) continue;
    const draft = { type: 'ActUnitsDrafted' as const, data: { part, units: chunk }, rules: ['INV-44'] };
    const result = await appendOne(
      store,
      stream,
      revision,
      stamp(`${stream}/draft-${part}`, [draft], context),
    );
    if (!result.ok) throw new Error(`${stream}: its list is being written by another command`);
    revision = result.revision;
  }
  const root = rootOfRows(units.map(({ unit }) => unit));
  const sealing = { type: 'ManifestSealed' as const, data: { count: units.length, root } };
  const result = await appendOne(store, stream, revision, stamp(`${stream}/list`, [sealing], context));
  if (!result.ok) throw new Error(`${stream}: its list is being written by another command`);
  const listed = await loadAct(store, id);
  if (!listed) throw new Error(`there is no act ${id}`);
  return listed;
}

function chunks(units: readonly DraftedUnit[]): DraftedUnit[][] {
  const groups: DraftedUnit[][] = [];
  let bytes = Infinity;
  for (const unit of units) {
    const size = Buffer.byteLength(canonicalJson(unit as never));
    const full = (groups[groups.length - 1]?.length ?? 0) >= UNITS_A_PART;
    if (full || bytes + size > CHUNK_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    groups[groups.length - 1]?.push(unit);
    bytes += size;
  }
  return groups;
}
