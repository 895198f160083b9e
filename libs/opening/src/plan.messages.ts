/** Texts of the refusals about what is reviewed, and by whom. `{name}` is replaced by a fact. */
export const PLAN_MESSAGES = {
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
    words: { authority: { zh: '该档案馆的档案主管部门', en: 'the authority over the archives' } },
    zh: {
      title: '这一步由{organisations}办理，不能代办',
      cure: '请由该单位的人员办理；该单位没有账户的，由档案馆附其来文录入（主管部门的，尚未报送时写明 --authority 代码）。',
    },
    en: {
      title: 'This step is for {organisations} to take, and for nobody else',
      cure: 'Ask its staff; where it has no accounts, the archives enters its paper as evidence (of an authority that nothing was submitted to, with --authority CODE).',
    },
  },
  'opening-reviewed-alone': {
    zh: {
      title: '该审核由档案馆单独进行，没有会同单位',
      cure: '请由档案馆提出意见（side 写 archives，或不写）。',
    },
    en: {
      title: 'The archives reviews alone: there is no other side',
      cure: 'The archives gives its opinion (side archives, or none).',
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
