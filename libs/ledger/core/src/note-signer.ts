import { utf8 } from './bytes';
import { ED25519, verifierKey } from './note-key';
import { checkNoteText, type SignedNote } from './signed-note';

/** A private key behind `sign`: where it lies (file, card, other machine) is not the ledger's question. */
export interface Signer {
  /** 32 bytes, RFC 8032. */
  readonly publicKey: Uint8Array;
  /** Ed25519 over the message. @returns 64 bytes. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** Signs a text under one name by each key. @throws Malformed when the text or the name cannot stand in a note. */
export async function signNote(name: string, text: string, signers: readonly Signer[]): Promise<SignedNote> {
  checkNoteText(text);
  const signatures = await Promise.all(
    signers.map(async (signer) => ({
      name,
      keyId: verifierKey(name, ED25519, signer.publicKey).id,
      signature: await signer.sign(utf8(text)),
    })),
  );
  return { text, signatures };
}
