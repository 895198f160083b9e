import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 20;
/** Ten minutes at the least, and longer while the machine stands still: no test is decided by how fast it is. */
const MOST = 30_000;

/**
 * Asks again until an answer is the last one.
 *
 * @throws Error with the answer as it stands, where the work behind it does not go on
 * @example await eventually(() => review(act), ({ progress }) => !progress)
 */
export async function eventually<T>(
  ask: () => Promise<T>,
  isLast: (answer: T) => boolean,
  most = MOST,
): Promise<T> {
  for (let asked = 1; ; asked += 1) {
    const answer = await ask();
    if (isLast(answer)) return answer;
    if (asked === most) throw new Error(`asked ${most} times, and still: ${JSON.stringify(answer)}`);
    await sleep(PAUSE_MS);
  }
}
