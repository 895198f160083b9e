import { codesOf, codeWords } from '@fonds/law';
import { EARLIER_STEP_WORDS } from './opening-words';

const inWords = (language: 'zh' | 'en', between: string): string =>
  codesOf('opening-grounds')
    .map((code) => `${code} ${codeWords('opening-grounds', code)[language]}`)
    .join(between);
const GROUNDS = { zh: inWords('zh', '、'), en: inWords('en', ', ') };

const AGREED_BY = {
  'next-higher-authority': { zh: '上一级档案主管部门同意', en: 'the next higher authority agrees' },
  'same-level-review': { zh: '同级档案主管部门审核', en: 'the authority of the same level reviews' },
  'same-level-consent': { zh: '同级档案主管部门同意', en: 'the authority of the same level consents' },
  province: { zh: '省级', en: 'province' },
  city: { zh: '市级', en: 'city' },
  county: { zh: '县级', en: 'county' },
} as const;

/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const OPENING_MESSAGES = {
  'opening-unknown': {
    status: 404,
    zh: {
      title: '没有这个开放审核',
      cure: '请核对标识；用 fonds opening list 查看本单位的开放审核。主管部门看不到的，请管理员登记其为档案馆的上级（fonds org change 档案馆 --parent 主管部门）。',
    },
    en: {
      title: 'There is no such opening review',
      cure: 'Check its id; fonds opening list shows those of your organisation. An authority that sees none is registered as the superior of the archives by the administrator (fonds org change ARCHIVES --parent AUTHORITY).',
    },
  },
  'opening-nothing-due': {
    status: 400,
    zh: {
      title: '截至 {by}，该全宗没有到期的单位',
      cure: '请核对全宗和日期；到期清单：fonds due list --clock CLK-08（评估为 CLK-09）。未到期的可逐个列出或按条件筛选。',
    },
    en: {
      title: 'Nothing of this fonds is due by {by}',
      cure: 'Check fonds and day; fonds due list --clock CLK-08 shows what is due (CLK-09 for reassessments). Units that are not due may be named, or chosen by a filter.',
    },
  },
  'opening-exists': {
    zh: { title: '该开放审核已经建立', cure: '请勿重复建立；需要时另立一个计划。' },
    en: { title: 'The review is planned already', cure: 'Plan another one if it is wanted.' },
  },
  'opening-not-your-part': {
    status: 403,
    zh: {
      title: '这一步由{organisation}办理，不能代办',
      cure: '请由该单位的人员办理；该单位没有账户的，由档案馆附其来文录入。',
    },
    en: {
      title: 'This step is for {organisation} to take, and for nobody else',
      cure: 'Ask its staff; where it has no accounts, the archives enters its paper as evidence.',
    },
  },
  'opening-nothing-to-do': {
    zh: { title: '没有可以办理的保管单位', cure: '请用 fonds opening units 查看各单位现在的状态。' },
    en: {
      title: 'There is no unit that this step could be about',
      cure: 'Look at where each unit stands with fonds opening units.',
    },
  },
  'opening-only-archives': {
    zh: {
      title: '只有国家档案馆可以开放档案',
      cure: '请先移交进馆，由国家档案馆开放；规定的施行日期待核时，可附书面决定办理。',
    },
    en: {
      title: 'Only state archives open',
      cure: 'Transfer them into an archives first. Where the rule is a default, give the recorded decision as reason.',
    },
  },
  'opening-reason-missing': {
    zh: {
      title: '已开放的再行控制须写明理由',
      cure: '请写明理由和依据；这是新的审核，不是更正（默认规则）。',
    },
    en: {
      title: 'Closing again what was opened needs a reason',
      cure: 'Say why; it is a new review and no correction. This rule is a default.',
    },
  },
  'opening-review-open': {
    zh: { title: '会同审核已经启动', cure: '请提出意见，或查看其进度。' },
    en: { title: 'The joint review is open already', cure: 'Give an opinion, or look at its progress.' },
  },
  'opening-no-review': {
    zh: {
      title: '尚未启动会同审核，不能开放',
      cure: '请先启动会同审核；年限届满只是必要条件，不是充分条件。',
    },
    en: {
      title: 'There has been no joint review; nothing can be opened',
      cure: 'Open the review first: age is necessary and never sufficient.',
    },
  },
  'opening-several-partners': {
    zh: {
      title: '所列档案由几个单位移交：{organisations}',
      cure: '请按移交单位分别立计划，各自会同。',
    },
    en: {
      title: 'The units come from several transferring units: {organisations}',
      cure: 'Plan one review for each of them.',
    },
  },
  'opening-partner-there': {
    zh: {
      title: '{organisation}尚在或有承接单位，须会同审核，不能由档案馆单独决定',
      cure: '请会同该单位审核；意见不一致的，报主管部门协调。',
    },
    en: {
      title: '{organisation} is there, or is continued: the archives does not review alone',
      cure: 'Review with it; where the sides differ, the authority coordinates.',
    },
  },
  'opening-partner-wanted': {
    zh: {
      title: '没有登记移交单位，不知与谁会同审核',
      cure: '请写明形成单位（--partner 单位代码）；确无形成、移交或承接单位的，写明单独审核的理由（--alone --ground）。',
    },
    en: {
      title: 'No transferring unit is recorded: with whom is it reviewed?',
      cure: 'Name the forming unit (--partner CODE); if there is none, nor one that continues it, say why the archives reviews alone (--alone --ground).',
    },
  },
  'opening-function-wanted': {
    zh: {
      title: '{organisation}已终止，其职能由不同单位承接：{functions}',
      cure: '请写明所审档案属于哪项职能；按职能而不按机构确定会同单位。',
    },
    en: {
      title: '{organisation} is gone, and several units continue its functions: {functions}',
      cure: 'Name the function that the archives come from: the partner follows the function.',
    },
  },
  'opening-alone': {
    zh: { title: '本次审核由档案馆单独进行，没有会同单位', cure: '请以档案馆的意见办理。' },
    en: { title: 'The archives reviews alone; there is no other side', cure: 'Give the archives’ opinion.' },
  },
  'opening-same-person': {
    zh: {
      title: '同一人不能既提出又决定，也不能代表双方',
      cure: '请由另一账户办理：意见、报审、同意和决定各由不同的人作出。',
    },
    en: {
      title: 'One person cannot both propose and decide, nor speak for both sides',
      cure: 'Let another account do it: opinion, submission, consent and order are by different people.',
    },
  },
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
  'opening-date-missing': {
    zh: {
      title: '{count} 个保管单位没有可计算的形成日期',
      cure: '请先补充著录日期；日期不详的不会被当作已到期。',
    },
    en: {
      title: '{count} units have no date that can be computed with',
      cure: 'Describe their dates first; what has none is never taken for due.',
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
  'answered-before-submission': {
    zh: { title: '答复日期 {on} 早于报送日期 {asked}', cure: '请填写报送之后的日期。' },
    en: {
      title: 'Answered on {on}, before it was submitted on {asked}',
      cure: 'Give a day on which it lay before the authority.',
    },
  },
  'opening-before-conclusion': {
    zh: { title: '开放日期 {on} 早于审核结论日期 {concluded}', cure: '请填写作出结论之后的日期。' },
    en: {
      title: 'Opened on {on}, before the conclusion of {concluded}',
      cure: 'Give a day that is not before the conclusions.',
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
  'opening-paper-not-there': {
    status: 404,
    words: {
      'opening-review': { zh: '开放审核表', en: 'review sheet' },
      'extension-catalogue': { zh: '延期开放目录', en: 'catalogue of extensions' },
      'opened-catalogue': { zh: '开放档案目录', en: 'published catalogue' },
    },
    zh: {
      title: '这次审核还没有{form}',
      cure: '审核表自会同审核起有，延期目录须有不开放的结论，公布目录须已开放。',
    },
    en: {
      title: 'The review has no {form} yet',
      cure: 'The sheet begins with the joint review, the others with an extension and with the opening.',
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
  'opening-already-open': {
    zh: { title: '该保管单位已经开放', cure: '再行控制须立“再行控制”的审核，写明理由（默认规则）。' },
    en: {
      title: 'The unit is open already',
      cure: 'To close it again, plan a review with that purpose and its reason; this is a default.',
    },
  },
  'opening-not-extended': {
    zh: {
      title: '该保管单位没有延期开放或控制（现为{opening}）',
      cure: '定期评估只针对延期开放和控制的档案。',
    },
    en: {
      title: 'The unit is neither extended nor controlled (it is {opening})',
      cure: 'A reassessment is of what was extended or is controlled.',
    },
  },
  'opening-not-open': {
    zh: { title: '该保管单位没有开放（现为{opening}）', cure: '再行控制只针对已经开放的档案。' },
    en: {
      title: 'The unit is not open (it is {opening})',
      cure: 'Only what is open can be closed again.',
    },
  },
} as const;
