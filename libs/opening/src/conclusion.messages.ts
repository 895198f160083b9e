import { codesOf, codeWords } from '@fonds/law';

const inWords = (language: 'zh' | 'en', between: string): string =>
  codesOf('opening-grounds')
    .map((code) => `${code} ${codeWords('opening-grounds', code)[language]}`)
    .join(between);
const GROUNDS = { zh: inWords('zh', '、'), en: inWords('en', ', ') };

/** Texts of the refusals about opinions, conclusions and the opening itself. `{name}` is replaced by a fact. */
export const CONCLUSION_MESSAGES = {
  'opening-ground-missing': {
    zh: { title: '不开放须有法定理由之一', cure: `请写明理由：${GROUNDS.zh}。` },
    en: { title: 'What is not to be opened needs one of four grounds', cure: `Give one: ${GROUNDS.en}.` },
  },
  'opening-ground-not-wanted': {
    status: 400,
    zh: { title: '意见为开放的，不填理由和拟开放时间', cure: '请去掉，或改为延期开放、控制。' },
    en: {
      title: 'An opinion to open has neither a ground nor a later day',
      cure: 'Leave them out, or extend or control instead.',
    },
  },
  'opening-stays-open': {
    zh: { title: '再行控制的审核中，继续开放的无须作结论', cure: '请将其移出审核，其开放状态不变。' },
    en: {
      title: 'In a review that closes again, what stays open needs no conclusion',
      cure: 'Take it out of the review; it stays open.',
    },
  },
  'opening-still-secret': {
    zh: {
      title: '{count} 个保管单位仍为国家秘密，不能开放',
      cure: '须待期满或由原定密单位解密后再审核；没有期限的不会自动解密。可按理由 a 延期开放。',
    },
    en: {
      title: '{count} units are still secret and cannot be opened',
      cure: 'Wait until the mark expires or its classifier lifts it; one without a term never expires. Ground a extends the closure.',
    },
  },
  'opening-not-due': {
    zh: {
      title: '{count} 个保管单位自形成之日起未满 {years} 年，最早 {due} 到期',
      cure: '请待期满；经济、教育、科技、文化类可以提前，请在计划中写明类别。',
    },
    en: {
      title: '{count} units are younger than {years} years; the first falls due on {due}',
      cure: 'Wait, or name in the plan the class that may open earlier: economy, education, science, culture.',
    },
  },
  'opening-concluded': {
    zh: {
      title: '{count} 个保管单位已有结论',
      cure: '结论作出后不再改意见；主管部门不同意延期的，重新审核。',
    },
    en: {
      title: '{count} units are concluded already',
      cure: 'Opinions end with the conclusion; a rejected extension puts the unit back before both sides.',
    },
  },
  'opening-opinion-missing': {
    zh: { title: '{count} 个保管单位还缺一方的意见', cure: '请双方逐件提出意见后再作结论。' },
    en: {
      title: '{count} units lack the opinion of one side',
      cure: 'Both sides say theirs, unit by unit, first.',
    },
  },
  'opening-opinions-differ': {
    zh: {
      title: '{count} 个保管单位双方意见不一致，不能作出结论',
      cure: '请协商一致，或报档案主管部门协调并录入协调结论。',
    },
    en: {
      title: 'Both sides differ on {count} units: there is no agreement',
      cure: 'Agree, or ask the authority to coordinate and to record its conclusion.',
    },
  },
  'opening-not-disputed': {
    zh: {
      title: '{count} 个保管单位双方没有分歧',
      cure: '协调只用于双方意见不一致的；意见一致的请直接作结论。',
    },
    en: {
      title: 'On {count} units the sides do not differ',
      cure: 'Coordination is for what they differ on; conclude the others as they agree.',
    },
  },
  'opening-not-concluded': {
    zh: {
      title: '{count} 个保管单位没有开放的结论',
      cure: '请等待结论或主管部门的答复，或将其移出本次审核。',
    },
    en: {
      title: '{count} units are not concluded as open',
      cure: 'Wait for the conclusion or the authority, or take them out of this review.',
    },
  },
  'opening-catalogue-missing': {
    zh: {
      title: '{count} 个保管单位没有公布目录',
      cure: '请先查隐个人信息并编制公布目录；开放与公布为同一行为。',
    },
    en: {
      title: 'There is no catalogue entry to publish for {count} units',
      cure: 'Check titles for personal data and draw the catalogue first: opening and publication are one act.',
    },
  },
  'opening-before-conclusion': {
    zh: { title: '开放日期 {on} 早于审核结论日期 {concluded}', cure: '请填写作出结论之后的日期。' },
    en: {
      title: 'Opened on {on}, before the conclusion of {concluded}',
      cure: 'Give a day that is not before the conclusions.',
    },
  },
} as const;
