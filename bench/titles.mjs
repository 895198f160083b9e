/**
 * Titles as Chinese archives print them, 23 characters on average: who, about what, which kind of paper. The words
 * come from some 2,500 characters and 40,000 two-character words, the frequent ones far more often than the rare.
 */
const CHARACTERS = 2_500;
const WORDS = 40_000;
const FIRST = 0x4e00;

const BODIES = [
  '市人民政府',
  '市委办公室',
  '县财政局',
  '市水利局',
  '区教育局',
  '市民政局',
  '县供销社',
  '市档案局',
];
const PAPERS = ['通知', '请示', '批复', '报告', '函', '意见', '会议纪要', '总结', '决定', '情况汇报'];

/** Reproducible numbers in [0, 1). */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function titleMaker(seed) {
  const random = randomNumbers(seed);
  // Squared: half of all characters come from a quarter of the set.
  const character = () => String.fromCodePoint(FIRST + Math.floor(CHARACTERS * random() ** 2) * 7);
  const words = Array.from({ length: WORDS }, () => character() + character());
  // Zipf's law: the word of rank n is drawn about 1/n as often as the first.
  const word = () => words[Math.floor(WORDS ** random()) - 1];
  const pick = (list) => list[Math.floor(random() * list.length)];
  const title = () => {
    let matter = '';
    for (let n = 4 + Math.floor(random() * 3); n > 0; n--) matter += word();
    return `${pick(BODIES)}关于${matter}的${pick(PAPERS)}`;
  };
  return { title, word };
}
