import type { DisposalTable } from '../../disposal/disposal.types';
import { cite } from '../cite';

/** By when a group is handed over (domain.md §2.5). No number was found for enterprises: the defaults say that they are such. */
export const DISPOSAL_DEADLINES: DisposalTable['deadlines'] = {
  organ: {
    text: { zh: '撤销之日起六个月（默认，CLK-05）', en: 'six months from the abolition (a default, CLK-05)' },
    confidence: 'D',
    basis: cite('AL', '16'),
  },
  ends: {
    text: {
      zh: '清算终结前；管理人须在注销登记前移交',
      en: 'by the end of the liquidation, before deregistration',
    },
    confidence: 'B',
    basis: cite('QD', '26'),
  },
  other: {
    text: {
      zh: '注销登记前或变动完成后60日内，以先到者为准（默认）',
      en: 'before deregistration or 60 days after closing, whichever is first (a default)',
    },
    confidence: 'D',
    basis: [],
  },
};
