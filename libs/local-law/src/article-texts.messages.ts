/** Texts of the refusals about loaded words of articles. `{name}` is replaced by a fact. */
export const ARTICLE_TEXTS_MESSAGES = {
  'article-texts-refused': {
    zh: { title: '{count} 处有误，全部未录入', cure: '请逐处改正后整份重录；各处见所列。' },
    en: {
      title: '{count} places are wrong, nothing was loaded',
      cure: 'Mend each, as listed, and load the whole again.',
    },
  },
  'article-texts-paper-missing': {
    zh: {
      title: '未附条文所据的印本',
      cure: '先用 fonds evidence add 存入印本的扫描件，再以 --evidence 引用。',
    },
    en: {
      title: 'The print from which the words are taken is missing',
      cure: 'Store a scan of it with fonds evidence add, then cite it with --evidence.',
    },
  },
  'article-texts-none': {
    zh: { title: '没有列出任何条文', cure: '在 texts 中列出要录入的条文，或在 withdrawn 中列出要撤回的。' },
    en: {
      title: 'No article is named',
      cure: 'Name those to load in texts, or those to take back in withdrawn.',
    },
  },
  'article-texts-too-long': {
    zh: { title: '共 {length} 个字符，最多 {most} 个', cure: '请分几份录入。' },
    en: { title: '{length} characters, at most {most} are possible', cure: 'Load them in several files.' },
  },
  'article-instrument-unknown': {
    zh: { title: '规则数据中没有法规 {instrument}', cure: '请用 fonds law text list 所列的法规编号。' },
    en: {
      title: 'The rule data know no instrument {instrument}',
      cure: 'Use an id as fonds law text list shows it.',
    },
  },
  'article-unknown': {
    zh: {
      title: '没有引用 {article} 之处',
      cure: '只录入被引用的条文，款、项写在括号内，如 21(1)；fonds law text list --missing 列出所缺。',
    },
    en: {
      title: 'Nothing cites {article}',
      cure: 'Load what is cited, its paragraph or item in brackets, such as 21(1); fonds law text list --missing shows what lacks its words.',
    },
  },
  'article-carried': {
    zh: { title: '{article} 的全文已随程序，与所录相同', cure: '不必录入，请删去这一条。' },
    en: {
      title: 'The build has {article} whole, in these words',
      cure: 'Nothing is to be loaded: leave it out.',
    },
  },
  'article-differs': {
    zh: {
      title: '{article} 的全文已随程序，与所录不同：程序为“{carried}”，所录为“{given}”',
      cure: '请与原件核对；确系程序有误的，请报告开发者：程序所带的条文只由新版规则数据改正。',
    },
    en: {
      title: 'The build has {article} whole, in other words: “{carried}”, not “{given}”',
      cure: 'Compare with the original; if the build is wrong, report it: what it carries is put right by a version of the rule data alone.',
    },
  },
  'article-text-unchanged': {
    zh: { title: '{article} 已如此录入', cure: '没有变化，请删去这一条。' },
    en: { title: '{article} is loaded in these words already', cure: 'Nothing changes: leave it out.' },
  },
  'article-text-not-loaded': {
    zh: { title: '没有录入过 {article}，无从撤回', cure: 'fonds law text list 列出已录入的。' },
    en: {
      title: '{article} was not loaded: nothing is there to take back',
      cure: 'fonds law text list shows what was.',
    },
  },
  'article-named-twice': {
    zh: { title: '{article} 与 {first} 重复', cure: '每条只列一次。' },
    en: { title: '{article} is named by {first} already', cure: 'Name each article once.' },
  },
} as const;
