/** Texts of what the server itself refuses. */
export const SERVER_MESSAGES = {
  'after-malformed': {
    status: 400,
    zh: { title: 'after 不是账目位置：{given}', cure: '请原样使用命令答复中的 position，例如 1204。' },
    en: {
      title: 'after is not a log position: {given}',
      cure: 'Use the position that a command answered, such as 1204.',
    },
  },
  'projection-unknown': {
    status: 404,
    zh: { title: '没有名为 {name} 的查询投影', cure: '可用：{known}。' },
    en: { title: 'There is no projection {name}', cure: 'There are: {known}.' },
  },
} as const;
