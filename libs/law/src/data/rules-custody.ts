import type { CivilDate } from '@fonds/kernel';
import type { Rule } from '../law.types';
import { cite } from './cite';

/** Record, custody, transfer and accession: INV-01 … INV-11 of domain.md §1.3. */
export const CUSTODY_RULES = {
  'INV-01': {
    id: 'INV-01',
    text: {
      zh: '事件只增不改不删；差错以更正事件纠正，写明被更正事件、理由和两人。',
      en: 'Events are append-only; an error is cured by a correcting event that names the wrong event, the reason and two people.',
    },
    basis: [...cite('REG', '39(2)'), ...cite('AL', '21')],
    mark: 'D',
    always: true,
    decider: 'libs/holdings/src/domain/unit.decider.ts#unitDecider',
  },
  'INV-02': {
    id: 'INV-02',
    text: {
      zh: '每一保管单位在任一时刻只有一个保管者；双方签署交接文据后保管权方才转移。',
      en: 'Each unit has exactly one custodian at each instant; custody moves only when both sides have signed the deed of transfer.',
    },
    basis: [],
    mark: 'D',
    always: true,
    decider: 'libs/holdings/src/domain/unit.decider.ts#unitDecider',
  },
  'INV-03': {
    id: 'INV-03',
    text: {
      zh: '馆藏按保管者、全宗分卷、件在任一期间收支平衡。',
      en: 'Holdings balance for each custodian and fonds, files and items apart, over any period.',
    },
    basis: [],
    mark: 'D',
    always: true,
    decider: 'libs/acts/src/domain/act.steps.ts#balanceOf',
  },
  'INV-04': {
    id: 'INV-04',
    text: {
      zh: '档案馆不得拒收范围内到期移交的档案，只能因列明的缺陷退回，期限照常计算。',
      en: 'An archives may not refuse a due transfer inside its scope; it may only return a batch for listed defects, and the periods keep running.',
    },
    basis: cite('AL', '15(1)'),
    mark: 'F',
    always: false,
    decider: 'libs/transfer/src/domain/transfer.decider.ts#transferDecider',
  },
  'INV-05': {
    id: 'INV-05',
    text: {
      zh: '接收范围有版本并经主管部门批准；范围外接收或范围内拒收均列为疑似问题，协议征集除外。',
      en: 'The receiving scope is versioned and approved by the authority; a transfer accepted outside it or refused inside it raises a finding candidate; collecting by agreement may go outside it.',
    },
    basis: [...cite('REG', '48'), ...cite('O9', '3'), ...cite('AL', '17')],
    mark: 'F',
    always: false,
    decider: 'libs/accession/src/domain/scope.rule.ts#outsideScope',
  },
  'INV-06': {
    id: 'INV-06',
    text: {
      zh: '移交期限依接收档案馆的级别确定，不依移交单位类型。',
      en: 'The transfer period follows the level of the receiving archives, never the type of the unit.',
    },
    basis: cite('REG', '20(2)'),
    mark: 'F',
    always: false,
    decider: 'libs/radar/src/domain/applicable-clocks.ts#applicableClocks',
  },
  'INV-07': {
    id: 'INV-07',
    text: {
      zh: '移交进馆须逐件附开放意见；2024-03-01起另附到期开放意见、政府信息公开情况和密级变更情况。',
      en: 'A transfer into an archives needs an opening opinion for every item; from 2024-03-01 also the opinion on expiry, the state of information disclosure and changes of secrecy.',
    },
    basis: [...cite('REG', '30(2)'), ...cite('AL', '30')],
    mark: 'F',
    always: false,
    from: '2021-01-01' as CivilDate,
    decider: 'libs/transfer/src/domain/opinions.rule.ts#opinionsRefusal',
  },
  'INV-08': {
    id: 'INV-08',
    text: {
      zh: '提前移交的档案在移交期满前，政府信息公开申请由原单位办理，期满后适用档案规定。',
      en: 'Until the transfer period ends, information requests on records handed over early go to the original unit; after it, archives rules apply.',
    },
    basis: cite('AL', '15(2)'),
    mark: 'F',
    always: false,
  },
  'INV-09': {
    id: 'INV-09',
    text: {
      zh: '捐献、购买、代存（寄存）、交换须有书面协议，写明权利、义务和利用条件。',
      en: 'Donation, purchase, deposit and exchange need a written agreement with rights, duties and conditions of use.',
    },
    basis: cite('REG', '21(2)'),
    mark: 'F',
    always: false,
    decider: 'libs/accession/src/domain/accession-terms.rule.ts#termsRefusal',
  },
  'INV-10': {
    id: 'INV-10',
    text: {
      zh: '保管期限须有依据：经审核的期限表、上级、自定或沿用；适用期限表的，写明版本和条目。',
      en: 'Retention has a schedule basis (authority, superior, own, legacy); where a schedule applies, an item cites its version and line.',
    },
    basis: [...cite('REG', '19'), ...cite('O10', '11')],
    mark: 'F',
    always: false,
    decider: 'libs/holdings/src/domain/unit-destruction.rule.ts#decideMark',
  },
  'INV-11': {
    id: 'INV-11',
    text: {
      zh: '鉴定后继续保存的，须重新划定保管期限并作标注。',
      en: 'After an appraisal that says keep, a new retention period and an annotation are mandatory.',
    },
    basis: cite('REG', '24(2)'),
    mark: 'F',
    always: false,
    decider: 'libs/holdings/src/domain/unit-destruction.rule.ts#decideMark',
  },
} as const satisfies { readonly [id: string]: Rule };
