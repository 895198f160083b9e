import type { CommandProgress } from '@fonds/event-store';
import type { Words } from './language';
import type { Output } from './output';
import { PartBar } from './part-bar';

/** A step is told of when it takes longer than this, in milliseconds. */
const SHORT = 500;
const CLEAR = '\r\u001b[K';

/**
 * What is being done, while it is done: on a terminal only, on stderr. For how long, and gone afterwards; a bar from when
 * the work tells how far it is.
 */
export async function whileWaiting<T>(
  out: Output,
  words: Words,
  work: (progress: CommandProgress) => Promise<T>,
): Promise<T> {
  let far: Parameters<CommandProgress> | undefined;
  const tell: CommandProgress = (...told) => (far = told);
  if (!process.stderr.isTTY) return work(tell);
  const bar = new PartBar(out, { work: words });
  const begun = Date.now();
  const show = (): void => {
    if (far) return bar.show('work', ...far);
    const seconds = Math.round((Date.now() - begun) / 1000);
    process.stderr.write(`${CLEAR}${out.say(words)} … ${seconds} s`);
  };
  const timer = setInterval(show, SHORT);
  try {
    return await work(tell);
  } finally {
    clearInterval(timer);
    if (far && Date.now() - begun >= SHORT) show();
    else process.stderr.write(CLEAR);
    bar.stop();
  }
}
