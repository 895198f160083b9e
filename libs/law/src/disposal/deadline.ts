import { cite } from '../data/cite';
import type { DisposalKind, Proposal } from './disposal.types';

const LIQUIDATION: Proposal['deadline'] = {
  text: {
    zh: '清算终结前；管理人须在注销登记前移交',
    en: 'by the end of the liquidation, before deregistration',
  },
  confidence: 'B',
  basis: cite('QD', '26'),
};
const ABOLISHED: Proposal['deadline'] = {
  text: { zh: '撤销之日起六个月（默认，CLK-05）', en: 'six months from the abolition (a default, CLK-05)' },
  confidence: 'D',
  basis: cite('AL', '16'),
};
const CLOSING: Proposal['deadline'] = {
  text: {
    zh: '注销登记前或变动完成后60日内，以先到者为准（默认）',
    en: 'before deregistration or 60 days after closing, whichever is first (a default)',
  },
  confidence: 'D',
  basis: [],
};

/** By when a group is to be handed over. No number was found for enterprises; the defaults say that they are such. */
export const deadlineOf = ({ id, controlAfter }: DisposalKind): Proposal['deadline'] =>
  id.startsWith('I') ? ABOLISHED : controlAfter === 'ends' ? LIQUIDATION : CLOSING;
