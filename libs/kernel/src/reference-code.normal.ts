/**
 * The frozen normal form of a reference code (档号), version 1. Unit ids are derived from it (`architecture.md` §4),
 * so a later version may refuse more but never merge more; golden tests hold it. It uses tables of its own because
 * Unicode's normal forms merge more than separators and widths.
 *
 * One code are: full-width and half-width letters, figures and signs; every dash that looks like `-`; every dot that
 * looks like `·`; upper and lower case (DA/T 13 knows capitals only); blanks around separators. Invisible characters
 * go. Kept apart: `.` and `·`, leading zeros, blanks between other characters (several count as one).
 *
 * @example normaliseReferenceCode('ｂ168－SW•2015・Y-001') // 'B168-SW·2015·Y-001'
 */
export function normaliseReferenceCode(printed: string): string {
  // Most codes are in normal form as they stand.
  if (PLAIN.test(printed)) return printed;
  return printed
    .replace(BLANK, ' ')
    .replace(INVISIBLE, '')
    .replace(DASH, '-')
    .replace(DOT, '·')
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/ *([-·]) */g, '$1')
    .replace(/ +/g, ' ')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .trim();
}

/** Nothing in these is changed by any step above. */
const PLAIN = /^[A-Z0-9\u4e00-\u9fff·-]*$/;
const BLANK = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
const DASH = /[\u2010-\u2015\u2043\u2212\u2500\u2501\u30fc\ufe58\ufe63\uff0d\uff70]/g;
const DOT = /[\u0387\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\u318d\ua78f\uff65]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** Controls, zero-width and direction marks, Mongolian and other variation selectors. */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|\udb40[\udc00-\uddef]/g;
