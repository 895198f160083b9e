/** Something the person who starts the program can mend. The message says what happened and what to do; print it without a stack. */
export class BootError extends Error {
  override readonly name = 'BootError';
}
