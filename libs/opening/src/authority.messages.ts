import { EARLIER_STEP_WORDS } from './opening-words';

const AGREED_BY = {
  'next-higher-authority': { zh: '上一级档案主管部门同意', en: 'the next higher authority agrees' },
  'same-level-review': { zh: '同级档案主管部门审核', en: 'the authority of the same level reviews' },
  'same-level-consent': { zh: '同级档案主管部门同意', en: 'the authority of the same level consents' },
  province: { zh: '省级', en: 'province' },
  city: { zh: '市级', en: 'city' },
  county: { zh: '县级', en: 'county' },
} as const;

/** Texts of the refusals about what lies before the authority. `{name}` is replaced by a fact. */
export const AUTHORITY_MESSAGES = {
  'opening-not-to-submit': {
    zh: {
      title: '{count} 个保管单位没有不开放的结论，或已报审',
      cure: '请先作出延期或控制的结论；已报审的等待答复。',
    },
    en: {
      title: '{count} units are not concluded as closed, or are submitted already',
      cure: 'Conclude them first; what is submitted waits for its answer.',
    },
  },
  'opening-not-submitted': {
    zh: { title: '{count} 个保管单位没有报送该主管部门', cure: '请由受理的主管部门答复。' },
    en: {
      title: '{count} units do not lie before this authority',
      cure: 'The authority to which they were submitted answers.',
    },
  },
  'opening-step-too-early': {
    words: EARLIER_STEP_WORDS,
    zh: {
      title: '日期 {on} 早于{step}的日期 {day}',
      cure: '先计划、会同审核、双方意见、结论，后报审；请填写不早于前一步的日期。',
    },
    en: {
      title: 'The day {on} is before that of {step}, {day}',
      cure: 'Plan, joint review, opinions, conclusion, then submission: give a day that is not before the step it rests on.',
    },
  },
  'opening-authority-wanted': {
    zh: {
      title: '报送了几个主管部门，不知这是谁的来文：{organisations}',
      cure: '请写明是哪个主管部门的来文（--authority 代码）。',
    },
    en: {
      title: 'Several authorities were asked; whose paper is this: {organisations}',
      cure: 'Name the authority that wrote it (--authority CODE).',
    },
  },
  'answered-before-submission': {
    zh: { title: '答复日期 {on} 早于报送日期 {asked}', cure: '请填写报送之后的日期。' },
    en: {
      title: 'Answered on {on}, before it was submitted on {asked}',
      cure: 'Give a day on which it lay before the authority.',
    },
  },
  'opening-authority-not-competent': {
    words: AGREED_BY,
    zh: {
      title: '该单位不是当日有权的档案主管部门：{regime} 时期由{agreedBy}（应为 {level}，所报为 {given}）',
      cure: '请报送有权的档案主管部门，已报他处的由其先退回；隶属关系或层级没有登记的、该时期规则为默认值的，可写明所据决定。',
    },
    en: {
      title:
        'It is not the authority that was competent: under {regime}, {agreedBy} (wanted {level}, given {given})',
      cure: 'Submit to the competent one (what lies before another is rejected there first); where its superior or level is not registered, or that rule is a default, give the recorded decision as reason.',
    },
  },
  'opening-complaint-handled': {
    zh: { title: '该投诉已经登记', cure: '请勿重复登记。' },
    en: { title: 'The complaint is recorded already', cure: 'Record it once.' },
  },
  'opening-not-over-archives': {
    status: 403,
    zh: { title: '您的单位不是{organisation}的档案主管部门', cure: '请由其档案主管部门登记投诉处理。' },
    en: {
      title: 'Your organisation is not the archives authority of {organisation}',
      cure: 'Its authority records how the complaint was handled.',
    },
  },
} as const;
