import type { Rule } from '../law.types';
import { cite } from './cite';

/** Inspection, fonds, codes, dates and personal data: INV-33 … INV-45 of domain.md §1.3. */
export const RECORD_RULES = {
  'INV-33': {
    id: 'INV-33',
    text: {
      zh: '检查须由至少两名出示证件的执法人员进行并制作笔录；有利害关系的应当回避。',
      en: 'An inspection needs two officers who show certificates, and a written record; an officer with an interest withdraws.',
    },
    basis: [...cite('APL', '42', '43', '55'), ...cite('REG', '47'), ...cite('INS3')],
    mark: 'F',
    always: false,
  },
  'INV-34': {
    id: 'INV-34',
    text: {
      zh: '问题认定须写明违法行为代码或义务条款、证据、单位和日期，不得只有文字。',
      en: 'A finding cites an offence or a duty article, evidence, unit and date; free text alone is not storable.',
    },
    basis: [],
    mark: 'D',
    always: true,
  },
  'INV-35': {
    id: 'INV-35',
    text: {
      zh: '处理措施须是所认定违法行为允许的措施；不按期移交不得罚款。',
      en: 'A measure must be one that the cited offence allows; non-transfer cannot be fined.',
    },
    basis: [...cite('AL', '48', '49'), ...cite('REG', '49')],
    mark: 'F',
    always: false,
  },
  'INV-36': {
    id: 'INV-36',
    text: {
      zh: '作出处罚决定前须告知事实、理由和权利；法定情形须经法制审核。',
      en: 'No penalty decision before notice of facts, grounds and the right to be heard, and in listed cases legal review.',
    },
    basis: cite('APL', '44', '45', '58', '62'),
    mark: 'F',
    always: false,
  },
  'INV-37': {
    id: 'INV-37',
    text: { zh: '同一行为不得两次罚款。', en: 'One act is not fined twice.' },
    basis: cite('APL', '29'),
    mark: 'F',
    always: false,
  },
  'INV-38': {
    id: 'INV-38',
    text: {
      zh: '问题凭复查证据、依法不罚、处罚执行完毕或移送并有书面答复方可办结。',
      en: 'A finding closes only on re-inspection evidence, lawful no-penalty, an executed penalty, or transfer to another body with its written reply.',
    },
    basis: [...cite('APL', '33', '57'), ...cite('REG', '46(2)')],
    mark: 'D',
    always: false,
  },
  'INV-39': {
    id: 'INV-39',
    text: {
      zh: '委托档案服务的，交出实物或数据之前须有合同、资质和监督记录。',
      en: 'Service contractors need contract, licence data and a supervision record before any physical or digital hand-out.',
    },
    basis: [...cite('AL', '24'), ...cite('REG', '28')],
    mark: 'F',
    always: false,
  },
  'INV-39b': {
    id: 'INV-39b',
    text: {
      zh: '每一保管单位分别记载所有者、保管者、现持有者和移出单位四项。',
      en: 'A unit carries owner, custodian, present holder and transferring unit as four fields.',
    },
    basis: [],
    mark: 'D',
    always: true,
    decider: 'libs/holdings/src/domain/unit-fields.ts#refusedChange',
  },
  'INV-40': {
    id: 'INV-40',
    text: {
      zh: '全宗不等于现机构：名称、隶属变化而主要职能不变的，全宗号不变。',
      en: 'A fonds is not the current organisation: its number stays when name or superior changes and the main function does not.',
    },
    basis: [...cite('JG83', '26(6)'), ...cite('O13', '24'), ...cite('IR5')],
    mark: 'F~',
    always: false,
    decider: 'libs/fonds/src/domain/number-change.rule.ts#numberChangeRefusal',
  },
  'INV-41': {
    id: 'INV-41',
    text: { zh: '职能划分不拆分全宗。', en: 'Split functions never split a fonds.' },
    basis: [...cite('JG83', '26(2)', '26(4)'), ...cite('IR2'), ...cite('IR3')],
    mark: 'F',
    always: false,
    decider: 'libs/fonds/src/domain/fonds.decider.ts#fondsDecider',
  },
  'INV-42': {
    id: 'INV-42',
    text: {
      zh: '合并单位的旧全宗各自独立；吸收合并沿用吸收方全宗，新设单位立新全宗，职能不变而恢复的沿用原全宗。',
      en: 'Merged bodies keep their old fonds apart; absorption goes on with the absorbing body’s fonds, only a newly formed body starts one, a revived body reuses its own.',
    },
    basis: [...cite('P98'), ...cite('IR1'), ...cite('IR2'), ...cite('GBT13967', '9')],
    mark: 'F',
    always: false,
    decider: 'libs/fonds/src/domain/fonds.decider.ts#fondsDecider',
  },
  'INV-43': {
    id: 'INV-43',
    text: {
      zh: '业务日期不得晚于入账日期（北京时间），也不得早于该单位前一保管事件；更正和建账前的沿革补录除外。',
      en: 'A business date is not later than the recording date (Asia/Shanghai), nor earlier than the unit’s previous custody event, except for corrections and reconstructed history before the opening entry.',
    },
    basis: [],
    mark: 'D',
    always: true,
    decider: 'libs/law/src/business-date.rule.ts#businessDateNotInFuture',
  },
  'INV-44': {
    id: 'INV-44',
    text: {
      zh: '档号在同一档案馆同一全宗内唯一，销毁后也不再使用；重编时保存新旧对照。',
      en: 'A reference code is unique within archives and fonds and never reused, even after destruction; re-coding stores old and new.',
    },
    basis: cite('D22', '5.4.1'),
    mark: 'F',
    always: true,
    decider: 'libs/holdings/src/application/give-code.ts#giveCode',
  },
  'INV-45': {
    id: 'INV-45',
    text: {
      zh: '个人信息和涉密字段逐件加密，密钥可销毁；事件骨架保留，历史仍可证明。',
      en: 'Personal data and secret fields are encrypted per item under destroyable keys; the skeleton of the event survives, so history stays provable.',
    },
    basis: [],
    mark: 'D',
    always: false,
  },
} as const satisfies { readonly [id: string]: Rule };
