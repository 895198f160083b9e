import { day, oneOf, orNothing, textUpTo, type CorrectableEvents, type FieldForm } from '@fonds/corrections';
import { descriptionViolations } from '@fonds/event-contracts';
import { isUuid } from '@fonds/kernel';

const name = { form: textUpTo(500) };
const creator = { form: orNothing(textUpTo(500)) };
const description: FieldForm = (value) => value === undefined || descriptionViolations(value).length === 0;
const dates: FieldForm = (value) =>
  value === undefined ||
  (Array.isArray(value) && descriptionViolations({ title: '-', dates: value }).length === 0);

/**
 * What of an event of a fonds can be wrong by entry, beside its day, its reason, its papers and its basis (E92). A
 * number is borne for ever and another one is a decision of its own (INV-40, INV-44); the key and the body that
 * numbers name the stream. That an event happened at all is not corrected: a closing is undone by reopening (INV-42).
 */
export const FONDS_EVENTS: CorrectableEvents = {
  FondsRegistered: {
    own: {
      name,
      creator,
      kind: { form: oneOf('机构', '联合', '汇集', '主题') },
      dates: { form: dates },
      description: { form: description },
    },
  },
  FondsConfirmed: { own: { name, creator } },
  FondsHistoryAmended: {
    own: {
      change: { form: oneOf('名称', '隶属', '职能', '地址', '其他') },
      text: { form: textUpTo(10_000) },
      date: { form: day },
    },
  },
  FondsDossierFiled: {
    own: {
      category: { form: oneOf('收集', '整理', '鉴定', '保管', '统计', '利用', '新技术') },
      title: { form: textUpTo(2_000) },
      document: { form: textUpTo(200) },
      formed: { form: day },
    },
  },
  FondsClosed: { own: { lastDate: { form: day } } },
  FondsReopened: { own: { from: { form: day } } },
  FondsRelated: {
    own: {
      other: { form: (value) => typeof value === 'string' && isUuid(value) },
      relation: { form: oneOf('predecessor', 'successor', 'merged', 'split') },
    },
  },
  FondsNumberAssigned: { own: {} },
};
