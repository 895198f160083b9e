/** Doubling from 50 ms to 2 s, spread so that many clients do not come back at once. */
export const jittered = (attempt: number): number =>
  Math.min(2_000, 50 * 2 ** attempt) * (0.5 + Math.random());
