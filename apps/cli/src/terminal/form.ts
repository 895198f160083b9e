import { CALL_FORMS } from './call-forms';
import { UsageError } from './exit-codes';
import { ID_FORMS } from './id-forms';
import type { Form, Language } from './language';
import { VALUE_FORMS } from './value-forms';

/** By the word that stands for a value in the usage of a command: `<date>`. */
export const FORMS = { ...ID_FORMS, ...VALUE_FORMS };
type Word = keyof typeof FORMS;

const isWord = (word: string): word is Word => Object.hasOwn(FORMS, word);

/**
 * A value that is not written as it must be.
 *
 * @param name the option that it was given for; an argument needs none
 * @example misread('date', '31.3.2024', '--from') // --from 31.3.2024: must be a day of the calendar, YYYY-MM-DD, such as --from 2024-03-31
 */
export function misread(word: Word, given: string, name = ''): UsageError {
  const before = `${name} ${given}`.trim();
  return new UsageError({
    zh: `${before}：应为${formOf(word, 'zh', name)}`,
    en: `${before}: must be ${formOf(word, 'en', name)}`,
  });
}

/** Options and arguments that are missing, or do not go together. */
export function needed(call: keyof typeof CALL_FORMS): UsageError {
  const [zh, en, example]: Form = CALL_FORMS[call];
  return new UsageError({ zh: `须写明${zh}，如 ${example}`, en: `give ${en}, such as ${example}` });
}

/** A value that is none of those that there are. */
export const oneOf = (choices: readonly string[], given: string, name = ''): UsageError => {
  const [before, such] = [`${name} ${given}`.trim(), `${name} ${choices[0] ?? ''}`.trim()];
  return new UsageError({
    zh: `${before}：应为 ${choices.join('、')} 之一，如 ${such}`,
    en: `${before}: must be one of ${choices.join(', ')}, such as ${such}`,
  });
};

/**
 * The form of what the usage of a command calls `word`, in a sentence that goes on from "must be".
 *
 * @example formOf('--from <date>', 'en', '--from') // 'a day of the calendar, YYYY-MM-DD, such as --from 2024-03-31'
 */
export function formOf(word: Word, language: Language, name?: string): string;
export function formOf(word: string, language: Language, name?: string): string | undefined;
export function formOf(word: string, language: Language, name = ''): string | undefined {
  const bare = (/[<[](.*)[>\]]/.exec(word)?.[1] ?? word).replace(/\.\.\.$/, '');
  if (!isWord(bare)) return undefined;
  const [zh, en, example, inChinese = example]: Form = FORMS[bare];
  return language === 'zh'
    ? `${zh}，如 ${`${name} ${inChinese}`.trim()}`
    : `${en}, such as ${`${name} ${example}`.trim()}`;
}
