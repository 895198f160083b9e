/** Doubling from 50 ms to 2 s, spread so that many clients do not come back at once. */
export const jittered = (attempt: number): number =>
  Math.min(2_000, 50 * 2 ** attempt) * (0.5 + Math.random());

export const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    if (signal?.aborted) done();
    else signal?.addEventListener('abort', done, { once: true });
  });
