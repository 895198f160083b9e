import type { Checkpoint } from './checkpoint';
import type { Faults } from './bundle-fault';
import { Malformed } from './bytes';
import { COSIGNATURE_V1, ED25519, parseVkey, type VerifierKey } from './note-key';
import { openCheckpoint } from './open-checkpoint';
import { openNote } from './note-verifier';
import { formatNote, parseNote } from './signed-note';

/** Whom a reader trusts. Without keys of the log those that the file brings are taken, and that is said. */
export interface Trust {
  readonly logKeys?: readonly VerifierKey[];
  readonly witnesses?: readonly VerifierKey[];
  /** How many of these witnesses must have cosigned; all of them when it is not said. */
  readonly quorum?: number;
}

/** A witness's word on a checkpoint. */
export interface Cosignature {
  readonly name: string;
  readonly keyId: string;
  /** Seconds since 1970 (POSIX). */
  readonly timestamp: number;
  /** By a key that the reader named; else by one that the file brings. */
  readonly trusted: boolean;
}

/** Keys that a file brings: those of the log, and those of witnesses. */
export interface BroughtKeys {
  readonly log: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
}

const MAX_KEYS = 32;

/** `vkeys`: one verifier key a line, of the log and of witnesses. @throws Malformed */
export function parseKeys(text: string): BroughtKeys {
  if (!text.endsWith('\n')) throw new Malformed('vkeys', 'does not end with a newline');
  const lines = text.slice(0, -1).split('\n');
  if (lines.length > MAX_KEYS) throw new Malformed('vkeys', `over ${MAX_KEYS} keys`);
  const keys = lines.map(parseVkey);
  const log = keys.filter(({ type }) => type === ED25519);
  if (log.length === 0) throw new Malformed('vkeys', 'no key of a log');
  return { log, witnesses: keys.filter(({ type }) => type === COSIGNATURE_V1) };
}

export interface TrustedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly cosignatures: readonly Cosignature[];
}

/** A checkpoint by a trusted key of the log, cosigned by as many trusted witnesses as are asked for. */
export async function trustCheckpoint(
  note: string,
  brought: BroughtKeys,
  trust: Trust,
  faults: Faults,
): Promise<TrustedCheckpoint | undefined> {
  const named = trust.witnesses ?? [];
  const others = brought.witnesses.filter((key) => !named.some((each) => sameKey(each, key)));
  const opened = await openCheckpoint(note, trust.logKeys ?? brought.log, [...named, ...others]);
  if (!opened.ok) {
    faults.add(codeOf(opened.reason, trust), 'checkpoint', opened.name);
    return undefined;
  }
  const cosignatures = opened.cosignatures.map(({ key, timestamp = 0 }) => ({
    name: key.name,
    keyId: key.id,
    timestamp,
    trusted: named.includes(key),
  }));
  const quorum = trust.quorum ?? named.length;
  const enough = cosignatures.filter(({ trusted }) => trusted).length;
  if (enough < quorum) faults.add('too-few-witnesses', 'checkpoint', `${enough} < ${quorum}`);
  return { checkpoint: opened.checkpoint, cosignatures };
}

/**
 * The text of a note that every key of the log signed which the file brings, and no other, and at least one of them
 * trusted: a line added, taken away or changed is another file.
 */
export async function trustNote(
  file: string,
  note: string,
  brought: BroughtKeys,
  trust: Trust,
  faults: Faults,
): Promise<string | undefined> {
  const parsed = parseNote(note);
  const opened = await openNote(parsed, brought.log);
  if (!opened.ok) {
    faults.add('not-signed', file, opened.name);
    return undefined;
  }
  const signers = opened.verified.map(({ key }) => key);
  const exact = formatNote(parsed) === note && parsed.signatures.length === signers.length;
  if (!exact || signers.length !== brought.log.length) {
    faults.add('not-signed', file);
    return undefined;
  }
  if (trust.logKeys && !trust.logKeys.some((key) => signers.some((signer) => sameKey(key, signer)))) {
    faults.add('key-not-trusted', file, signers.map(({ name, id }) => `${name}+${id}`).join(', '));
    return undefined;
  }
  return parsed.text;
}

const sameKey = (a: VerifierKey, b: VerifierKey): boolean =>
  a.name === b.name && a.type === b.type && a.publicKey.every((byte, i) => byte === b.publicKey[i]);

const codeOf = (reason: string, trust: Trust): 'not-signed' | 'key-not-trusted' =>
  trust.logKeys && reason !== 'bad-signature' ? 'key-not-trusted' : 'not-signed';
