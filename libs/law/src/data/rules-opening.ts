import type { Rule } from '../law.types';
import { cite } from './cite';

/** Opening, use, ownership and electronic acceptance: INV-19 … INV-32 of domain.md §1.3. */
export const OPENING_RULES = {
  'INV-19': {
    id: 'INV-19',
    text: {
      zh: '只有国家档案馆可以开放档案；开放是审核的结果，年限届满只是必要条件。',
      en: 'Only state archives open; opening is a result of review, age alone never suffices.',
    },
    basis: cite('O19', '2', '7', '12'),
    mark: 'F',
    always: false,
    decider: 'libs/opening/src/domain/opening-age.rule.ts#ageRefusal',
  },
  'INV-20': {
    id: 'INV-20',
    text: {
      zh: '开放结论由档案馆与形成或移交单位协商一致；单位已不存在的由职能承接单位参加，无承接的由档案馆决定；保密审查逐项进行。',
      en: 'The opening conclusion is agreed by archives and forming or transferring unit; if it is gone, by the unit continuing that function, else by the archives alone; secrecy review is item by item.',
    },
    basis: [...cite('O19', '15'), ...cite('REG', '30(1)'), ...cite('AL', '30'), ...cite('SECR', '42')],
    mark: 'F',
    always: false,
    decider: 'libs/opening/src/domain/review-partner.rule.ts#reviewPartner',
  },
  'INV-21': {
    id: 'INV-21',
    text: {
      zh: '延期开放须有四项法定理由之一，并就所报目录取得主管部门同意。',
      en: 'An extension of closure needs one of four grounds and the authority’s consent on a submitted catalogue.',
    },
    basis: [...cite('O19', '8', '15'), ...cite('REG', '31')],
    mark: 'F',
    always: false,
    decider: 'libs/opening/src/domain/competent-authority.rule.ts#competenceRefusal',
  },
  'INV-22': {
    id: 'INV-22',
    text: {
      zh: '涉密档案未解密不得开放；因期满解密，或由原定密机关、承担其职能的机关解密。',
      en: 'A secret item cannot be opened until declassified, by expiry or by the original classifier or the body carrying on its functions.',
    },
    basis: [...cite('SEC', '24'), ...cite('SECR', '22', '23'), ...cite('AL', '20')],
    mark: 'F',
    always: false,
    decider: 'libs/opening/src/domain/opening-age.rule.ts#secretRefusal',
  },
  'INV-23': {
    id: 'INV-23',
    text: { zh: '开放与公布目录为同一行为。', en: 'Opening and publication of the catalogue are one act.' },
    basis: cite('REG', '29'),
    mark: 'F',
    always: false,
    decider: 'libs/opening/src/domain/order-opening.rule.ts#orderOpening',
  },
  'INV-24': {
    id: 'INV-24',
    text: {
      zh: '已开放档案再行控制，须作新的审核并写明理由。',
      en: 'Closing again what was opened is a new review with its own event and reason.',
    },
    basis: [],
    mark: 'D',
    always: false,
    decider: 'libs/opening/src/domain/opening.decider.ts#openingDecider',
  },
  'INV-25': {
    id: 'INV-25',
    text: {
      zh: '国有档案只能由档案馆或形成单位公布；寄存档案须经寄存者同意。',
      en: 'State-owned archives are published by the archives or the forming unit only; deposits need the depositor’s consent.',
    },
    basis: [...cite('AL', '32'), ...cite('REG', '36')],
    mark: 'F',
    always: false,
  },
  'INV-26': {
    id: 'INV-26',
    text: {
      zh: '利用未开放馆藏须经档案馆同意，必要时经形成单位同意；未移交的须经形成或保管单位同意。',
      en: 'Use of unopened holdings needs the archives’ consent, and the forming unit’s when necessary; archives not yet transferred need the forming or holding unit’s.',
    },
    basis: cite('REG', '34'),
    mark: 'F',
    always: false,
    decider: 'libs/acts/src/application/loan-and-move.kinds.ts#LOAN_KIND',
  },
  'INV-27': {
    id: 'INV-27',
    text: {
      zh: '有保管单位签章标识的复制件与原件同效，故每份打印件均加标识并记录。',
      en: 'A copy bearing the custodian’s mark has the force of the original, so every printed copy carries one and is logged.',
    },
    basis: cite('REG', '32'),
    mark: 'F',
    always: false,
  },
  'INV-28': {
    id: 'INV-28',
    text: {
      zh: '国有档案不得买卖；资产转让中档案不作价。',
      en: 'State-owned archives are never bought or sold; in an asset transfer they carry no price.',
    },
    basis: cite('AL', '23'),
    mark: 'F',
    always: false,
    decider: 'libs/accession/src/domain/agreement.decider.ts#saleRefusal',
  },
  'INV-29': {
    id: 'INV-29',
    text: {
      zh: '一级档案严禁出境；二级须经国家档案局批准，其他须经国家或省级批准，并向海关申报。',
      en: 'Grade-1 archives are never exported; grade-2 need the State Archives Administration, others it or the province; customs are declared.',
    },
    basis: [...cite('REG', '27'), ...cite('AL', '25')],
    mark: 'F',
    always: false,
  },
  'INV-30': {
    id: 'INV-30',
    text: {
      zh: '单位撤销、合并时，其每一全宗均须先有档案去向决定，方可在系统中终止。',
      en: 'On abolition or merger a custody decision must exist for every fonds before the unit can be closed in the system.',
    },
    basis: cite('AL', '16'),
    mark: 'F',
    always: true,
    decider: 'libs/fonds/src/domain/fonds.decider.ts#fondsDecider',
  },
  'INV-31': {
    id: 'INV-31',
    text: {
      zh: '电子档案移交前和接收时均须四性检测；必检项不合格的不得接收并逐项退回。',
      en: 'An electronic batch passes the four-property check before transfer and at receipt; a failed mandatory item blocks acceptance and makes an itemised return.',
    },
    basis: [...cite('AL', '39'), ...cite('REG', '40(2)')],
    mark: 'F',
    always: false,
    decider: 'libs/transfer/src/domain/transfer.decider.ts#transferDecider',
  },
  'INV-32': {
    id: 'INV-32',
    text: {
      zh: '接收电子档案须有来源（形成者、活动、时间）、过程记录和要素（内容、结构、背景、管理过程）。',
      en: 'Acceptance of an electronic record requires origin, process record and elements (content, structure, context, management process).',
    },
    basis: cite('REG', '39'),
    mark: 'F',
    always: false,
    decider: 'libs/accession/src/domain/capture.decider.ts#captureDecider',
  },
} as const satisfies { readonly [id: string]: Rule };
