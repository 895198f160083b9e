export type Language = 'zh' | 'en';

/** One text in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** How something is written, as it goes on from "must be" or "give", and an example; words of the example may be Chinese ones. */
export type Form = readonly [zh: string, en: string, example: string, inChinese?: string];
export type Forms = Readonly<Record<string, Form>>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Chinese, unless `--lang en` is given or the locale is an English one.
 *
 * @example languageFrom(['org', 'list'], { LANG: 'en_GB.UTF-8' }) // 'en'
 */
export function languageFrom(argv: readonly string[], env: Environment): Language {
  const asked = askedFor(argv);
  if (asked) return asked.toLowerCase().startsWith('en') ? 'en' : 'zh';
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return locale?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

function askedFor(argv: readonly string[]): string | undefined {
  for (const [i, word] of argv.entries()) {
    if (word === '--') return undefined;
    if (word === '--lang') return argv[i + 1];
    if (word.startsWith('--lang=')) return word.slice('--lang='.length);
  }
  return undefined;
}
