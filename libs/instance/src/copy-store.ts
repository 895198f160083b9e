import {
  beginMove,
  copyLog,
  DatabaseTarget,
  ServerTarget,
  switchEngine,
  type CopyProgress,
  type CopyTarget,
  type Engine,
} from '@fonds/event-store';
import { BootError, holdAlone } from '@fonds/database';
import { auditLedger, findingText, readAuditKeys, type AuditReport, type Finding } from '@fonds/ledger/audit';
import { leavesUpTo } from '@fonds/ledger/integrator';
import { ProjectionHost } from '@fonds/projections';
import type { Instance } from './instance';
import { engineOf, openEngine, openServer, type EngineSettings } from './open-store';
import { PROJECTIONS } from './read-models';

/** Times that a copy goes on behind what others wrote meanwhile. */
const ROUNDS = 5;

export interface StoreCopied {
  readonly engine: Engine;
  /** Events that were copied and read back, and are the same. */
  readonly events: number;
  /** Leaves and root under the last checkpoint of the old epoch, which the copy gives too. */
  readonly checkpoint: string;
  /** Digests of every table of every read model: as it was, and as the copy gives it. */
  readonly digests: readonly { readonly table: string; readonly root: string; readonly rows: number }[];
}

export interface CopyParts {
  /** Open on the engine that has the events now. */
  readonly source: Instance;
  readonly from: Engine;
  readonly to: EngineSettings;
  /** Who moves them, as the first leaf of the new epoch says. */
  readonly by: { readonly account: string; readonly role: string; readonly command: string };
  readonly tell?: (progress: CopyProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Copies all events of an installation to the other engine, proves that they are the same, and lets the installation begin
 * there. Until the last step nothing changes for it; a copy that stopped goes on when it is asked for again. Whoever opens the
 * installation next begins the new epoch of the log.
 *
 * @throws BootError while a server runs, when the copy is no copy, or somebody keeps writing; LedgerHalted, LogRefused,
 * EventServerError
 */
export async function copyStore(parts: CopyParts): Promise<StoreCopied> {
  const { appConfig, owner } = parts.source.database;
  const alone = await holdAlone(appConfig, owner);
  try {
    return await copied(parts);
  } finally {
    await alone.end();
  }
}

async function copied(parts: CopyParts): Promise<StoreCopied> {
  const { source, from, to, by, tell, signal } = parts;
  const { owner } = source.database;
  const server = await openServer(to);
  try {
    await beginMove(owner, from);
    const target: CopyTarget = server ? new ServerTarget(server, owner) : new DatabaseTarget(owner);
    const engine = engineOf(to);
    for (let round = 0; round < ROUNDS; round++) {
      const signed = await signedEnd(source);
      if (!signed) continue;
      const position = await copyLog(source.store, target, tell, signal);
      if (position !== signed.position) continue;
      const digests = await proved(source, to);
      const move = { engine, position, checkpoint: signed.note, ...by };
      if (await switchEngine(owner, move))
        return { engine, events: Number(position), checkpoint: signed.note, digests };
    }
  } finally {
    await server?.close();
  }
  throw new BootError({
    en: 'Somebody keeps writing events while they are copied. Stop the server, then go on: fonds store copy.',
    zh: '复制期间仍有人写入事件。请先停止服务，再继续执行 fonds store copy。',
  });
}

/**
 * Everything until now is folded and under a checkpoint: the new epoch cites it, and nothing is signed behind it.
 *
 * @returns nothing when somebody wrote meanwhile
 */
async function signedEnd({
  store,
  projections,
  ledger,
}: Instance): Promise<{ position: bigint; note: string } | undefined> {
  const position = await store.head();
  await projections.catchUp();
  await ledger.catchUp();
  const head = await ledger.log.head();
  const newest = head && (await ledger.log.newest(head.epoch.number, 0));
  const wanted = head ? leavesUpTo(head.epoch, position) : 0;
  if (newest && newest.size > wanted) return undefined;
  if (newest?.size !== wanted)
    throw new BootError({
      en: `The log is signed up to ${newest?.size ?? 0} and has ${position} events; look at fonds ledger status first.`,
      zh: `日志已签发至 ${newest?.size ?? 0}，而事件共 ${position} 条；请先查看 fonds ledger status。`,
    });
  return { position, note: newest.note };
}

/**
 * What `fonds verify` checks, on the copy: every leaf, root and checkpoint that was ever signed, and all read models built from it.
 * A paper that is lost is lost on either engine.
 */
async function proved(source: Instance, to: EngineSettings): Promise<StoreCopied['digests']> {
  const { database, clock, dataDir } = source;
  const { store, served } = await openEngine(database.app, clock, to);
  const digests: StoreCopied['digests'][number][] = [];
  const told: Finding[] = [];
  try {
    const host = new ProjectionHost(database.app, store, PROJECTIONS);
    const check = async (name: string) => {
      const checked = await host.check(name);
      digests.push(...checked.tables.map(({ table, live: root, rows }) => ({ table, root, rows })));
      return checked;
    };
    const { counts } = await auditLedger({
      pool: database.app,
      dataDir,
      keys: await readAuditKeys(dataDir),
      witnesses: source.ledger.witnessKeys,
      projections: { names: PROJECTIONS.map(({ name }) => name), check },
      tell: (finding) => told.push(finding),
      ...(served && { served }),
    });
    refuseFindings(counts, told);
    return digests;
  } finally {
    await store.close();
  }
}

function refuseFindings(counts: AuditReport['counts'], told: readonly Finding[]): void {
  const kinds = Object.keys(counts).filter((kind) => kind !== 'paper-missing' && kind !== 'paper-damaged');
  if (kinds.length === 0) return;
  const first = told.find(({ kind }) => kinds.includes(kind));
  const text = first ? findingText(first) : { zh: kinds.join('，'), en: kinds.join(', ') };
  throw new BootError({
    en: `What was copied is not the log that was signed: ${text.en} Nothing was moved.`,
    zh: `复制结果与已签发的日志不符：${text.zh} 未作迁移。`,
  });
}
