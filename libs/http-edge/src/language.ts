export type Language = 'zh' | 'en';

/**
 * The language to answer in, from `Accept-Language` (RFC 9110 §12.5.4). Chinese unless English is preferred.
 *
 * @example languageOf('en-GB,en;q=0.9') // 'en'
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  const weight = { zh: 0, en: 0 };
  for (const part of (acceptLanguage ?? '').split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = Number(/^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1);
    const primary = range.split('-')[0];
    if (primary === 'zh' || primary === 'en') weight[primary] = Math.max(weight[primary], quality);
  }
  return weight.en > weight.zh ? 'en' : 'zh';
}
