import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { execute, type EventStore } from '@fonds/event-store';
import { LawInEffect, SYSTEM_ROLE } from '@fonds/identity';
import { derivedId, shanghaiDay, type Clock } from '@fonds/kernel';
import { law } from '@fonds/law';
import { formatVkey, type VerifierKey } from '@fonds/ledger/core';
import { checkpointOfToday } from './checkpoint-of-today';
import { LOG_STREAM, logDecider, type LogCommand } from './domain/log.decider';
import { leavesUpTo, type Epoch } from './epoch';
import { EventLeaves } from './event-leaves';
import { Integrator } from './integrator';
import { IntegratorLease } from './integrator-lease';
import { LedgerHalted, type HaltFacts } from './ledger-halted';
import { LedgerKeys, vkeysOf } from './ledger-keys';
import type { GuardParts } from './log-guard';
import { LogStore } from './log-store';
import { LogTree } from './log-tree';
import { openOwnCheckpoint } from './own-checkpoint';
import { Publisher } from './publisher';
import { SeenCheckpoint } from './seen-checkpoint';
import { TileMemory } from './tile-memory';
import { Witnessing, type AskedWitness, type WitnessRefusal } from './witnessing';

/** How often a process looks for events of others. Integrated within a second leaves room for a slow disk. */
const POLL_MS = 200;
/** A busy log is signed this often: each checkpoint is one row for ever, and one question to every witness. */
const PUBLISH_EVERY_EVENTS = 8_192;
/** A quiet log is signed this long after something was recorded: a person who waits for it sees it soon. */
const PUBLISH_EVERY_MS = 1_000;
/** How long a halted log waits before it looks again whether somebody mended what halted it. */
const LOOK_AGAIN_MS = 5_000;
/** How long a command line waits for the server beside it to integrate what it wrote. */
const OTHERS_WAIT_MS = 10_000;

/** How far each state reaches. */
export interface LedgerStanding {
  readonly epoch: Epoch;
  /** Events in the store. */
  readonly recorded: number;
  /** Leaves in the tree. */
  readonly integrated: number;
  /** Leaves under the newest checkpoint that enough witnesses cosigned. */
  readonly published: number;
  /** Witnesses that are asked. */
  readonly witnesses: readonly WitnessStanding[];
  /** Why the log does not sign, when it does not. */
  readonly halted?: HaltFacts;
}

/** How far a witness followed. */
export interface WitnessStanding {
  readonly name: string;
  /** Leaves of the newest checkpoint that it cosigned. */
  readonly cosigned: number;
  /** What it answered last, when it did not sign. */
  readonly problem?: string;
}

export interface LedgerParts {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly dataDir: string;
  readonly clock: Clock;
  /** Of a new log; without it one that no other log has. */
  readonly origin?: string;
  /** How many witnesses must have cosigned before a checkpoint counts as published. */
  readonly quorum?: number;
  readonly witnesses?: readonly AskedWitness[];
}

/** The log of one installation: what is in it, and the work of putting events into it and signing it. */
export class Ledger {
  readonly log: LogStore;
  readonly leaves: EventLeaves;
  readonly seen: SeenCheckpoint;
  readonly integrator: Integrator;
  private readonly publisher: Publisher;
  private readonly tiles = new TileMemory();
  private readonly lease: IntegratorLease;
  private readonly witnessing: Witnessing;
  /** Witnesses are asked beside the integrating: a slow one holds nobody up. */
  private asking: Promise<void> | undefined;
  private askingFailed: unknown;
  private halt: HaltFacts | undefined;
  /** This process carries the log on by itself; asking it twice at once would be two integrators on one tree. */
  private following = false;

  private constructor(
    private readonly parts: LedgerParts,
    readonly keys: LedgerKeys,
  ) {
    this.log = new LogStore(parts.pool);
    this.leaves = new EventLeaves(keys.secret);
    this.seen = new SeenCheckpoint(parts.dataDir);
    const guarded: GuardParts = {
      log: this.log,
      store: parts.store,
      keys,
      seen: this.seen,
      leaves: this.leaves,
      witnessed: (epoch) => this.witnessing.knownHeads(epoch),
    };
    this.witnessing = new Witnessing(
      parts.witnesses ?? [],
      this.log,
      (note, epoch) => openOwnCheckpoint(note, epoch, guarded),
      (refusal, cosigned) => this.alarm(refusal, cosigned),
    );
    this.integrator = new Integrator(guarded);
    this.publisher = new Publisher(guarded, this.integrator, parts.clock);
    this.lease = new IntegratorLease(parts.pool);
  }

  /** Opens the keys, or makes them before the log is first begun. @throws LedgerKeyProblem */
  static async open(parts: LedgerParts): Promise<Ledger> {
    const { dataDir, origin, clock, pool } = parts;
    const begun = async (): Promise<boolean> => (await new LogStore(pool).epochs()).length > 0;
    return new Ledger(parts, await LedgerKeys.open(dataDir, () => clock.now(), origin, begun));
  }

  get quorum(): number {
    return this.parts.quorum ?? 0;
  }

  /** The newest checkpoint that enough of the witnesses that are asked now have cosigned, as one that today's keys open. */
  async newestPublished(epoch: Epoch): ReturnType<LogStore['newest']> {
    const newest = await this.newestCosigned(epoch);
    if (!newest) return undefined;
    await this.keys.refresh();
    const parts = { keys: this.keys, store: this.parts.store, tree: this.tree(epoch) };
    return { ...newest, note: await checkpointOfToday(newest.note, epoch, parts) };
  }

  private newestCosigned(epoch: Epoch): ReturnType<LogStore['newest']> {
    return this.log.newest(epoch.number, this.quorum, this.witnessing.names);
  }

  /** Keys of the witnesses that are asked. */
  get witnessKeys(): readonly VerifierKey[] {
    return (this.parts.witnesses ?? []).map(({ key }) => key);
  }

  get witnessVkeys(): string[] {
    return this.witnessKeys.map(formatVkey);
  }

  /** Compares the log with every head that is known here, and begins it on first start. @throws LedgerHalted */
  async check(): Promise<void> {
    await this.integrator.load();
  }

  /**
   * Integrates and signs what is recorded until now. Beside a server that does so already, waits for it.
   *
   * @throws LedgerHalted
   */
  async catchUp(): Promise<void> {
    const wanted = await this.parts.store.head();
    for (let waited = 0; !(await this.lease.take()); waited += POLL_MS) {
      // Witnesses are asked by whoever holds the lease: one that is away must not hold a command line up.
      const { epoch } = await this.standing();
      const signed = (await this.log.newest(epoch.number, 0))?.size ?? 0;
      if (signed >= leavesUpTo(epoch, wanted) || waited >= OTHERS_WAIT_MS) return;
      await pause(POLL_MS);
    }
    try {
      await this.integrator.integrate();
      await this.publisher.publish();
      await this.askWitnesses();
    } finally {
      this.lease.release();
    }
  }

  /**
   * Waits until what is recorded now is published, as long as a log that signs needs for it. A process that does not
   * follow the log does the work itself.
   *
   * @returns the standing then: what it lacks waits for witnesses, or the log is halted
   */
  async settled(): Promise<LedgerStanding> {
    const wanted = await this.parts.store.head();
    if (!this.following)
      try {
        await this.catchUp();
      } catch (error) {
        if (!(error instanceof LedgerHalted)) throw error;
        return { ...(await this.standing()), halted: error.facts };
      }
    for (let waited = 0; ; waited += POLL_MS) {
      const standing = await this.standing();
      const reached = standing.published >= leavesUpTo(standing.epoch, wanted);
      if (reached || standing.halted || !this.following || waited >= OTHERS_WAIT_MS) return standing;
      await pause(POLL_MS);
    }
  }

  /** Integrates and signs until `signal` aborts; a halt is told once and looked at again. */
  async follow(signal: AbortSignal, tell: (error: unknown) => void): Promise<void> {
    this.following = true;
    let signedAt = this.parts.clock.now();
    while (!signal.aborted) {
      let wait = POLL_MS;
      try {
        if (await this.lease.take()) {
          signedAt = await this.step(signedAt);
          this.halt = undefined;
        }
      } catch (error) {
        if (error instanceof LedgerHalted) {
          if (this.halt?.reason !== error.facts.reason) tell(error);
          this.halt = error.facts;
        } else tell(error);
        this.integrator.forget();
        wait = LOOK_AGAIN_MS;
      }
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
    this.lease.release();
    this.following = false;
  }

  private async step(signedAt: number): Promise<number> {
    const failed = this.askingFailed;
    this.askingFailed = undefined;
    if (failed !== undefined) throw failed;
    await this.askWhoRefused();
    await this.integrator.integrate();
    this.asking ??= this.askWitnesses()
      .catch((error: unknown) => (this.askingFailed = error))
      .then(() => (this.asking = undefined));
    const now = this.parts.clock.now();
    const unsigned = (this.integrator.head?.size ?? 0) - this.publisher.size;
    if (unsigned < PUBLISH_EVERY_EVENTS && now - signedAt < PUBLISH_EVERY_MS) return signedAt;
    await this.publisher.publish();
    return now;
  }

  /**
   * A witness that saw another history is shown the same checkpoint again until it cosigns: nothing more is signed
   * before, so the log says of itself that it does not sign, and does not.
   *
   * @throws LedgerHalted
   */
  private async askWhoRefused(): Promise<void> {
    if (!this.witnessing.refusal) return;
    await this.asking;
    if (!this.integrator.head) await this.integrator.load();
    await this.askWitnesses();
    if (this.witnessing.refusal) throw this.witnessing.refusal;
  }

  /** The newest checkpoint goes to every witness that has not signed it and is due. */
  private async askWitnesses(): Promise<void> {
    const head = this.integrator.head;
    const newest = head && (await this.log.newest(head.epoch.number, 0));
    if (newest) await this.witnessing.ask(head.epoch, newest, this.now());
  }

  /** In the log's own name: no person did it. */
  private async alarm({ witness, ...refusal }: WitnessRefusal, cosigned: number): Promise<void> {
    const today = shanghaiDay(this.now());
    const { regime, version } = law.at(today, await new LawInEffect(this.parts.store).version());
    const command: LogCommand = { kind: 'note-refusal', witness: formatVkey(witness), ...refusal };
    const outcome = await execute(this.parts.store, LOG_STREAM, logDecider, command, {
      // The same answer from the same head of the witness is one event: the event itself makes the log longer.
      command: derivedId<'command'>('command/1', 'witness', witness.name, String(cosigned), refusal.answer),
      account: derivedId<'account'>('account/1', 'log', refusal.origin),
      role: SYSTEM_ROLE,
      businessDate: today,
      today,
      law: { regime: regime.id, version },
      evidence: [],
    });
    if (!outcome.ok) throw new Error(`the alarm of a witness was refused: ${outcome.error.code}`);
  }

  async standing(): Promise<LedgerStanding> {
    const head = await this.log.head();
    const epoch = head?.epoch ?? { number: 0, origin: this.keys.origin };
    const [recorded, newest] = await Promise.all([this.parts.store.head(), this.newestCosigned(epoch)]);
    return {
      epoch,
      recorded: leavesUpTo(epoch, recorded),
      integrated: head?.size ?? 0,
      published: newest?.size ?? 0,
      witnesses: await this.witnessesOf(epoch),
      ...(this.halt && { halted: this.halt }),
    };
  }

  private async witnessesOf(epoch: Epoch): Promise<WitnessStanding[]> {
    if (this.witnessing.names.length === 0) return [];
    const cosigned = await this.log.cosignedSizes(epoch.number);
    return this.witnessing.names.map((name) => {
      const problem = this.witnessing.problems.get(name);
      return { name, cosigned: cosigned.get(name) ?? 0, ...(problem !== undefined && { problem }) };
    });
  }

  /** UTC milliseconds. */
  now(): number {
    return this.parts.clock.now();
  }

  /** The epoch that the log is in: what positions are printed with. */
  async epoch(): Promise<number> {
    return (await this.log.head())?.epoch.number ?? 0;
  }

  /** For proofs: what was read of it is kept in memory. */
  tree(epoch: Epoch): LogTree {
    return new LogTree(this.log, epoch.number, this.tiles);
  }

  /** The verifier keys of the log as every export names them: as they are now, whichever process changed them. */
  async exportKeys(): Promise<string[]> {
    await this.keys.refresh();
    const head = await this.log.head();
    return vkeysOf(this.keys.keysFor(head?.epoch.origin ?? this.keys.origin));
  }

  /** The verifier keys of an epoch, one for each key that signs now. */
  vkeys(epoch: Epoch): string[] {
    return vkeysOf(this.keys.keysFor(epoch.origin));
  }
}
