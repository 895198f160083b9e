import { Presets, SingleBar } from 'cli-progress';
import type { ActProgress } from '@fonds/acts';
import type { Words } from './language';
import type { Output } from './output';

type Step = Parameters<ActProgress>[0];

const STEPS: Partial<Record<Step, Words>> = {
  claim: { zh: '占用', en: 'claiming' },
  apply: { zh: '落账', en: 'applying' },
};

/** How far an act is while its units are claimed or their copies written. Shown on a terminal only, on stderr. */
export class ActBar {
  private bar: SingleBar | undefined;
  private step: Step | undefined;

  constructor(private readonly out: Output) {}

  readonly show: ActProgress = (step, done, total) => {
    const words = STEPS[step];
    if (!process.stderr.isTTY || !words) return this.stop();
    if (step !== this.step) {
      this.stop();
      this.step = step;
      const format = this.out.say({
        zh: `${words.zh}  {bar}  {value}/{total}  剩余约 {eta_formatted}`,
        en: `${words.en}  {bar}  {value}/{total}  about {eta_formatted} left`,
      });
      this.bar = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.shades_classic);
      this.bar.start(total, done);
    }
    this.bar?.update(done);
  };

  stop(): void {
    this.bar?.stop();
    this.bar = undefined;
    this.step = undefined;
  }
}
