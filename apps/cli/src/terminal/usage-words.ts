import type { Language } from './language';

/** How the parser words what is wrong with a call, and the same in Chinese; `$1` is what was typed. */
const ERRORS: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.*)'/, '缺少参数“$1”'],
  [/^error: option '(.*)' argument missing/, '选项“$1”缺少值'],
  [/^error: required option '(.*)' not specified/, '必须给出选项“$1”'],
  [/^error: option '(.*)' argument '(.*)' is invalid\./, '选项“$1”不能取值“$2”。'],
  [/^error: command-argument value '(.*)' is invalid for argument '(.*)'\./, '参数“$2”不能取值“$1”。'],
  [/^error: unknown option '(.*)'/, '没有选项“$1”'],
  [/^error: unknown command '(.*)'/, '没有命令“$1”'],
  [
    /^error: too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)\./,
    '参数过多：应为 $2 个，给了 $3 个。',
  ],
  [/^error: /, '用法错误：'],
];

const PARTS: readonly (readonly [RegExp, string])[] = [
  [/Allowed choices are (.*)\./g, '可取：$1。'],
  [/\(Did you mean one of (.*)\?\)/g, '（是否想用 $1？）'],
  [/\(Did you mean (.*)\?\)/g, '（是否想用 $1？）'],
];

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
};

/** What the parser says of a call that it cannot take, in the language of the call. */
export function usageError(text: string, language: Language): string {
  if (language === 'en') return text;
  const error = ERRORS.find(([pattern]) => pattern.test(text));
  const told = error ? text.replace(...error) : text;
  return PARTS.reduce((said, [pattern, words]) => said.replace(pattern, words), told);
}

export const helpTitle = (title: string, language: Language): string =>
  language === 'zh' ? (TITLES[title] ?? title) : title;

/** `(choices: "a", "b")` behind the text of an option. */
export const helpDescription = (text: string, language: Language): string =>
  language === 'zh' ? text.replace(/\(choices: (.*)\)$/, '（可取：$1）') : text;
