import type { AuditOptions } from '@fonds/ledger/audit';
import type { Words } from './language';
import type { Output } from './output';
import { PartBar } from './part-bar';

type Part = Parameters<NonNullable<AuditOptions['progress']>>[0];

const PARTS: Readonly<Record<Part, Words>> = {
  events: { zh: '事件与日志', en: 'events and log' },
  revisions: { zh: '流内序号', en: 'revisions' },
  papers: { zh: '佐证材料', en: 'papers' },
  projections: { zh: '读模型', en: 'projections' },
  sample: { zh: '抽查', en: 'sample' },
};

/** How far an audit is. */
export class VerifyBar extends PartBar<Part> {
  constructor(out: Output) {
    super(out, PARTS);
  }
}
