import type { ImportFinished } from '@fonds/event-contracts';
import { execute, pastEvent, type EventStore } from '@fonds/event-store';
import { derivedId, fold } from '@fonds/kernel';
import { importDecider, importStream, type ImportState } from '../domain/import.decider';
import type { TakingOn } from '../domain/taken-on';
import type { BegunImport } from './begun-import';
import { batches } from './record-batches';
import { Registration, type RegistrationCounts } from './registration';
import type { Survey } from './survey';

export async function loadImport(store: EventStore, id: string): Promise<ImportState> {
  return fold(importDecider, (await store.readStream(importStream(id))).map(pastEvent));
}

/** A later run that finds the file standing for what it stood for at its last end writes nothing. */
export async function finish(
  store: EventStore,
  on: TakingOn & { readonly file: string },
  found: Survey,
  registration: Registration,
  begun: BegunImport,
): Promise<{ written: number }> {
  const { id, context } = begun;
  const before = await loadImport(store, id);
  const root = registration.root();
  if (before.kind !== 'none' && before.root === root) return { written: 0 };
  const later = before.kind === 'finished' || before.kind === 'checked';
  const { components, series, units, within, heldOut } = found;
  const counts = later
    ? await recounted(store, on, found, begun)
    : registration.counts(found.refusedComponents);
  const finished: ImportFinished = {
    counts: { components, series, units, within, heldOut, ...counts },
    root,
    fonds: [...registration.fonds()],
  };
  // The command that started it wrote to the same stream already: the end is a command of its own, and so is a later one.
  const command = derivedId<'command'>('command/1', context.command, 'finish', ...(later ? [root] : []));
  const ending = { ...context, command };
  const result = await execute(store, importStream(id), importDecider, { kind: 'finish', finished }, ending);
  if (!result.ok) throw new Error(`the import could not be finished: ${result.error.code}`);
  return { written: result.value.repeated ? 0 : result.value.events.length };
}

/** The account of all runs of an import, as of one that was interrupted: everything stands already and is counted. */
async function recounted(
  store: EventStore,
  on: TakingOn & { readonly file: string },
  found: Survey,
  begun: BegunImport,
): Promise<RegistrationCounts> {
  const registration = new Registration(store, on, { ...begun, resumed: true }, false);
  for await (const batch of batches(found.records.records())) {
    await registration.add(batch);
    // They were told already.
    registration.takeProblems();
  }
  await registration.settle();
  return registration.counts(found.refusedComponents);
}
