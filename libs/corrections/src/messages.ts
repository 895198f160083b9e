import { coded } from '@fonds/http-edge';
import { FIELD_WORDS } from './field-words';

/** Texts of what is refused of a correction. `{name}` is replaced by a fact. */
export const CORRECTION_MESSAGES = {
  'no-fields': {
    status: 400,
    zh: { title: '没有给出要著录或更正的字段', cure: '请至少给出一个字段及其新值。' },
    en: { title: 'No field is given', cure: 'Give at least one field with its new value.' },
  },
  'field-twice': {
    status: 400,
    words: FIELD_WORDS,
    zh: { title: '同一字段给出了两次：{fields}', cure: '每个字段只给一次。' },
    en: { title: 'A field is given twice: {fields}', cure: 'Give each field once.' },
  },
  'field-unchanged': {
    words: FIELD_WORDS,
    zh: { title: '{field} 已经是这个值', cure: '无需再改；请重新读取，核对要改的内容。' },
    en: {
      title: '{field} has this value already',
      cure: 'Nothing is left to change; read it again and check what you meant to change.',
    },
  },
  'reason-missing': {
    zh: { title: '更正须说明理由', cure: '请写明为何更正、依据何在。' },
    en: { title: 'A correction needs its reason', cure: 'Say why it is corrected and what shows it.' },
  },
  'proposal-unknown': {
    status: 404,
    zh: { title: '没有这项待复核的提议', cure: '请重新读取，从待复核的提议中选择。' },
    en: { title: 'There is no such proposal', cure: 'Read it again and choose one of its proposals.' },
  },
  'proposal-done': {
    zh: { title: '该提议已经复核生效', cure: '无需再办；仍有错误的，请另提更正。' },
    en: {
      title: 'The proposal was seconded already',
      cure: 'Nothing is left to do; propose another correction if something is still wrong.',
    },
  },
  'same-person': {
    status: 403,
    zh: { title: '提出与复核不能是同一人', cure: '请由另一人复核。' },
    en: {
      title: 'Who proposed a correction does not second it',
      cure: 'Ask another person to check and second it.',
    },
  },
  'proposal-moved': {
    words: FIELD_WORDS,
    zh: { title: '提出之后，{field} 已有变动', cure: '请核对现值；仍需更正的，重新提出。' },
    en: {
      title: '{field} has changed since this was proposed',
      cure: 'Look at its present value and propose anew if it is still wrong.',
    },
  },
  'event-not-correctable': {
    zh: {
      title: '事件 {corrects} 不能这样更正',
      cure: '请从审计轨迹取事件标识；此处可更正：{known}。保管起始、保管变动、编号、著录、移交批次与账户各有自己的更正办法（docs/user/corrections.md）。',
    },
    en: {
      title: 'The event {corrects} is not corrected this way',
      cure: 'Take its id from the trail; these are: {known}. The beginning of custody, custody events, codes and numbers, descriptions, acts and accounts have corrections of their own (docs/user/corrections.md).',
    },
  },
  'event-field-unknown': {
    status: 400,
    words: coded(FIELD_WORDS),
    zh: {
      title: '事件 {type} 的 {field} 不能这样更正',
      cure: '可更正：{known}。标识、编号与所属不在其中，各有自己的办法（docs/user/corrections.md）。',
    },
    en: {
      title: 'The {field} of an event {type} is not corrected this way',
      cure: 'These can: {known}. Ids, numbers and what it belongs to have ways of their own (docs/user/corrections.md).',
    },
  },
  'event-field-invalid': {
    status: 400,
    words: FIELD_WORDS,
    zh: {
      title: '{field} 的新值不合格式',
      cure: '日期写作 YYYY-MM-DD；佐证材料为 [{sha256、kind}]，依据为 [{instrument、article}]；沿革为期间列表（custodian、from、until）；其余与首次登记时格式相同。',
    },
    en: {
      title: 'The new value of {field} has another form',
      cure: 'A date is YYYY-MM-DD, supporting files are [{sha256, kind}], a basis [{instrument, article}], a history a list of periods (custodian, from, until); everything else has the form in which it is first told.',
    },
  },
  'evidence-not-cited': {
    status: 422,
    zh: {
      title: '佐证材料 {sha256} 未随本次更正引用',
      cure: '请先存入（fonds evidence add），并在提出更正时一并引用该材料（--evidence）。',
    },
    en: {
      title: 'The supporting file {sha256} is not cited by this correction',
      cure: 'Store it first (fonds evidence add), and cite it with the proposal itself (--evidence).',
    },
  },
} as const;
