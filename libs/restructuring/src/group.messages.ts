import type { Messages } from '@fonds/http-edge';

/** Texts of the refusals about the groups of a case, its assets and its count. `{name}` is replaced by a fact. */
export const GROUP_MESSAGES = {
  'classes-malformed': {
    zh: { title: '类别对应写法有误：{given}', cure: '写作 类别号=种类，逗号分隔，如 KJ·SB=SB,文书=AD。' },
    en: {
      title: 'The classes are not written as they should be: {given}',
      cure: 'Write series=class, by comma: KJ·SB=SB,文书=AD.',
    },
  },
  'units-not-sorted': {
    zh: { title: '案内单位尚未分组', cure: '请先办理 fonds case sort。' },
    en: { title: 'The units are not sorted into groups yet', cure: 'Do it with fonds case sort.' },
  },
  'groups-incomplete': {
    zh: { title: '各组合计 {counted}，案内单位 {fixed}', cure: '每个单位须在且只在一组；请重新分组。' },
    en: {
      title: 'The groups hold {counted} units, the case {fixed}',
      cure: 'Each unit lies in exactly one group: sort them again.',
    },
  },
  'group-unknown': {
    status: 404,
    zh: { title: '没有分组 {group}', cure: '现有分组：{known}。' },
    en: { title: 'There is no group {group}', cure: 'There are: {known}.' },
  },
  'group-under-way': {
    status: 409,
    zh: { title: '分组 {group} 的移交正在办理', cure: '请先办完或撤回该移交。' },
    en: {
      title: 'The transfer of the group {group} is under way',
      cure: 'Carry it to its end, or withdraw it.',
    },
  },
  'units-handed-over': {
    status: 409,
    zh: { title: '{count} 个单位已由本案移交', cure: '已移交的不再另分：{units}。仍在本单位的可另分。' },
    en: {
      title: '{count} units were handed over by the case already',
      cure: 'What was handed over stays in its group: {units}. What the unit still keeps may be drawn out.',
    },
  },
  'unit-sold-twice': {
    zh: { title: '{count} 个单位列在两个受让方名下', cure: '请核对资产清单：{units}。' },
    en: { title: '{count} units are listed under two buyers', cure: 'Check the list of assets: {units}.' },
  },
  'assets-too-many': {
    zh: { title: '资产清单过长（{bytes} 字节，最多 {most}）', cure: '请分几份清单提交。' },
    en: {
      title: 'The list of assets is too long ({bytes} bytes, at most {most})',
      cure: 'Send it as several lists.',
    },
  },
  'group-decided': {
    status: 409,
    zh: { title: '分组 {group} 的归属已定，不再加入单位', cure: '请另立一组并为其作决定。' },
    en: {
      title: 'It is decided where the group {group} goes: no units are added',
      cure: 'Make another group of them, and decide on it.',
    },
  },
  'group-stays': {
    zh: { title: '分组 {groups} 留存，不移交', cure: '留存的单位在完结时自动计入。' },
    en: {
      title: 'The groups {groups} stay where they are',
      cure: 'What stays counts by itself when the case closes.',
    },
  },
  'secrecy-mixed': {
    zh: { title: '涉密与非涉密单位不得同组（{from} → {to}）', cure: '请分别立组。' },
    en: { title: 'Secret and other units do not lie in one group ({from} → {to})', cure: 'Make two groups.' },
  },
  'units-not-in-case': {
    zh: { title: '{count} 个单位不在案内', cure: '请核对档号：{units}。' },
    en: { title: '{count} units are not in the case', cure: 'Check their codes: {units}.' },
  },
  'units-or-number': {
    status: 400,
    zh: { title: '未说明清点所见', cure: '请列出单位，或填写数量。' },
    en: { title: 'Nothing is said of what was found', cure: 'Name the units, or give their number.' },
  },
  'differences-too-many': {
    zh: { title: '差异过多：缺 {missing}，多 {unlisted}', cure: '请按组分别清点，每次差异不超过 {most}。' },
    en: {
      title: 'Too many differences: {missing} missing, {unlisted} not on the list',
      cure: 'Count group by group; at most {most} differences at a time.',
    },
  },
  'difference-unknown': {
    status: 404,
    zh: { title: '没有差异 {difference}', cure: '差异见 fonds case show。' },
    en: { title: 'There is no difference {difference}', cure: 'fonds case show lists them.' },
  },
} as const satisfies Messages;
