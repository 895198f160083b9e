import { Presets, SingleBar } from 'cli-progress';
import type { AuditOptions } from '@fonds/ledger/audit';
import type { Words } from './language';
import type { Output } from './output';

type Show = NonNullable<AuditOptions['progress']>;
type Part = Parameters<Show>[0];

const PARTS: Readonly<Record<Part, Words>> = {
  events: { zh: '事件与日志', en: 'events and log' },
  revisions: { zh: '流内序号', en: 'revisions' },
  papers: { zh: '佐证材料', en: 'papers' },
  projections: { zh: '读模型', en: 'projections' },
  sample: { zh: '抽查', en: 'sample' },
};

/** How far an audit is. Shown on a terminal only, on stderr. */
export class VerifyBar {
  private bar: SingleBar | undefined;
  private part: Part | undefined;

  constructor(private readonly out: Output) {}

  readonly show: Show = (part, done, total) => {
    if (!process.stderr.isTTY) return;
    if (part !== this.part) {
      this.stop();
      this.part = part;
      const format = this.out.say({
        zh: `${PARTS[part].zh}  {bar}  {value}/{total}  剩余约 {eta_formatted}`,
        en: `${PARTS[part].en}  {bar}  {value}/{total}  about {eta_formatted} left`,
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
