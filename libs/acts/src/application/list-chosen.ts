import {
  answered,
  type CommandContext,
  type CommandProgress,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { ok, type Result } from '@fonds/kernel';
import { actStream } from '../domain/act.state';
import { listUnits } from './list-units';
import { loadAct, type LoadedAct } from './loaded-act';

/** An act whose list is complete, and what the command wrote that drew it up. */
export interface ListedAct {
  readonly act: string;
  readonly units: number;
  readonly outcome: Outcome;
}

/** The answer of a command whose act was listed by an earlier attempt; undefined where its list is not complete. */
export function answeredList(
  before: LoadedAct | undefined,
  context: CommandContext,
): Result<ListedAct> | undefined {
  if (!before?.state.listed) return undefined;
  const done = answered(actStream(before.id), before.stored, context);
  if (!done?.ok) return done;
  return ok({ act: before.id, units: before.state.listed.count, outcome: done.value });
}

/** Lists what was chosen. An attempt that died in its list goes on behind what stands there, whatever is chosen now. */
export async function listChosen(
  store: EventStore,
  act: string,
  units: readonly string[],
  context: CommandContext,
  progress?: CommandProgress,
): Promise<Result<ListedAct>> {
  const there = (await loadAct(store, act))?.state.parts.flatMap((part) => [...part.keys()]) ?? [];
  const listed = await listUnits(store, act, [...new Set([...there, ...units])], context, progress);
  if (!listed.ok) return listed;
  const { stored, state } = listed.value;
  const last = stored[stored.length - 1];
  if (!last) throw new Error(`${actStream(act)} has no event`);
  // It wrote everything from the act's first event to the seal of its list.
  const events = stored.map(({ id }) => id as Outcome['events'][number]);
  const outcome = {
    stream: actStream(act),
    revision: last.revision,
    position: last.position,
    events,
    repeated: false,
  };
  return ok({ act, units: state.listed?.count ?? 0, outcome });
}
