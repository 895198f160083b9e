import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportStarted } from '@fonds/event-contracts';
import type { WantedChange } from '@fonds/acts';
import type { EvidenceStore } from '@fonds/evidence';
import { execute, type CommandContext, type EventStore } from '@fonds/event-store';
import { ok, type ImportId, type Result } from '@fonds/kernel';
import { law } from '@fonds/law';
import { importDecider, importIdOf, importStream, type ImportState } from '../domain/import.decider';
import { MAPPING_VERSION, type TakingOn } from '../domain/taken-on';
import type { Problem, SourceItem } from '../source';
import { finish, loadImport } from './finish-import';
import { batches } from './record-batches';
import { Registration, type RegistrationCounts } from './registration';
import { SettingAside } from './set-aside';
import { fileSha256, survey, type Survey } from './survey';
import type { BegunImport } from './begun-import';
import { ownFolder } from './own-folder';
import type { ProblemRow } from './problem-rows';
import type { Repeated } from './repeats';
import { RowCorrections } from './row-corrections';

export interface ImportOrder extends TakingOn {
  readonly path: string;
  /** File name as sent, without folders. */
  readonly file: string;
  readonly format: ImportStarted['format'];
  /** What the person chose and what changes the outcome; part of the import's identity. */
  readonly options: Readonly<Record<string, string>>;
  readonly dryRun: boolean;
  /** Rows that differ from what is registered become batches of corrections. */
  readonly proposeCorrections: boolean;
  readonly workFolder: string;
}

export type ImportPhase = 'compare' | 'index' | 'read' | 'register';

/** Called often; what it throws ends the import where it stands. */
export interface ImportProgress {
  (phase: ImportPhase, done: number, total?: number): void;
}

export interface ImportOutcome extends RegistrationCounts {
  readonly import: ImportId;
  readonly file: string;
  readonly sha256: string;
  readonly fonds: readonly string[];
  readonly components: number;
  /** Rows that describe the fonds itself. */
  readonly fondsRows: number;
  readonly series: number;
  readonly units: number;
  readonly within: number;
  readonly heldOut: number;
  readonly controlRows: number;
  /** Events written by this run. */
  readonly events: number;
  /** Log position after it. */
  readonly position: bigint;
  /** Rows that differ and were proposed as corrections, and the acts that wait for a second person; absent unless asked for. */
  readonly corrections?: { readonly rows: number; readonly acts: readonly string[] };
  /** Those that are told one by one. */
  readonly warnings: readonly Problem[];
  readonly warningCount: number;
  /** All of them, by kind. */
  readonly warned: readonly Repeated[];
}

/** Opens one batch of corrections for a fonds. @returns its act */
export interface ProposeBatch {
  (fonds: string, changes: readonly WantedChange[], of: ImportId): Promise<Result<string>>;
}

/**
 * Takes a file's holdings on. The whole file is read and judged first; only then is anything recorded, so a broken
 * file leaves nothing behind. A run that was interrupted goes on where it stopped when the same command comes again:
 * every id follows from the file, and what is there already is counted, not written.
 *
 * @throws UnreadableSource when the file cannot be read to its end.
 */
export async function runImport(
  ports: {
    readonly store: EventStore;
    readonly evidence: EvidenceStore;
    readonly propose: ProposeBatch;
  },
  order: ImportOrder,
  read: () => AsyncIterable<SourceItem>,
  context: CommandContext,
  onProblem: (problem: ProblemRow) => Promise<void>,
  progress?: ImportProgress,
): Promise<Result<ImportOutcome>> {
  const folder = await ownFolder(order.workFolder, 'import');
  try {
    const sha256 = await fileSha256(order.path);
    const found = await survey(read(), folder, (done) => progress?.('read', done));
    const identity = {
      archives: order.archives,
      source: sha256,
      options: order.options,
      mapping: MAPPING_VERSION,
      format: order.format,
    };
    const id = importIdOf(identity);
    const begun = await begin(ports, order, { ...identity, id }, found, folder, context);
    if (!begun.ok) return begun;
    for await (const refused of found.refused.records())
      for (const problem of refused.problems) await onProblem({ problem, row: refused.row });

    const differing = order.proposeCorrections ? new RowCorrections(order.archives) : undefined;
    const registration = new Registration(ports.store, order, begun.value, order.dryRun, differing);
    let done = 0;
    const total = found.components - found.refusedComponents - found.heldOut;
    for await (const batch of batches(found.records.records())) {
      done += await registration.add(batch);
      for (const problem of registration.takeProblems()) await onProblem(problem);
      progress?.('register', done, total);
    }
    await registration.settle();
    for (const problem of registration.takeProblems()) await onProblem(problem);
    const aside = new SettingAside(ports.store, order.archives, begun.value);
    if (!order.dryRun) {
      for await (const refused of found.refused.records()) await aside.add(refused);
      await aside.write();
    }

    const { warnings, warned } = found;
    for (const problem of registration.warnings) if (warned.add(problem)) warnings.push(problem);
    const counts = registration.counts(found.refusedComponents);
    const finished = order.dryRun
      ? undefined
      : await finish(ports.store, order, found, registration, begun.value);
    const proposed = differing && (await propose(ports.propose, differing, id, order.dryRun));
    if (proposed && !proposed.ok) return proposed;
    return ok({
      import: id,
      file: order.file,
      sha256,
      fonds: registration.fonds(),
      components: found.components,
      fondsRows: found.fondsRows,
      series: found.series,
      units: found.units,
      within: found.within,
      heldOut: found.heldOut,
      controlRows: found.controlRows,
      ...counts,
      events:
        registration.eventsWritten + aside.eventsWritten + begun.value.written + (finished?.written ?? 0),
      position: await ports.store.head(),
      ...(proposed && { corrections: proposed.value }),
      warnings,
      warningCount: warned.count,
      warned: warned.all(),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function propose(
  open: ProposeBatch,
  differing: RowCorrections,
  id: ImportId,
  dryRun: boolean,
): Promise<Result<{ rows: number; acts: readonly string[] }>> {
  const acts: string[] = [];
  for (const [fonds, changes] of dryRun ? [] : differing.batches()) {
    const act = await open(fonds, changes, id);
    if (!act.ok) return act;
    acts.push(act.value);
  }
  return ok({ rows: differing.rows, acts });
}

async function begin(
  ports: { readonly store: EventStore; readonly evidence: EvidenceStore },
  order: ImportOrder,
  identity: Pick<ImportStarted, 'archives' | 'source' | 'options' | 'mapping' | 'format'> & {
    readonly id: ImportId;
  },
  found: Survey,
  folder: string,
  context: CommandContext,
): Promise<Result<BegunImport>> {
  const before = await loadImport(ports.store, identity.id);
  if (before.kind !== 'none')
    return ok({
      id: identity.id,
      context: underImport(context, identity.id, before),
      resumed: before.kind === 'started',
      written: 0,
    });
  if (order.dryRun) return ok({ id: identity.id, context, resumed: false, written: 0 });

  // Rows held out must not be kept in any form: the source is then stored as what was read of the others.
  const whole = !found.withheld;
  const stored = await ports.evidence.put(
    createReadStream(whole ? order.path : join(folder, 'records.ndjson')),
  );
  const { id, ...rest } = identity;
  const started: ImportStarted = {
    ...rest,
    file: order.file,
    stored: whole ? 'whole' : 'redacted',
    storedSource: stored.sha256,
  };
  const citing: CommandContext = {
    ...context,
    evidence: [...context.evidence, { sha256: stored.sha256, kind: 'import-source' }],
  };
  const result = await execute(
    ports.store,
    importStream(id),
    importDecider,
    { kind: 'start', started, businessDate: context.businessDate, today: context.today },
    citing,
  );
  if (!result.ok) return result;
  const state = await loadImport(ports.store, id);
  if (state.kind === 'none') throw new Error('an import that was just started is not there');
  return ok({
    id,
    context: underImport(context, id, state),
    resumed: false,
    written: result.value.events.length,
  });
}

function underImport(
  context: CommandContext,
  id: ImportId,
  state: Exclude<ImportState, { kind: 'none' }>,
): CommandContext {
  const at = law.at(state.businessDate, context.law.version);
  return {
    ...context,
    businessDate: state.businessDate,
    law: { regime: at.regime.id, version: at.version },
    correlation: id,
    causation: state.startedEvent,
  };
}
