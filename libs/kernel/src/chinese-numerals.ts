const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  Ｏ: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** A year or a positional number written digit by digit, or a number below 100 with 十, 廿, 卅. */
export function chineseNumber(text: string): number | undefined {
  if (text === '元') return 1;
  const spread = text.replace(/廿十?/g, '二十').replace(/卅十?/g, '三十');
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(spread);
  if (tens) return (DIGITS[tens[1] ?? ''] ?? 1) * 10 + (DIGITS[tens[2] ?? ''] ?? 0);
  let value = 0;
  for (const digit of spread) {
    const number = DIGITS[digit];
    if (number === undefined) return undefined;
    value = value * 10 + number;
  }
  return text ? value : undefined;
}

/** Chinese numerals before 年, 月, 日, 号 and 季 become figures: 二〇〇三年九月 → 2003年9月. */
export const figuresOfDate = (text: string): string =>
  text.replace(/([〇零○一二三四五六七八九十廿卅元]+)(?=[年月日号])/g, (run: string) =>
    String(chineseNumber(run) ?? run),
  );
