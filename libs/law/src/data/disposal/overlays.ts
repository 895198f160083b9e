import type { DisposalOverlay } from '../../disposal/disposal.types';
import { cite } from '../cite';

/** What overrides any cell (domain.md §2.4, overlays), in the order in which they are asked. */
export const DISPOSAL_OVERLAYS = {
  FOREIGN: {
    id: 'FOREIGN',
    text: {
      zh: '接收方为境外方：除随实物并经批准者外不交出原件；任何档案不得出境',
      en: 'The receiver is foreign: no original, unless with the object and approved; nothing leaves the country',
    },
    basis: cite('AL', '22', '25'),
    confidence: 'A',
  },
  SECRET: {
    id: 'SECRET',
    text: {
      zh: '涉密档案：接收方须具备保密条件并明确定密承继单位，否则归档案馆或出资人',
      en: 'Secret: the receiver must be qualified and the classifier’s successor named; otherwise the archives or the investor',
    },
    basis: cite('SECR', '23'),
    confidence: 'D',
  },
  'NON-STATE': {
    id: 'NON-STATE',
    text: {
      zh: '接收方非国有：除随实物并经批准者外，国有档案原件不交出',
      en: 'The receiver is not state-controlled: no original of state-owned archives, unless with the object and approved',
    },
    basis: cite('AL', '23(2)'),
    confidence: 'D',
  },
  BUYER: {
    id: 'BUYER',
    text: {
      zh: '随实物而买受人非国有控股：降为 C，须作决定（KJ80 早于 AL 23(2)）',
      en: 'With the object, to a buyer that is not state-controlled: drops to C, and a decision is demanded',
    },
    basis: [...cite('KJ80', '23'), ...cite('AL', '23(2)')],
    confidence: 'C',
  },
  GRADED: {
    id: 'GRADED',
    text: {
      zh: '一、二、三级档案：逐件决定，不随表',
      en: 'Graded archives: decided one by one, whatever the cell says',
    },
    basis: cite('REG', '5'),
    confidence: 'D',
  },
  UNSETTLED: {
    id: 'UNSETTLED',
    text: {
      zh: '未结清事项的凭证单独抽出立卷，凭交接移交相关方',
      en: 'Vouchers of unsettled matters are drawn out as a separate file for the party concerned, with a hand-over',
    },
    basis: cite('O79', '19'),
    confidence: 'A',
  },
} as const satisfies { readonly [O in DisposalOverlay['id']]: DisposalOverlay };
