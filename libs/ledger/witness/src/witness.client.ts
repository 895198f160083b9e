import {
  COSIGNATURE_V1,
  decimalOf,
  Malformed,
  openNote,
  parseCheckpoint,
  parseNote,
  parseNoteBytes,
  parseSignatureLines,
  textOf,
  type Checkpoint,
  type NoteSignature,
  type SignedNote,
  type VerifierKey,
} from '@fonds/ledger/core';
import { formatAddCheckpoint, MAX_BODY_BYTES } from './add-checkpoint.body';
import { exchange, unreachable, type Exchanged, type Unreachable } from './bounded-exchange';
import { originHash } from './origin-hash';
import { TLOG_SIZE } from './witness-answer';

/** A witness on the other side of the country flushes a disk and answers; longer than this, and it is away. */
const DEADLINE_MS = 10_000;
/** Signature lines, or a few words. */
const MAX_ANSWER_BYTES = 64 * 1024;

export type AddCheckpointResult =
  /** By the witness's key over this checkpoint; verified. */
  | { readonly kind: 'cosigned'; readonly signature: NoteSignature; readonly timestamp: number }
  /** The witness cosigned this size last (409): prove from there. */
  | { readonly kind: 'behind'; readonly size: number }
  /** The witness read it and will not (400, 403, 404, 422). At 422 it may have seen another history of this log. */
  | { readonly kind: 'refused'; readonly status: number; readonly body: string }
  /** Nothing was decided: try again later. */
  | Unreachable;

export type LatestResult =
  | {
      readonly kind: 'seen';
      readonly checkpoint: Checkpoint;
      /** With the log's signatures; those are not verified here (`openCheckpoint` does). */
      readonly note: SignedNote;
      readonly timestamp: number;
    }
  /** The witness never cosigned that log (404). */
  | { readonly kind: 'never' }
  | Unreachable;

/**
 * A log's side of C2SP tlog-witness. What a witness answers is believed only as far as its key signed it.
 *
 * @example await new WitnessClient({ prefix: 'https://witness.example/', key }).addCheckpoint({ oldSize, proof, note })
 */
export class WitnessClient {
  private readonly submission: URL;
  private readonly monitoring: URL;

  /**
   * @param options.prefix of submissions, and of monitoring where no other is given (tlog-witness "HTTP Interface").
   * @param options.key of the witness, with signature type 0x04.
   */
  constructor(
    private readonly options: {
      readonly prefix: string;
      readonly monitoringPrefix?: string;
      readonly key: VerifierKey;
      readonly deadlineMs?: number;
    },
  ) {
    if (options.key.type !== COSIGNATURE_V1)
      throw new Malformed('vkey', 'the key of a log, not of a witness; ask the witness for its own');
    this.submission = prefixOf(options.prefix);
    this.monitoring = prefixOf(options.monitoringPrefix ?? options.prefix);
  }

  /**
   * @param request.oldSize what the witness cosigned last; 0 when that is not known.
   * @param request.proof from the old size to the checkpoint's (RFC 6962 §2.1.2).
   * @param request.note the signed checkpoint.
   * @throws Malformed when the note is none.
   */
  async addCheckpoint(request: {
    readonly oldSize: number;
    readonly proof: readonly Uint8Array[];
    readonly note: string;
  }): Promise<AddCheckpointResult> {
    const { text } = parseNote(request.note);
    const answer = await exchange(new URL('add-checkpoint', this.submission), {
      body: formatAddCheckpoint(request),
      deadlineMs: this.options.deadlineMs ?? DEADLINE_MS,
      maxBytes: MAX_ANSWER_BYTES,
    });
    if ('kind' in answer) return answer;
    return understood(() => this.readAnswer(answer, text));
  }

  /** The checkpoint of a log that the witness cosigned last, verified with the witness's key. */
  async latest(origin: string): Promise<LatestResult> {
    const answer = await exchange(new URL(`${originHash(origin)}/checkpoint`, this.monitoring), {
      deadlineMs: this.options.deadlineMs ?? DEADLINE_MS,
      maxBytes: MAX_BODY_BYTES,
    });
    if ('kind' in answer) return answer;
    if (answer.status === 404) return { kind: 'never' };
    if (answer.status !== 200) return unreachable('status', `status ${answer.status}`);
    return understood(() => this.readLatest(answer, origin));
  }

  private async readAnswer(answer: Exchanged, text: string): Promise<AddCheckpointResult> {
    const body = textOf(answer.body, 'answer');
    switch (answer.status) {
      case 200: {
        const found = await this.cosignatureOn({ text, signatures: parseSignatureLines(body) });
        return found
          ? { kind: 'cosigned', ...found }
          : unreachable('not-understood', 'no signature of the witness');
      }
      case 409:
        return readSize(answer.contentType, body);
      case 400:
      case 403:
      case 404:
      case 422:
        return { kind: 'refused', status: answer.status, body };
      default:
        return unreachable('status', `status ${answer.status}`);
    }
  }

  private async readLatest(answer: Exchanged, origin: string): Promise<LatestResult> {
    const note = parseNoteBytes(answer.body);
    const checkpoint = parseCheckpoint(note.text);
    const found = await this.cosignatureOn(note);
    if (!found || checkpoint.origin !== origin)
      return unreachable('not-understood', 'not signed by the witness, or of another log');
    return { kind: 'seen', checkpoint, note, timestamp: found.timestamp };
  }

  /** tlog-witness: the timestamp must not be zero; signatures of other keys are passed over. */
  private async cosignatureOn(
    note: SignedNote,
  ): Promise<{ readonly signature: NoteSignature; readonly timestamp: number } | undefined> {
    const opened = await openNote(note, [this.options.key]);
    const [found] = opened.ok ? opened.verified : [];
    return found?.timestamp ? { signature: found.signature, timestamp: found.timestamp } : undefined;
  }
}

/** @throws Malformed */
function prefixOf(prefix: string): URL {
  if (!URL.canParse(prefix)) throw new Malformed('witness address', 'not an address');
  const url = new URL(prefix.endsWith('/') ? prefix : `${prefix}/`);
  if (!/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new Malformed('witness address', 'not http or https, or with a query');
  return url;
}

function readSize(contentType: string, body: string): AddCheckpointResult {
  if (contentType !== TLOG_SIZE || !body.endsWith('\n'))
    return unreachable('not-understood', `409 without a size`);
  return { kind: 'behind', size: decimalOf(body.slice(0, -1), 'size') };
}

/** An answer that is not one of tlog-witness decides nothing. */
async function understood<T>(read: () => Promise<T>): Promise<T | Unreachable> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Malformed) return unreachable('not-understood', error.message);
    throw error;
  }
}
