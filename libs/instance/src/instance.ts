import { join, resolve } from 'node:path';
import { BootError, migrate, openDatabase, type Database } from '@fonds/database';
import { FileEvidenceStore, type EvidenceStore } from '@fonds/evidence';
import { EngineTable, EVENT_STORE_MIGRATIONS, type EventStore, type ServedRows } from '@fonds/event-store';
import { IDENTITY_MIGRATIONS } from '@fonds/identity';
import { removeLeftovers } from '@fonds/interchange';
import { systemClock, type Clock } from '@fonds/kernel';
import { Malformed } from '@fonds/ledger/core';
import {
  Ledger,
  LedgerKeyProblem,
  LEDGER_MIGRATIONS,
  recordMove,
  witnessesOf,
  type AskedWitness,
  type LedgerParts,
} from '@fonds/ledger/integrator';
import { ProjectionHost, PROJECTION_MIGRATIONS, type OpenElsewhere } from '@fonds/projections';
import { FoldingThread } from './folding-thread';
import { keyBootError } from './key-problem';
import { engineOf, openStore, type EngineSettings } from './open-store';
import { PROJECTIONS } from './read-models';

export const MIGRATIONS = [
  ...EVENT_STORE_MIGRATIONS,
  ...PROJECTION_MIGRATIONS,
  ...IDENTITY_MIGRATIONS,
  ...LEDGER_MIGRATIONS,
];

/** Folders below the data folder, of imports and exports under way. */
const TEMPORARY = ['work', 'imports/uploads', 'imports/exports'];

export interface InstanceOptions {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly role: 'serve' | 'cli' | 'test';
  readonly clock?: Clock;
  /** Site policy, as `SIGNATURES_TRANSFER` has it. */
  readonly signaturesOfTransfer?: string;
  readonly ledger?: LedgerSettings;
  /** Where the events are; without it, in the database. */
  readonly engine?: EngineSettings;
  /** First builds and rebuilds after an update: name, done and total positions. */
  readonly progress?: (projection: string, done: bigint, total: bigint) => void;
}

/** The log's part of the configuration, under the variables' own names. */
export interface LedgerSettings {
  readonly LEDGER_ORIGIN?: string;
  readonly LEDGER_WITNESSES?: string;
  readonly LEDGER_QUORUM?: number;
}

/** An installation, opened by one process: the server, or the command line beside it or alone. */
export interface Instance {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly database: Database;
  readonly store: EventStore;
  /** For an audit, where an event server has the events. */
  readonly served?: ServedRows;
  /** Why the log can be read and not written to, where that was asked for. */
  readonly refused?: string;
  readonly evidence: EvidenceStore;
  readonly projections: ProjectionHost;
  readonly ledger: Ledger;
  /** Who signs a transfer on each side, and how. */
  readonly signaturesOfTransfer?: string;
  /** Waits for writes under way, then lets go of the database; the last process stops an embedded one. */
  close(): Promise<void>;
}

/**
 * Opens everything a process needs, migrated and with every projection built.
 *
 * @throws BootError for what the person who starts the program can mend.
 */
export async function openInstance(options: InstanceOptions): Promise<Instance> {
  const dataDir = resolve(options.dataDir);
  const clock = options.clock ?? systemClock;
  const database = await openDatabase({ databaseUrl: options.databaseUrl, dataDir, role: options.role });
  try {
    // Also without a server: a killed import on the command line left its records, up to the size of its source.
    await removeLeftovers(TEMPORARY.map((path) => join(dataDir, path)));
    const instance = await openOn(database, dataDir, clock, options.progress, options.ledger, options.engine);
    return { ...instance, signaturesOfTransfer: options.signaturesOfTransfer };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The same on a database that is open already: tests, restore. */
export async function openOn(
  database: Database,
  dataDir: string,
  clock: Clock,
  progress?: InstanceOptions['progress'],
  settings: LedgerSettings = {},
  engine: EngineSettings = {},
): Promise<Instance> {
  await migrate(database.owner, MIGRATIONS);
  const evidence = await FileEvidenceStore.open({ dataDir, clock });
  const { store, served, refused } = await openStore(database.app, clock, engine);
  try {
    // Before anything is built: a lost key is told at once.
    const ledger = await openLedger({ pool: database.app, store, dataDir, clock }, settings);
    // Before anything is signed on this engine: the log of the other one ends, and this one's first leaf says so.
    const moved = await new EngineTable(database.app).lastMove();
    if (moved && !refused) await recordMove(store, ledger, moved);
    // An event server has one reader in each process.
    const elsewhere: OpenElsewhere | undefined =
      engineOf(engine) === 'database' ? (lost) => FoldingThread.begin(database.address, lost) : undefined;
    const projections = await openProjections(database, store, progress, elsewhere);
    return {
      dataDir,
      clock,
      database,
      store,
      ...(served && { served }),
      ...(refused && { refused: refused.message }),
      evidence,
      projections,
      ledger,
      close: async () => {
        await projections.foldHere();
        await store.close();
        await database.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Every projection, built up to the end. The log's key is not needed for it: a restore builds them without. */
export async function openProjections(
  database: Database,
  store: EventStore,
  progress?: InstanceOptions['progress'],
  elsewhere?: OpenElsewhere,
): Promise<ProjectionHost> {
  const projections = new ProjectionHost(database.app, store, PROJECTIONS, undefined, elsewhere);
  await projections.prepare(progress);
  return projections;
}

/**
 * One witness suffices unless the configuration says more.
 *
 * @throws BootError for a witness's key that is none, and for a key file that is lost
 */
async function openLedger(
  parts: Pick<LedgerParts, 'pool' | 'store' | 'dataDir' | 'clock'>,
  { LEDGER_ORIGIN: origin, LEDGER_WITNESSES: setting, LEDGER_QUORUM }: LedgerSettings,
): Promise<Ledger> {
  const witnesses = witnessesAsked(setting);
  const quorum = LEDGER_QUORUM ?? Math.min(1, witnesses.length);
  if (quorum > witnesses.length)
    throw new BootError({
      en: `LEDGER_QUORUM=${quorum}: LEDGER_WITNESSES names ${witnesses.length}.`,
      zh: `LEDGER_QUORUM=${quorum}：LEDGER_WITNESSES 中只有 ${witnesses.length} 个见证方。`,
    });
  try {
    return await Ledger.open({ ...parts, origin, witnesses, quorum });
  } catch (error) {
    throw error instanceof LedgerKeyProblem ? keyBootError(error) : error;
  }
}

function witnessesAsked(setting: string | undefined): AskedWitness[] {
  try {
    return witnessesOf(setting ?? '');
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    throw new BootError({
      en: `LEDGER_WITNESSES: ${error.message}. Ask the witness for its key: fonds witness key show.`,
      zh: `LEDGER_WITNESSES：${error.message}。请向见证方索取公钥：fonds witness key show。`,
    });
  }
}
