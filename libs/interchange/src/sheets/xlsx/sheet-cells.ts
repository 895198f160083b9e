import type { Cell } from '../sheet';
import { NOTHING } from './merged-cells';
import { plainNumber, showNumber } from './number-format';
import { unescapeText } from './rich-text';
import { serialOf, type DateSystem } from './serial-date';
import type { StringArena } from './string-arena';
import type { Styles } from './styles.reader';

/** What the cells of a book share. */
export interface BookContext {
  readonly dateSystem: DateSystem;
  readonly strings: StringArena;
  readonly styles: Styles;
}

/** A cell as the file has it. `value` is absent without a `<v>`; `inline` is the text of an `<is>`. */
export interface RawCell {
  readonly type: string;
  readonly style: number;
  readonly value?: string;
  readonly inline?: string;
  readonly formula: boolean;
}

/** @returns undefined where the cell points to a shared text that does not exist */
export function toCell(raw: RawCell, book: BookContext): Cell | undefined {
  const { value, type } = raw;
  if (type === 'inlineStr') return textCell(raw.inline ?? unescapeText(value ?? ''));
  // The result of a formula may well be an empty text; then the value is there, and empty.
  if (raw.formula && (value === undefined || (value === '' && type !== 'str')))
    return { text: '', formulaWithoutValue: true };
  if (value === undefined || value === '') return NOTHING;
  switch (type) {
    case 's': {
      const text = /^\s*\d+\s*$/.test(value) ? book.strings.get(Number(value)) : undefined;
      return text === undefined ? undefined : textCell(text);
    }
    case 'str':
      return textCell(unescapeText(value));
    case 'b':
      return textCell(/^\s*(1|true)\s*$/.test(value) ? 'TRUE' : 'FALSE');
    case 'e':
      return textCell(value);
    case 'd':
      return isoCell(value.trim(), raw.style, book);
    default:
      return numberCell(value.trim(), raw.style, book);
  }
}

const textCell = (text: string): Cell => (text === '' ? NOTHING : { text });

function numberCell(value: string, style: number, book: BookContext): Cell {
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : NaN;
  if (!Number.isFinite(number)) return textCell(value);
  const { text, isDate } = showNumber(number, book.styles(style), book.dateSystem);
  return isDate ? { text, number, isDate } : { text, number };
}

/** Strict files may store a date as ISO 8601 text. Shown like any other date cell. */
function isoCell(value: string, style: number, book: BookContext): Cell {
  const [, date = '', hour = '0', minute = '0', second = '0'] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z?)?$/.exec(value) ?? [];
  const day = serialOf(date, book.dateSystem);
  if (day === undefined) return textCell(value);
  const number = day + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400;
  const format = book.styles(style);
  const shown = format.kind === 'date' ? format : ({ kind: 'date', precision: 'day', time: true } as const);
  return {
    text: showNumber(number, shown, book.dateSystem).text,
    number: Number(plainNumber(number)),
    isDate: true,
  };
}
