import type { Words } from './language';
import type { Output } from './output';

/** A step is told of when it takes longer than this, in milliseconds. */
const SHORT = 500;
const CLEAR = '\r\u001b[K';

/** What is being done and for how long, while it is done: on a terminal only, on stderr, and gone afterwards. */
export async function whileWaiting<T>(out: Output, words: Words, work: () => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return work();
  const begun = Date.now();
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - begun) / 1000);
    process.stderr.write(`${CLEAR}${out.say(words)} … ${seconds} s`);
  }, SHORT);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    process.stderr.write(CLEAR);
  }
}
