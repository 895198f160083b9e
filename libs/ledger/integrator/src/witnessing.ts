import {
  formatSignature,
  type OpenedCheckpoint,
  type SignedNote,
  type VerifierKey,
} from '@fonds/ledger/core';
import type { WitnessClient } from '@fonds/ledger/witness';
import type { Epoch } from './epoch';
import { LedgerHalted } from './ledger-halted';
import type { KnownHead } from './log-guard';
import type { LogStore, StoredCheckpoint } from './log-store';
import { LogTree } from './log-tree';

/** First wait after a witness did not answer; doubled each time, up to the longest. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** How often one checkpoint is offered in a row to a witness that is elsewhere each time. */
const TRIES = 3;

/** A witness that this log asks. */
export interface AskedWitness {
  readonly key: VerifierKey;
  readonly client: Pick<WitnessClient, 'addCheckpoint' | 'latest'>;
}

/** What a witness would not sign, told once for each kind of answer. */
export interface WitnessRefusal {
  readonly witness: VerifierKey;
  readonly origin: string;
  readonly size: number;
  /** Leaves that the witness says it knows. */
  readonly known?: number;
  readonly answer: string;
}

interface Asking {
  /** Size that the witness cosigned last, as far as is known here. */
  cosigned: number;
  waitMs: number;
  notBefore: number;
  problem?: string;
}

/** Carries checkpoints to the witnesses, each at its own pace, and keeps what they sign. */
export class Witnessing {
  /** Of the epoch that what follows was heard of. */
  private origin: string | undefined;
  private readonly asking = new Map<string, Asking>();
  /** By the names of the witnesses that saw another history and have not cosigned since. */
  private readonly refusals = new Map<string, LedgerHalted>();

  constructor(
    private readonly witnesses: readonly AskedWitness[],
    private readonly log: LogStore,
    /** Only what this log signed counts. */
    private readonly openOwn: (note: SignedNote, epoch: Epoch) => Promise<OpenedCheckpoint>,
    /** @param cosigned leaves that the witness cosigned last, as far as is known here */
    private readonly refused: (refusal: WitnessRefusal, cosigned: number) => Promise<void>,
  ) {}

  /** Why a witness has not signed, by its name, as far as this process knows. */
  get problems(): ReadonlyMap<string, string> {
    return new Map(
      [...this.asking].flatMap(([name, { problem }]) => (problem === undefined ? [] : [[name, problem]])),
    );
  }

  /** What a witness said that saw another history, until it cosigns. */
  get refusal(): LedgerHalted | undefined {
    const [first] = this.refusals.values();
    return first;
  }

  get names(): readonly string[] {
    return this.witnesses.map(({ key }) => key.name);
  }

  /** The heads that the witnesses know of a log; those that do not answer are passed over. */
  async knownHeads(epoch: Epoch): Promise<KnownHead[]> {
    this.enter(epoch);
    const heads = await Promise.all(
      this.witnesses.map(async ({ key, client }): Promise<KnownHead[]> => {
        const latest = await client.latest(epoch.origin);
        if (latest.kind === 'unreachable') this.of(key).problem = latest.why;
        if (latest.kind !== 'seen') return [];
        // A witness cannot make this log's history up.
        const opened = await this.openOwn(latest.note, epoch);
        if (!opened.ok) return [];
        this.of(key).cosigned = opened.checkpoint.size;
        return [{ knower: { witness: key.name }, checkpoint: opened.checkpoint }];
      }),
    );
    return heads.flat();
  }

  /**
   * Asks every witness that is due to cosign a checkpoint.
   *
   * @param now UTC milliseconds
   * @throws LedgerHalted when one answers that it saw another history
   */
  async ask(epoch: Epoch, checkpoint: StoredCheckpoint, now: number): Promise<void> {
    this.enter(epoch);
    const due = this.witnesses.filter(({ key }) => {
      const { cosigned, notBefore } = this.of(key);
      return cosigned < checkpoint.size && notBefore <= now;
    });
    const outcomes = await Promise.allSettled(
      due.map((witness) => this.askOne(witness, epoch, checkpoint, now)),
    );
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Another epoch is another log to every witness: no size and no refusal of the one before is one of it. */
  private enter({ origin }: Epoch): void {
    if (this.origin === origin) return;
    this.origin = origin;
    this.asking.clear();
    this.refusals.clear();
  }

  private async askOne(
    witness: AskedWitness,
    epoch: Epoch,
    checkpoint: StoredCheckpoint,
    now: number,
  ): Promise<void> {
    const asking = this.of(witness.key);
    let answer = await this.submit(witness, epoch, checkpoint, asking.cosigned);
    // From what it knows; another process of this log may bring it further meanwhile.
    for (let tries = 0; tries < TRIES && answer.kind === 'behind'; tries++) {
      if (answer.size > checkpoint.size || answer.size === asking.cosigned) break;
      asking.cosigned = answer.size;
      answer = await this.submit(witness, epoch, checkpoint, answer.size);
    }
    switch (answer.kind) {
      case 'cosigned':
        await this.log.addCosignature(
          epoch.number,
          checkpoint.size,
          witness.key.name,
          formatSignature(answer.signature),
        );
        this.asking.set(witness.key.name, { cosigned: checkpoint.size, waitMs: FIRST_WAIT_MS, notBefore: 0 });
        this.refusals.delete(witness.key.name);
        return;
      case 'behind':
        if (answer.size > checkpoint.size && (await this.isOurs(epoch, answer.size))) {
          asking.cosigned = answer.size;
          return;
        }
        return this.sawAnother(witness, epoch, checkpoint, `409 ${answer.size}`, answer.size);
      case 'refused':
        if (answer.status === 422)
          return this.sawAnother(witness, epoch, checkpoint, `422 ${answer.body}`.slice(0, 300));
        return this.later(
          witness,
          epoch,
          checkpoint,
          `${answer.status} ${answer.body}`.slice(0, 300),
          now,
          true,
        );
      case 'unreachable':
        return this.later(witness, epoch, checkpoint, answer.why, now, false);
    }
  }

  /** Whether this log has signed that much meanwhile: then another process of it was heard first, and all is well. */
  private async isOurs(epoch: Epoch, size: number): Promise<boolean> {
    const newest = await this.log.newest(epoch.number, 0);
    return newest !== undefined && newest.size >= size;
  }

  private async submit(
    witness: AskedWitness,
    epoch: Epoch,
    { size, note }: StoredCheckpoint,
    oldSize: number,
  ) {
    const proof = oldSize === 0 ? [] : await new LogTree(this.log, epoch.number).consistency(oldSize, size);
    return witness.client.addCheckpoint({ oldSize, proof, note });
  }

  /** The witness knows a history of this log that is not the one here: the gravest thing it can say. */
  private async sawAnother(
    { key }: AskedWitness,
    epoch: Epoch,
    { size }: StoredCheckpoint,
    answer: string,
    known?: number,
  ): Promise<void> {
    const { cosigned } = this.of(key);
    this.of(key).problem = answer;
    const of = known === undefined ? {} : { known };
    const halted = new LedgerHalted({
      ...{ reason: 'witness-refused', knower: { witness: key.name }, here: size, detail: answer },
      ...of,
    });
    this.refusals.set(key.name, halted);
    await this.refused({ witness: key, origin: epoch.origin, size, answer, ...of }, cosigned);
    throw halted;
  }

  private async later(
    { key }: AskedWitness,
    epoch: Epoch,
    { size }: StoredCheckpoint,
    answer: string,
    now: number,
    isRefusal: boolean,
  ): Promise<void> {
    const asking = this.of(key);
    const isNew = asking.problem !== answer;
    asking.problem = answer;
    asking.notBefore = now + asking.waitMs;
    asking.waitMs = Math.min(asking.waitMs * 2, LONGEST_WAIT_MS);
    if (isRefusal && isNew)
      await this.refused({ witness: key, origin: epoch.origin, size, answer }, asking.cosigned);
  }

  private of({ name }: VerifierKey): Asking {
    const known = this.asking.get(name) ?? { cosigned: 0, waitMs: FIRST_WAIT_MS, notBefore: 0 };
    this.asking.set(name, known);
    return known;
  }
}
