import {
  appendOne,
  keyReused,
  stamp,
  type CommandContext,
  type CommandProgress,
  type EventStore,
} from '@fonds/event-store';
import { ok, refuse, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { UNITS_A_PART } from '../domain/act.steps';
import { loadAct, type LoadedAct } from './loaded-act';
import { actStream } from '../domain/act.state';

/** Chunks in one request: well under its limit of bytes. */
const PARTS_A_REQUEST = 10;

/**
 * Writes an act's list in chunks and seals it (architecture.md §5, step 1). Goes on behind what an earlier attempt of the
 * same command has written, where the list begins with it: a file that was mended in between is another list, and what was
 * sealed would not be what is listed (S11). The act exists already.
 *
 * @returns a refusal `idempotency-key-reused`
 */
export async function listUnits(
  store: EventStore,
  id: string,
  units: readonly string[],
  context: CommandContext,
  progress?: CommandProgress,
): Promise<Result<LoadedAct>> {
  const begun = await loadAct(store, id);
  if (!begun) throw new Error(`there is no act ${id}`);
  const { state } = begun;
  if (state.listed) return ok(begun);
  const stream = actStream(id);
  const there = state.parts.flatMap((part) => [...part.keys()]);
  if (there.some((unit, n) => unit !== units[n])) return refuse(keyReused());
  const first = state.parts.length;
  const parts = first + Math.ceil((units.length - there.length) / UNITS_A_PART);
  let revision = state.revision;
  for (let part = first; part < parts; part += PARTS_A_REQUEST) {
    const numbers = Array.from({ length: Math.min(PARTS_A_REQUEST, parts - part) }, (_, n) => part + n);
    const drafts = numbers.map((n) => {
      const from = there.length + (n - first) * UNITS_A_PART;
      return {
        type: 'ActUnitsListed' as const,
        data: { part: n, units: units.slice(from, from + UNITS_A_PART) },
      };
    });
    revision = await append(store, stream, revision, drafts, context, part);
    const done = there.length + (part + numbers.length - first) * UNITS_A_PART;
    progress?.(Math.min(done, units.length), units.length);
  }
  await append(
    store,
    stream,
    revision,
    [{ type: 'ManifestSealed', data: { count: units.length, root: rootOfRows(units) } }],
    context,
    parts,
  );
  const listed = await loadAct(store, id);
  if (!listed) throw new Error(`there is no act ${id}`);
  return ok(listed);
}

async function append(
  store: EventStore,
  stream: string,
  expected: number,
  drafts: Parameters<typeof stamp>[1],
  context: CommandContext,
  from: number,
): Promise<number> {
  // The same chunk of the same command has the same event id, wherever an attempt begins.
  const events = stamp(`${stream}/list-${from}`, drafts, context);
  const result = await appendOne(store, stream, expected, events);
  if (!result.ok) throw new Error(`${stream}: its list is being written by another command`);
  return result.revision;
}
