import type { Command, Option } from 'commander';
import { formOf } from './form';
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

const MISSING =
  /^error: (?:missing required argument|option|required option) '(.*)'(?: argument missing| not specified)?/;

/** How the call is written that could not be taken: what is missing, with an example, then the whole of it. */
export function howTo(text: string, command: Command, language: Language): string {
  const zh = language === 'zh';
  const missing = / argument '.*' is invalid/.test(text) ? undefined : MISSING.exec(text)?.[1];
  const form = missing === undefined ? undefined : formOfMissing(missing, command, language);
  const commands = /unknown command/.test(text) ? command.commands.map((each) => each.name()).join(' ') : '';
  return [
    form && (zh ? `应为${form}` : `It must be ${form}`),
    commands && (zh ? `可用：${commands}` : `There are: ${commands}`),
    `${zh ? '用法：' : 'Usage: '}${command.createHelp().commandUsage(command)}`,
  ]
    .filter(Boolean)
    .map((line) => `${line}\n`)
    .join('');
}

function formOfMissing(what: string, command: Command, language: Language): string | undefined {
  const option = takenBy(command).find(({ flags }) => flags === what);
  if (!option) return formOf(what, language);
  if (!option.argChoices) return formOf(option.flags, language, option.long);
  const choices = option.argChoices.join(language === 'zh' ? '、' : ', ');
  const such = `${option.long ?? ''} ${option.argChoices[0] ?? ''}`;
  return language === 'zh' ? ` ${choices} 之一，如 ${such}` : `one of ${choices}, such as ${such}`;
}

/** Its own options, and those of the commands above it. */
export const takenBy = (command: Command): readonly Option[] =>
  command.parent ? [...command.options, ...takenBy(command.parent)] : command.options;

export const helpTitle = (title: string, language: Language): string =>
  language === 'zh' ? (TITLES[title] ?? title) : title;

/** `(choices: "a", "b")` behind the text of an option. */
export const helpDescription = (text: string, language: Language): string =>
  language === 'zh' ? text.replace(/\(choices: (.*)\)$/, '（可取：$1）') : text;
