import type { Messages } from '@fonds/http-edge';

/** Texts of the refusals about how a case stands: whether it is there, open, fixed, closed. `{name}` is replaced by a fact. */
export const STANDING_MESSAGES = {
  'case-unknown': {
    status: 404,
    zh: { title: '没有处置案 {case}', cure: '请核对标识；本单位的处置案：fonds case list。' },
    en: { title: 'There is no case {case}', cure: 'Check its id; fonds case list shows those you may see.' },
  },
  'keeper-not-said': {
    zh: {
      title: '该全宗有几个保管单位：{keepers}',
      cure: '一案只涉及一个保管单位的档案；请用 keeper（--keeper）指明。',
    },
    en: {
      title: 'Several bodies keep units of this fonds: {keepers}',
      cure: 'A case is about what one body keeps: say which with keeper (--keeper).',
    },
  },
  'case-exists': {
    zh: { title: '该处置案已经立项', cure: '请用 fonds case show 查看。' },
    en: { title: 'The case is open already', cure: 'Look at it with fonds case show.' },
  },
  'case-open-already': {
    status: 409,
    zh: { title: '该全宗已有在办处置案 {case}', cure: '一个全宗同时只办一案；变动种类改变时变更该案。' },
    en: {
      title: 'The fonds has the open case {case} already',
      cure: 'A fonds has one case at a time. Where the kind of change is another one, amend that case.',
    },
  },
  'case-closed': {
    status: 409,
    zh: { title: '处置案已经完结', cure: '完结后发现的档案另立补充案（--supplements）。' },
    en: {
      title: 'The case is closed',
      cure: 'For what is found afterwards open a supplementary case (--supplements).',
    },
  },
  'case-not-fixed': {
    zh: { title: '案内单位尚未固定', cure: '请稍候重试。' },
    en: { title: 'The units of the case are not fixed yet', cure: 'Try again in a moment.' },
  },
  'case-executing': {
    zh: { title: '已有分流移交，分组不再重排', cure: '另分单位请用 fonds case split。' },
    en: {
      title: 'Transfers of the case are under way: its groups stay',
      cure: 'Draw units out with fonds case split.',
    },
  },
  'kind-of-change-unknown': {
    zh: { title: '没有变动种类 {kind}', cure: 'C01–C18 为企业，I1–I10 为机关、事业单位。' },
    en: {
      title: 'There is no kind of change {kind}',
      cure: 'C01–C18 are for enterprises, I1–I10 for organs.',
    },
  },
  'kind-unchanged': {
    zh: { title: '变动种类已经是 {kind}', cure: '请核对。' },
    en: { title: 'The kind of change is {kind} already', cure: 'Check what was meant.' },
  },
  'decision-in-future': {
    zh: { title: '决定日期 {on} 在今天之后', cure: '请填写决定作出的日期。' },
    en: { title: 'The decision is dated {on}, after today', cure: 'Give the day on which it was made.' },
  },
  'before-case-opened': {
    zh: { title: '业务日期 {on} 早于立项日期 {opened}', cure: '请填写立项之后的日期。' },
    en: {
      title: 'Dated {on}, before the case was opened on {opened}',
      cure: 'Give a day after its opening.',
    },
  },
  'nothing-held': {
    zh: { title: '该单位在此全宗没有在库档案', cure: '请核对全宗和变动单位（--org）。' },
    en: {
      title: 'The unit keeps nothing of this fonds',
      cure: 'Check the fonds and the changing unit (--org).',
    },
  },
  'case-not-to-supplement': {
    zh: { title: '案 {case} 未完结，或不是该全宗的案', cure: '在办案直接办理；补充案只补已完结的案。' },
    en: {
      title: 'The case {case} is open, or of another fonds',
      cure: 'Only what is found after closing needs a supplementary case.',
    },
  },
} as const satisfies Messages;
