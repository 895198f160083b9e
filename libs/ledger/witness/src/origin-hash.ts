import { sha256, toHex, utf8 } from '@fonds/ledger/core';

/** tlog-witness "Monitor Retrieval Mechanism": SHA-256 of the origin in lower-case hexadecimal. */
export const originHash = (origin: string): string => toHex(sha256(utf8(origin)));

export const isOriginHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
