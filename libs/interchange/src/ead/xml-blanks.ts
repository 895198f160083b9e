const BLANK_RUN = /[ \t\r\n]+/g;
const NEEDS_COLLAPSE = /[\t\r\n]| {2}/;

/** Runs of XML blanks become one space. Other spaces (U+3000, U+00A0) are the author's and stay. */
export const collapse = (text: string): string =>
  NEEDS_COLLAPSE.test(text) ? text.replace(BLANK_RUN, ' ') : text;

/** {@link collapse}, and nothing blank at either edge. */
export const tidy = (text: string): string => collapse(text).trim();

export const isBlank = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== 32 && code !== 10 && code !== 9 && code !== 13) return false;
  }
  return true;
};
