import { Presets, SingleBar } from 'cli-progress';
import type { Words } from './language';
import type { Output } from './output';

/** A bar for one part of a work after another, each of a known length. Shown on a terminal only, on stderr. */
export class PartBar<Part extends string> {
  private bar: SingleBar | undefined;
  private part: Part | undefined;

  /** @param parts what each is called; one that has no name shows no bar */
  constructor(
    private readonly out: Output,
    private readonly parts: Readonly<Partial<Record<Part, Words>>>,
  ) {}

  readonly show = (part: Part, done: number, total: number): void => {
    const words = this.parts[part];
    if (!process.stderr.isTTY || !words) return this.stop();
    if (part !== this.part) {
      this.stop();
      this.part = part;
      const format = this.out.say({
        zh: `${words.zh}  {bar}  {value}/{total}  剩余约 {eta_formatted}`,
        en: `${words.en}  {bar}  {value}/{total}  about {eta_formatted} left`,
      });
      this.bar = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.shades_classic);
      this.bar.start(total, done);
    }
    this.bar?.update(done);
  };

  /** Before a line is written beside it. */
  stop(): void {
    this.bar?.stop();
    this.bar = undefined;
    this.part = undefined;
  }
}
