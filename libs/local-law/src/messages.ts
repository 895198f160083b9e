/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const LOCAL_LAW_MESSAGES = {
  'local-law-paper-missing': {
    zh: { title: '未附地方规定的依据文件', cure: '先用 fonds evidence add 存入文件，再以 --evidence 引用。' },
    en: {
      title: 'The document of the local rules is missing',
      cure: 'Store it with fonds evidence add, then cite it with --evidence.',
    },
  },
  'national-law-paper-missing': {
    zh: {
      title: '未附启用国家规则数据的依据文件',
      cure: '先用 fonds evidence add 存入文件（如公布该规定的文件），再以 --evidence 引用。',
    },
    en: {
      title: 'The document on which the national rule data are put into effect is missing',
      cure: 'Store it with fonds evidence add (such as the paper that published the rule), then cite it with --evidence.',
    },
  },
  'national-law-in-effect': {
    zh: {
      title: '国家规则数据 {version} 已是现行版本',
      cure: '没有变化，不必启用；fonds law versions 列出各版。',
    },
    en: {
      title: 'The national rule data {version} are in effect already',
      cure: 'Nothing changes; fonds law versions lists them.',
    },
  },
  'local-law-version-taken': {
    zh: { title: '版本名“{version}”已经用过', cure: '每一版另取名称；已启用的版本不改。' },
    en: {
      title: 'There is a version {version} already',
      cure: 'Name each version anew; an activated one never changes.',
    },
  },
  'local-law-unchanged': {
    zh: { title: '所列规则与现行版本“{last}”相同', cure: '没有变化，不必启用新版。' },
    en: {
      title: 'These are the rules of the present version {last}',
      cure: 'Nothing changes: no new version is needed.',
    },
  },
  'local-law-days-reversed': {
    zh: { title: '{clock} 的终止日 {until} 早于施行日 {from}', cure: '请核对两个日期。' },
    en: { title: '{clock} ends on {until}, before it begins on {from}', cure: 'Check both days.' },
  },
  'local-law-length': {
    zh: {
      title: '{clock} 自 {from} 起的一条没有期限，或年、月并列',
      cure: '以年数或以月数写明期限，只取其一。',
    },
    en: {
      title: '{clock} from {from} says no length, or one in years and one in months',
      cure: 'Give years or months, one of the two.',
    },
  },
  'local-law-overlaps': {
    zh: {
      title: '{clock} 自 {from} 起与自 {other} 起的另一条重叠',
      cure: '同一时限同一日只能有一个年限：给前一条写明终止日。',
    },
    en: {
      title: '{clock} from {from} overlaps another one from {other}',
      cure: 'A clock has one length on each day: give the earlier one its last day.',
    },
  },
} as const;
