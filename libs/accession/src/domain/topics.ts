import type { Topic } from './source-kinds';

/** Collecting topics (征集专题): the seven classes of P-17, domain.md §5. */
export const TOPICS: { readonly [T in Topic]: { readonly zh: string; readonly en: string } } = {
  'major-activity': { zh: '重大活动', en: 'Major activities' },
  'important-event': { zh: '重要事件', en: 'Important events' },
  'famous-person': { zh: '著名人物', en: 'Famous persons' },
  'cultural-heritage': { zh: '历史文化遗产', en: 'Historical and cultural heritage' },
  'archaeological-find': { zh: '考古发掘', en: 'Archaeological finds' },
  'local-product': { zh: '名优特产品', en: 'Famous local products' },
  'scattered-archives': { zh: '散存重要档案', en: 'Important archives kept scattered' },
};

export const ALL_TOPICS = Object.keys(TOPICS) as readonly Topic[];

/** By code or Chinese name. @example topicOf('著名人物') // 'famous-person' */
export const topicOf = (text: string): Topic | undefined =>
  ALL_TOPICS.find((topic) => topic === text.trim().toLowerCase() || TOPICS[topic].zh === text.trim());
