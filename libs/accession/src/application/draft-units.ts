import { actStream, inChunks, loadAct, UNITS_A_PART, type DraftedUnit, type LoadedAct } from '@fonds/acts';
import { appendOne, stamp, type CommandContext, type EventStore } from '@fonds/event-store';
import { rootOfRows } from '@fonds/ledger/core';

/** Units in one event: room for the envelope under the event limit of 256 KiB. */
const IN_ONE_EVENT = { bytes: 200 * 1024, most: UNITS_A_PART };

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
  for (const [part, chunk] of inChunks(units, IN_ONE_EVENT).entries()) {
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
