import { createHash } from 'node:crypto';
import { lawDataText } from '@fonds/law';

/** SHA-256 of what decisions and due days rest on in a version of the national rule data. */
export const lawDataDigest = (version: string): string =>
  createHash('sha256').update(lawDataText(version)).digest('hex');
