import { Presets, SingleBar } from 'cli-progress';
import type { ImportPhase } from '@fonds/interchange';
import type { Output } from './output';

/** Reading has no end that is known before; registering has. Shown on a terminal only, on stderr. */
export class ImportBar {
  private bar: SingleBar | undefined;
  private phase: ImportPhase | undefined;

  constructor(private readonly out: Output) {}

  show(phase: ImportPhase, done: number, total?: number): void {
    if (!process.stderr.isTTY) return;
    if (phase !== this.phase) {
      this.stop();
      this.phase = phase;
      this.bar = new SingleBar(
        { format: this.format(phase), stream: process.stderr, hideCursor: true },
        Presets.shades_classic,
      );
      this.bar.start(total ?? done, done);
    }
    if (phase !== 'register') this.bar?.setTotal(done);
    this.bar?.update(done);
  }

  stop(): void {
    this.bar?.stop();
    this.bar = undefined;
    this.phase = undefined;
  }

  private format(phase: ImportPhase): string {
    if (phase === 'compare') return this.out.say({ zh: '比对档号  {value}', en: 'comparing codes  {value}' });
    if (phase === 'index') return this.out.say({ zh: '编排索引  {value}', en: 'indexing  {value}' });
    return phase === 'read'
      ? this.out.say({ zh: '读取  {value}', en: 'reading  {value}' })
      : this.out.say({
          zh: '入账  {bar}  {value}/{total}  剩余约 {eta_formatted}',
          en: 'registering  {bar}  {value}/{total}  about {eta_formatted} left',
        });
  }
}
