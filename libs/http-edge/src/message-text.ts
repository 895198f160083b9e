export interface MessageText {
  /** What happened. `{name}` is replaced by the fact of that name. */
  readonly title: string;
  /** What to do. */
  readonly cure: string;
}

/** What codes among the facts are called on screen. */
export interface ValueWords {
  readonly [value: string]: { readonly zh: string; readonly en: string };
}

/**
 * Texts of one library's refusals, by code; `status` where the code alone does not tell the HTTP status, `words` where a
 * fact is a code that people do not read.
 */
export interface Messages {
  readonly [code: string]: {
    readonly status?: number;
    readonly words?: ValueWords;
    readonly zh: MessageText;
    readonly en: MessageText;
  };
}

/** For values that have to be typed: the word with its code. @example coded({ loan: { zh: '借出', en: 'a loan' } }).loan.zh // '借出（loan）' */
export const coded = <V extends ValueWords>(
  words: V,
): { readonly [K in keyof V]: { zh: string; en: string } } =>
  Object.fromEntries(
    Object.entries(words).map(([code, { zh, en }]) => [
      code,
      { zh: zh === code ? zh : `${zh}（${code}）`, en: en === code ? en : `${en} (${code})` },
    ]),
  ) as { readonly [K in keyof V]: { zh: string; en: string } };
