/** Texts of the refusals about the days of custody: since when, and what was before. `{name}` is replaced by a fact. */
export const HISTORY_MESSAGES = {
  'corrects-other-event': {
    zh: {
      title: '所指事件 {corrects} 不是现行保管起始的出处',
      cure: '现行保管起始出自事件 {current}；请核对后针对该事件提出更正。',
    },
    en: {
      title: 'The event {corrects} is not the one that states the present beginning of custody',
      cure: 'It is stated by the event {current}; check it and correct that one.',
    },
  },
  'dates-reversed': {
    status: 400,
    zh: { title: '起止日期颠倒或相同：{from} 至 {to}', cure: '请核对；期间含起日，不含止日。' },
    en: {
      title: 'The dates run backwards or are the same day: {from} to {to}',
      cure: 'Check them; a period of custody includes its first day and not its last.',
    },
  },
  'begun-by-an-effect': {
    zh: {
      title: '该单位由关口第 {revision} 号结果产生，其起始日即该结果之日',
      cure: '请更正该结果的日期（fonds act correct；进馆用 fonds accession correct），其全部单位一并更正。',
    },
    en: {
      title: 'The unit began with effect {revision} of the gate, and on its day',
      cure: 'Correct that day for all its units: fonds act correct, of an accession fonds accession correct.',
    },
  },
  'held-since-after-entry': {
    zh: {
      title: '保管起始 {heldSince} 晚于建账日期 {takenOn}',
      cure: '保管起始不得晚于建账；请核对日期，不详的留空。',
    },
    en: {
      title: 'The beginning of custody, {heldSince}, is later than the opening entry, {takenOn}',
      cure: 'Custody began on that day or before; check the date, or leave it empty if it is not known.',
    },
  },
  'held-since-before-history': {
    zh: {
      title: '保管起始 {heldSince} 早于已补录沿革的止日 {historyUntil}',
      cure: '请核对两者的依据；保管起始不得早于此前保管者的止日。',
    },
    en: {
      title:
        'The beginning of custody, {heldSince}, lies before the end of the recorded history, {historyUntil}',
      cure: 'Check the papers of both; custody cannot begin before that of the one before has ended.',
    },
  },
  'evidence-missing': {
    zh: { title: '沿革补录须有佐证材料', cure: '请先上传佐证材料，再附其摘要值提出或复核。' },
    en: {
      title: 'Earlier custody is recorded with papers only',
      cure: 'Upload the papers first and cite them, when proposing and when seconding.',
    },
  },
  'no-intervals': {
    status: 400,
    zh: { title: '没有给出要补录的保管期间', cure: '请至少给出一个期间：保管者、起日、止日。' },
    en: {
      title: 'No period of custody is given',
      cure: 'Give at least one: custodian, first day, day after the last.',
    },
  },
  'history-after-entry': {
    zh: {
      title: '补录期间止于 {until}，晚于保管起始 {heldSince}',
      cure: '补录只及建账之前；保管起始有误的，先更正保管起始。',
    },
    en: {
      title: 'The period ends on {until}, after custody began on {heldSince}',
      cure: 'History lies before the opening entry; if the beginning of custody is wrong, correct that first.',
    },
  },
  'history-overlaps': {
    zh: {
      title: '期间 {from} 至 {until} 与 {otherFrom} 至 {otherUntil} 重叠',
      cure: '同一天只有一个保管者；请核对起止日期。',
    },
    en: {
      title: 'The period {from} to {until} overlaps {otherFrom} to {otherUntil}',
      cure: 'There is one custodian on each day; check the dates.',
    },
  },
  'held-since-after-next': {
    zh: {
      title: '保管起始 {heldSince} 晚于其后的保管变动 {next}',
      cure: '保管起始须在下一次保管变动之前；请核对两者的依据。',
    },
    en: {
      title: 'The beginning of custody, {heldSince}, is later than the next custody event, {next}',
      cure: 'Custody began before it moved on; check the papers of both.',
    },
  },
} as const;
