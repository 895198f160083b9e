/** PostgreSQL manual, "Message Formats": a letter, then the length of what follows with these four bytes in it. */
export const LETTER = 1;
export const MESSAGE_HEAD = LETTER + 4;
export const [COPY_DATA, COPY_OUT] = [0x64, 0x48] as const;

export const uint32 = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)) >>>
  0;

/** PostgreSQL manual, COPY, "Binary Format": 11 bytes of signature, 4 of flags, an extension, the tuples, −1. */
const [SIGNATURE, EXTENSION_AT] = [0x50, 15] as const;
const FIELDS = 2;
/** Before each field of a tuple stands its length. */
export const FIELD_HEAD = 4;

/** Where each tuple's first field begins, its length before it. @param end of the messages that `bytes` begin with */
export function* copiedTuples(bytes: Uint8Array, end: number): IterableIterator<number> {
  for (let at = 0; at < end; at += LETTER + uint32(bytes, at + LETTER)) {
    if (bytes[at] !== COPY_DATA) continue;
    let tuple = at + MESSAGE_HEAD;
    if (bytes[tuple] === SIGNATURE) tuple += EXTENSION_AT + FIELD_HEAD + uint32(bytes, tuple + EXTENSION_AT);
    // In place of another tuple the end is told by a number of fields of −1.
    if (bytes[tuple] === 0) yield tuple + FIELDS;
  }
}
