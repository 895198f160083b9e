import { actStream, inChunks, loadAct, UNITS_A_PART, type DraftedUnit, type LoadedAct } from '@fonds/acts';
import { appendOne, keyReused, stamp, type CommandContext, type EventStore } from '@fonds/event-store';
import { canonicalJson, ok, refuse, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';

/** Units in one event: room for the envelope under the event limit of 256 KiB. */
const IN_ONE_EVENT = { bytes: 200 * 1024, most: UNITS_A_PART };

/**
 * Writes the list of units that an act will bring into being, chunk by chunk, and seals it. Goes on behind what an earlier
 * attempt of the same command has written, where the list begins with it: a file that was mended in between is another
 * list, and its units would take the names of the old one's.
 *
 * @returns a refusal `idempotency-key-reused`
 */
export async function draftUnits(
  store: EventStore,
  act: LoadedAct,
  units: readonly DraftedUnit[],
  context: CommandContext,
): Promise<Result<LoadedAct>> {
  const { state, id } = act;
  const there = act.events.flatMap((event) => (event.type === 'ActUnitsDrafted' ? event.data.units : []));
  const others = there.length > units.length || (state.listed && there.length < units.length);
  if (others || there.some((unit, n) => said(unit) !== said(units[n]))) return refuse(keyReused());
  if (state.listed) return ok(act);
  const stream = actStream(id);
  let revision = state.revision;
  for (const [n, chunk] of inChunks(units.slice(there.length), IN_ONE_EVENT).entries()) {
    const part = state.parts.length + n;
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
  return ok(listed);
}

/** What the list says of a unit; whose it is may have been corrected since. */
const said = (drafted?: DraftedUnit): string =>
  canonicalJson([
    drafted?.unit ?? null,
    drafted?.level ?? null,
    { ...drafted?.code },
    { ...drafted?.description },
  ]);
