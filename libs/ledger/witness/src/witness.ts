import type { Clock } from '@fonds/kernel';
import {
  cosign,
  formatSignature,
  Malformed,
  openNote,
  type NoteSignature,
  type Signer,
  type SignedNote,
  type VerifierKey,
} from '@fonds/ledger/core';
import { parseAddCheckpoint, type AddCheckpoint } from './add-checkpoint.body';
import { decideAddCheckpoint, type Decision, type Head } from './add-checkpoint.decider';
import { ByTurns } from './by-turns';
import {
  BACKWARDS,
  conflict,
  cosigned,
  malformed,
  NOT_SIGNED,
  UNKNOWN_LOG,
  unproven,
  type WitnessAnswer,
} from './witness-answer';

/** The logs that a witness was told to know. */
export interface KnownLogKeys {
  /** Keys trusted for an origin; none when the log is unknown. */
  keysOf(origin: string): Promise<readonly VerifierKey[]>;
}

/** What a witness remembers. */
export interface HeadStore {
  /** The head that was kept last. @throws when it cannot be read: a forgotten head would be a licence to go back. */
  latest(origin: string): Promise<Head | undefined>;
  /** Durable when it resolves. @param note a checkpoint with the log's signatures and the witness's own. */
  keep(origin: string, note: SignedNote): Promise<void>;
  /** Keeps a signed checkpoint that has another root than the one cosigned for its size: proof of a changed history. */
  keepProofOfFork(origin: string, note: SignedNote): Promise<void>;
}

/** What a witness tells its operator. */
export interface WitnessEvent {
  readonly kind: 'cosigned' | Exclude<Decision['kind'], 'cosign'> | 'two-roots';
  readonly origin: string;
  readonly oldSize: number;
  readonly size: number;
  /** The signed checkpoint, when it was refused: it may be proof against its log. */
  readonly refused?: SignedNote;
}

export interface WitnessParts {
  readonly name: string;
  readonly signer: Signer;
  readonly logs: KnownLogKeys;
  readonly heads: HeadStore;
  readonly clock: Clock;
  readonly tell?: (event: WitnessEvent) => void;
}

/**
 * A witness of transparency logs (C2SP tlog-witness): cosigns the head of a log that it knows, when a proof shows that
 * the log only grew since the head it cosigned before.
 */
export class Witness {
  private readonly turns = new ByTurns();

  constructor(private readonly parts: WitnessParts) {}

  /** @param body of a request to add-checkpoint, as received. */
  async addCheckpoint(body: Uint8Array): Promise<WitnessAnswer> {
    const request = readRequest(body);
    if ('status' in request) return request;
    const { origin } = request.checkpoint;
    const keys = await this.parts.logs.keysOf(origin);
    if (keys.length === 0) return UNKNOWN_LOG;
    const opened = await openNote(request.note, keys);
    if (!opened.ok) return NOT_SIGNED;
    const ofLog = opened.verified.map(({ signature }) => signature);
    // Looked up and kept in one turn: else a request that was checked earlier could put back a head kept meanwhile.
    return this.turns.take(origin, () => this.answer(request, ofLog));
  }

  private async answer(request: AddCheckpoint, ofLog: readonly NoteSignature[]): Promise<WitnessAnswer> {
    const { oldSize, proof, note, checkpoint } = request;
    const { origin, size, root } = checkpoint;
    const signed = { text: note.text, signatures: ofLog };
    const decision = decideAddCheckpoint(await this.parts.heads.latest(origin), {
      oldSize,
      proof,
      size,
      root,
    });
    if (decision.kind === 'cosign') return this.cosign(request, signed);
    const fork = isFork(decision);
    if (fork) await this.parts.heads.keepProofOfFork(origin, signed);
    this.parts.tell?.({ kind: fork ? 'two-roots' : decision.kind, origin, oldSize, size, refused: signed });
    switch (decision.kind) {
      case 'backwards':
        return BACKWARDS;
      case 'conflict':
        return conflict(decision.size);
      case 'unproven':
        return unproven(decision.why);
    }
  }

  private async cosign(request: AddCheckpoint, signed: SignedNote): Promise<WitnessAnswer> {
    const { name, signer, heads, clock } = this.parts;
    const line = await cosign(name, signed.text, Math.floor(clock.now() / 1000), signer);
    const { origin, size } = request.checkpoint;
    await heads.keep(origin, { text: signed.text, signatures: [...signed.signatures, line] });
    this.parts.tell?.({ kind: 'cosigned', origin, oldSize: request.oldSize, size });
    return cosigned(formatSignature(line));
  }
}

const isFork = (decision: Decision): boolean =>
  (decision.kind === 'unproven' && decision.why === 'two-roots') ||
  (decision.kind === 'conflict' && decision.twoRoots);

function readRequest(body: Uint8Array): AddCheckpoint | WitnessAnswer {
  try {
    return parseAddCheckpoint(body);
  } catch (error) {
    if (error instanceof Malformed) return malformed(error.message);
    throw error;
  }
}
