import type { CodeList } from '../law.types';
import { cite } from './cite';

/** Codes that events and requests bear, with what they mean (domain.md §8). Of the first version; another meaning comes with a later one. */
export const CODE_LISTS = {
  'opening-grounds': {
    id: 'opening-grounds',
    name: { zh: '延期开放的理由', en: 'grounds for staying closed' },
    basis: cite('O19', '8'),
    mark: 'F',
    values: [
      { code: 'a', text: { zh: '国家秘密未到期或未解密', en: 'a state secret that has not ended' } },
      { code: 'b', text: { zh: '国家和社会重大利益', en: 'a major interest of state and society' } },
      { code: 'c', text: { zh: '知识产权、个人信息，损害第三方', en: 'intellectual property or personal information of others' } },
      { code: 'd', text: { zh: '其他法定限制', en: 'another statutory restriction' } },
    ],
  },
  'early-opening-classes': {
    id: 'early-opening-classes',
    name: { zh: '可以提前开放的类别', en: 'classes that may open early' },
    basis: [...cite('AL', '27'), ...cite('O19', '7')],
    mark: 'F',
    values: [
      { code: '经济', text: { zh: '经济', en: 'economy' } },
      { code: '教育', text: { zh: '教育', en: 'education' } },
      { code: '科技', text: { zh: '科技', en: 'science and technology' } },
      { code: '文化', text: { zh: '文化', en: 'culture' } },
    ],
  },
  'transfer-extension-grounds': {
    id: 'transfer-extension-grounds',
    name: { zh: '延长移交期限的理由', en: 'grounds for a later transfer' },
    basis: cite('REG', '20(3)'),
    mark: 'F',
    values: [
      { code: 'specialised', text: { zh: '专业性较强', en: 'specialised' } },
      { code: 'secrecy', text: { zh: '需要保密', en: 'needs secrecy' } },
    ],
  },
  'early-transfer-grounds': {
    id: 'early-transfer-grounds',
    name: { zh: '提前移交、代管的理由', en: 'grounds for an early transfer or custody' },
    basis: [...cite('REG', '20(3)', '20(4)'), ...cite('AL', '15(2)')],
    mark: 'F',
    values: [
      { code: 'abolished', text: { zh: '已撤销单位', en: 'the unit was abolished' } },
      { code: 'unsafe', text: { zh: '保管条件不安全', en: 'unsafe custody' } },
      { code: 'consultation', text: { zh: '经档案馆同意', en: 'with the consent of the archives' } },
    ],
  },
  'retention-periods': {
    id: 'retention-periods',
    name: { zh: '保管期限', en: 'retention periods' },
    basis: [...cite('O8', '6'), ...cite('O10', '7'), ...cite('D22', '5.4.3')],
    mark: 'F',
    values: [
      { code: 'Y', text: { zh: '永久', en: 'permanent' } },
      { code: 'D30', text: { zh: '定期30年', en: '30 years' } },
      { code: 'D10', text: { zh: '定期10年', en: '10 years' } },
    ],
  },
} as const satisfies { readonly [id: string]: CodeList };

/** Lists that came with a later version; what came before it has none of that name. */
export const LATER_CODE_LISTS = {
  'accession-sources': {
    id: 'accession-sources',
    name: { zh: '来源方式', en: 'kinds of source of accessions' },
    basis: [...cite('AL', '17', '22', '50'), ...cite('REG', '21')],
    mark: 'F',
    values: [
      { code: 'transfer', text: { zh: '移交', en: 'Transfer' } },
      { code: 'donation', text: { zh: '捐献', en: 'Donation' } },
      { code: 'purchase', text: { zh: '购买', en: 'Purchase' } },
      { code: 'deposit', text: { zh: '寄存', en: 'Deposit' } },
      { code: 'exchange', text: { zh: '交换', en: 'Exchange' } },
      { code: 'requisition', text: { zh: '征购', en: 'Requisition' } },
      { code: 'keeping', text: { zh: '代为保管', en: 'Kept on behalf' } },
      { code: 'reorganisation', text: { zh: '撤并接收', en: 'Received on abolition or merger' } },
      { code: 'confiscation', text: { zh: '没收移交', en: 'Handed over after confiscation' } },
    ],
  },
} as const satisfies { readonly [id: string]: CodeList };

export type CodeListId = keyof typeof CODE_LISTS | keyof typeof LATER_CODE_LISTS;
