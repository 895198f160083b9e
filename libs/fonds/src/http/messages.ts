/** Texts of what the doors of this library refuse. */
export const FONDS_DOOR_MESSAGES = {
  'fonds-ambiguous': {
    status: 409,
    zh: { title: '有多个全宗使用过全宗号 {fonds}', cure: '请改用全宗标识：{ids}。' },
    en: { title: 'Several fonds bear or bore the number {fonds}', cure: 'Name it by its id: {ids}.' },
  },
  'not-of-your-archives': {
    status: 403,
    zh: {
      title: '您的单位不是当事方，也未登记为其上级',
      cure: '请由其保管者、所有者或移出单位的人员办理。主管部门办理的，请管理员先登记上级（fonds org change 单位代码 --parent 主管部门代码）。',
    },
    en: {
      title: 'Your organisation has no part in this, and is not registered above whoever has',
      cure: 'Ask the staff of its custodian, owner or transferring unit. An authority is registered as the superior first, by the administrator (fonds org change CODE --parent AUTHORITY).',
    },
  },
  'fonds-number-stays': {
    zh: {
      title: '全宗号 {number} 不因更名或改隶而变，未改为 {wanted}',
      cure: '更名、改隶请补记沿革；确需改号的，写明理由并附批准文件，作为一项决定登记。',
    },
    en: {
      title: 'The number {number} stays when name or superior changes; it was not changed to {wanted}',
      cure: 'Record the change of name as history. Where another number was decided, give the reason and cite the paper.',
    },
  },
} as const;
