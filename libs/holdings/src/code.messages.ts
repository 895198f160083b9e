/** Texts of the refusals about reference codes (档号): given, passed, set aside. `{name}` is replaced by a fact. */
export const CODE_MESSAGES = {
  'code-taken': {
    zh: {
      title: '档号 {code} 已由保管单位 {unit} 使用或曾经使用',
      cure: '请核对两件是否同一；不是的，另编一个从未用过的档号。',
    },
    en: {
      title: 'The code {code} belongs or belonged to the unit {unit}',
      cure: 'Check whether both are the same; if not, give a code that was never used.',
    },
  },
  'code-numbered-by-stranger': {
    zh: {
      title: '档号 {code} 只能由保管者、所有者、移出单位或全宗的编号单位编制',
      cure: '请改由其中之一编号；编号单位填错的，请核对单位代码。',
    },
    en: {
      title:
        'The code {code} is given by custodian, owner, transferring unit or the body that numbers the fonds, and by nobody else',
      cure: 'Let one of them number; check the code of the organisation.',
    },
  },
  'code-not-borne': {
    zh: {
      title: '该保管单位没有用过档号 {code}',
      cure: '请核对档号是误编在哪个单位上的，针对那个单位提出。',
    },
    en: {
      title: 'The unit does not bear the code {code} and never did',
      cure: 'Check which unit has it in error, and propose it for that one.',
    },
  },
  'passage-to-itself': {
    status: 400,
    zh: { title: '档号 {code} 的误用者与应得者是同一单位', cure: '请写明两个不同的保管单位。' },
    en: {
      title: 'The code {code} cannot pass from a unit to the same one',
      cure: 'Name two units: the one that bears it in error, and the one that it belongs to.',
    },
  },
  'replacement-not-needed': {
    status: 400,
    zh: {
      title: '{code} 是曾用号，该单位的现行档号不变',
      cure: '请勿给出替代档号；要改现行档号的，另行变更。',
    },
    en: {
      title: '{code} is a former code; the present one of the unit stays as it is',
      cure: 'Give no replacement; if the present code is to change, change it by itself.',
    },
  },
  'code-set-aside': {
    zh: {
      title: '目录中档号 {code} 备注为“{status}”，该号已搁置，尚待决定',
      cure: '请先决定：档案尚在的，fonds unit set-aside {code} --admit；不在的，--keep，该号永不再用。',
    },
    en: {
      title:
        'A catalogue lists the code {code} with the status {status}; it is set aside until somebody decides',
      cure: 'Decide first: fonds unit set-aside {code} --admit when that very unit is there, --keep when it is not; the code is then never used again.',
    },
  },
  'code-kept': {
    zh: {
      title: '档号 {code} 已决定永久保留，不再使用',
      cure: '已销毁、移交或缺失档案的档号永不再用；请另编一个从未用过的档号。',
    },
    en: {
      title: 'It was decided that the code {code} is kept and never used again',
      cure: 'A number of archives that are gone is never free again; give a code that was never used.',
    },
  },
  'code-not-set-aside': {
    zh: {
      title: '没有搁置这一档号',
      cure: '请核对档号、全宗号和编号单位；搁置的档号见 fonds unit set-aside-codes。',
    },
    en: {
      title: 'No such code is set aside',
      cure: 'Check the code, the fonds and who numbers; fonds unit set-aside-codes lists the codes that are set aside.',
    },
  },
  'code-admitted-already': {
    zh: {
      title: '已决定档号 {code} 可以建账',
      cure: '请更正目录中的备注并再次导入；改变主意的，可决定永久保留（keep）。',
    },
    en: {
      title: 'It was decided already that the unit {code} may be taken on',
      cure: 'Mend the remark in the catalogue and import it again; who changed their mind may still decide to keep the code.',
    },
  },
  'fonds-not-in-code': {
    zh: { title: '从档号 {code} 看不出全宗号', cure: '请另行给出全宗号。' },
    en: { title: 'The code {code} does not tell its fonds', cure: 'Give the number of the fonds, too.' },
  },
  'arrangement-contradicts-code': {
    zh: {
      title: '档号 {code} 的形式是{form}，所给整理方式却是{given}',
      cure: '请核对档号；无误的，整理方式填{form}或不填。',
    },
    en: {
      title: 'The code {code} has the form of {form}, but the arrangement given is {given}',
      cure: 'Check the code; if it is right, give {form} or no arrangement at all.',
    },
  },
  'code-borne-before': {
    zh: { title: '该保管单位曾用过档号 {code}', cure: '用过的档号不再使用，也不恢复；请另编一个。' },
    en: {
      title: 'The unit bore the code {code} before',
      cure: 'A code that was given up is not used again, not even by the same unit; give another one.',
    },
  },
} as const;
