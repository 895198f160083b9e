import type { Rule } from '../law.types';
import { cite } from './cite';

/** Appraisal and destruction: INV-12 … INV-18 of domain.md §1.3. */
export const DESTRUCTION_RULES = {
  'INV-12': {
    id: 'INV-12',
    text: {
      zh: '销毁须期限已满，并有鉴定报告、销毁清册、有权批准人批准、至少两名监销人事前清点事后签字及方式、时间、地点。',
      en: 'No destruction without expired retention, appraisal report, register, approval of the right approver, two supervisors who count before and sign after, and method, time and place.',
    },
    basis: [...cite('REG', '24'), ...cite('SZ', '6'), ...cite('DST'), ...cite('O79', '18')],
    mark: 'F',
    always: true,
    decider: 'libs/appraisal/src/domain/destruction.decider.ts#destructionDecider',
  },
  'INV-13': {
    id: 'INV-13',
    text: {
      zh: '监销人为互不相同的两人，且不是鉴定提出人和批准人；后者可写明理由放宽。',
      en: 'Supervisors are two different people, and neither proposer nor approver; the latter may be overridden with a recorded reason.',
    },
    basis: [],
    mark: 'D',
    always: true,
    decider: 'libs/appraisal/src/domain/destruction.decider.ts#destructionDecider',
  },
  'INV-14': {
    id: 'INV-14',
    text: {
      zh: '永久、定级、被冻结、借出、处置、检查、争议或证据保存中的档案，以及销毁清册、交接文据、全宗卷和事件日志，一律不得销毁。',
      en: 'Never destructible: permanent or graded archives, what is under hold, loan, restructuring, inspection, dispute or evidence preservation, and registers, deeds, fonds dossiers and the event log.',
    },
    basis: [...cite('REG', '5'), ...cite('SZ', '6'), ...cite('D42', '7.7.6'), ...cite('APL', '56')],
    mark: 'F',
    always: true,
    decider: 'libs/acts/src/domain/gate.decider.ts#gateDecider',
  },
  'INV-15': {
    id: 'INV-15',
    text: {
      zh: '1949年以前的档案，销毁须另经国家档案局批准。',
      en: 'Destruction of archives from before 1949 additionally needs the approval of the State Archives Administration.',
    },
    basis: cite('DST'),
    mark: 'F~',
    always: false,
    decider: 'libs/appraisal/src/domain/destruction.decider.ts#destructionDecider',
  },
  'INV-16': {
    id: 'INV-16',
    text: {
      zh: '销毁批准人依单位性质确定：机关为负责人，企业为法定代表人，科技档案为单位领导并报上级备案，档案馆为鉴定委员会及其主管机关，变动中的国企为上级产权单位。',
      en: 'The approver of destruction follows the kind of body: head of the organ; legal representative; unit head with report to the superior; appraisal committee and leading authority; superior property-rights body.',
    },
    basis: [...cite('D42', '7.7.6'), ...cite('KJ80', '18'), ...cite('SZ', '6'), ...cite('DST'), ...cite('O13')],
    mark: 'F~',
    always: false,
    decider: 'libs/appraisal/src/domain/destruction.decider.ts#destructionDecider',
  },
  'INV-17': {
    id: 'INV-17',
    text: {
      zh: '会计档案销毁清册须五人签署并联合监销；未了事项的凭证不得销毁，应抽出单独立卷并列入有关清册。',
      en: 'The register of accounting archives bears five signatures under joint supervision; vouchers of open matters are drawn out, listed and not destroyed.',
    },
    basis: cite('O79', '18', '19'),
    mark: 'F',
    always: false,
    decider: 'libs/appraisal/src/domain/destruction.decider.ts#destructionDecider',
  },
  'INV-17b': {
    id: 'INV-17b',
    text: {
      zh: '销毁次序：双方清点、开始销毁（不可回头）、逐单位记载事实、事后签证；开始之后只记事实。',
      en: 'Order of destruction: counted by both, started (the point of no return), facts per unit, certified after; once it has started only facts are recorded.',
    },
    basis: cite('SECR', '28'),
    mark: 'D',
    always: true,
    decider: 'libs/appraisal/src/domain/destruction.decider.ts#destructionDecider',
  },
  'INV-18': {
    id: 'INV-18',
    text: {
      zh: '销毁后目录条目保留，并注明已销毁。',
      en: 'After destruction the catalogue entry stays, marked as destroyed.',
    },
    basis: cite('DST'),
    mark: 'F~',
    always: false,
    decider: 'libs/appraisal/src/domain/certification.rule.ts#certify',
  },
} as const satisfies { readonly [id: string]: Rule };
