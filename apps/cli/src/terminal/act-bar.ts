import type { ActProgress } from '@fonds/acts';
import type { Output } from './output';
import { PartBar } from './part-bar';

/** How far an act is while its units are claimed or their copies written. */
export class ActBar extends PartBar<Parameters<ActProgress>[0]> {
  constructor(out: Output) {
    super(out, { claim: { zh: '占用', en: 'claiming' }, apply: { zh: '落账', en: 'applying' } });
  }
}
