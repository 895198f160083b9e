/** Nest token of the {@link import('@fonds/kernel').Clock} of this process. */
export const CLOCK = Symbol('CLOCK');
