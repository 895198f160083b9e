import { OUT_WORDS } from '@fonds/holdings';

/** Texts of the refusals about facts: lost, recovered, seized, given back, destroyed. `{name}` is replaced by a fact. */
export const FACT_MESSAGES = {
  'fact-told-in-part': {
    zh: {
      title: '清单分段记录：前{told}个单位已记录，其余{left}个自 {first} 起未记录，因期间有变（{refused}）',
      cure: '已记录的不再撤回；核对其余单位后，去掉不符的，就其余另行记录。',
    },
    en: {
      title:
        'The list is told in parts: the first {told} units stand recorded, the other {left}, from {first} on, do not, for something came between ({refused})',
      cure: 'What was told stands. Look at the rest, leave out what does not fit, and record those in a list of their own.',
    },
  },
  'destroyed-already': {
    zh: { title: '该单位已有销毁事实', cure: '一个单位只有一个事实；有误的，更正其日期或登记安全事故。' },
    en: {
      title: 'The unit was destroyed already',
      cure: 'A unit has one such fact. Correct its day, or record an incident.',
    },
  },
  'destruction-not-started': {
    zh: { title: '销毁尚未开始', cure: '先由两名监销人清点，再开始销毁。' },
    en: {
      title: 'The destruction has not started',
      cure: 'Two supervisors count first; then it is started.',
    },
  },
  'not-in-store': {
    words: OUT_WORDS,
    zh: { title: '该单位已不在库（{out}）', cure: '请核对其保管沿革；已记载的事实不必重复记载。' },
    en: {
      title: 'The unit is not in store ({out})',
      cure: 'Look at its custody chain; what is recorded already needs no second record.',
    },
  },
  'not-lost': {
    zh: { title: '该单位没有丢失记录', cure: '寻回只针对已记载丢失的单位；请核对标识。' },
    en: { title: 'The unit is not recorded as lost', cure: 'Only what was lost is recovered; check its id.' },
  },
  'not-of-that-act': {
    status: 400,
    zh: {
      title: '业务行为 {act} 的清单上没有所述 {count} 个单位：{units}',
      cure: '请核对业务行为的标识；不在途中丢失的不必写明业务行为。',
    },
    en: {
      title: 'The act {act} does not list {count} of these units: {units}',
      cure: 'Check the act; leave it out where they were not lost on its way.',
    },
  },
  'not-seized': {
    zh: {
      title: '该单位没有未归还的调取或查封，或已由所述单位持有',
      cure: '请核对归还给谁，以及其现持有者；调取或查封尚未记载的先行记载。',
    },
    en: {
      title: 'The unit is under no seizure, or is in the hands of that organisation already',
      cure: 'Check to whom it comes back, and who has it now; record the seizure first if it is not there.',
    },
  },
  'paper-missing': {
    zh: { title: '该事实须附文件方可记载', cure: '请先上传决定书、清单等文件，再附其摘要值记载。' },
    en: {
      title: 'This is recorded with its paper only',
      cure: 'Upload the decision or the list first and cite it.',
    },
  },
} as const;
