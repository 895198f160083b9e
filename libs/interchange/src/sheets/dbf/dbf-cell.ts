/** Fields of a dBASE or FoxPro record as cells. Texts and figures stay as printed; binary ones are written out. */
import { civilDate, dateOfDayNumber, dayNumber } from '@fonds/kernel';
import type { Cell } from '../sheet';
import { plainNumber } from '../xlsx/number-format';
import { decodeField, type DbfEncoding } from './dbf-encoding';
import type { DbfField } from './dbf-header';

const NOTHING: Cell = { text: '' };
/** Day number of the Julian day 2,440,588, 1970-01-01, from which days are counted here. */
const JULIAN_1970 = 2_440_588;
const DAY_1970 = dayNumber(civilDate('1970-01-01'));

/** @returns undefined where the field cannot be what its type says; `elsewhere` where its text lies in another file */
export function dbfCell(
  record: Buffer,
  field: DbfField,
  encoding: DbfEncoding,
): Cell | 'elsewhere' | undefined {
  const bytes = record.subarray(field.offset, field.offset + field.length);
  switch (field.type) {
    case 'C': {
      const read = decodeField(bytes, encoding);
      if (!read) return undefined;
      if (read.text.trim() === '') return NOTHING;
      return read.cutShort ? { text: read.text, cutShort: true } : { text: read.text };
    }
    case 'N':
    case 'F':
      return figures(printed(bytes));
    case 'D': {
      const text = printed(bytes);
      return text === '' || /^0+$/.test(text) ? NOTHING : { text };
    }
    case 'L': {
      const text = printed(bytes);
      return text === '' || text === '?' ? NOTHING : { text };
    }
    case 'I':
      return written(bytes.readInt32LE(0));
    case 'B':
      return written(bytes.readDoubleLE(0));
    case 'Y':
      return currency(bytes.readBigInt64LE(0));
    case 'T':
      return instant(bytes.readInt32LE(0), bytes.readInt32LE(4));
    default:
      return bytes.every((byte) => byte === 0x20 || byte === 0 || byte === 0x30) ? NOTHING : 'elsewhere';
  }
}

const printed = (bytes: Buffer): string => bytes.toString('latin1').replace(/^[\s\0]+|[\s\0]+$/g, '');

/** Figures that do not fit their field are filled with stars; they stay, and no rule takes them for a number. */
function figures(text: string): Cell {
  if (text === '') return NOTHING;
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  return Number.isFinite(number) ? { text, number } : { text };
}

const written = (number: number): Cell | undefined =>
  Number.isFinite(number) ? { text: plainNumber(number), number } : undefined;

/** Ten-thousandths. */
function currency(value: bigint): Cell {
  const [whole, rest] = [value / 10_000n, value % 10_000n];
  const fraction = String(rest < 0n ? -rest : rest)
    .padStart(4, '0')
    .replace(/0+$/, '');
  const text = `${value < 0n && whole === 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
  return { text, number: Number(text) };
}

function instant(julian: number, milliseconds: number): Cell | undefined {
  if (julian === 0) return NOTHING;
  const day = julian - JULIAN_1970 + DAY_1970;
  const seconds = Math.round(milliseconds / 1000);
  if (day < dayNumber(civilDate('0001-01-01')) || day > dayNumber(civilDate('9999-12-31'))) return undefined;
  if (seconds < 0 || seconds >= 86_400) return undefined;
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const time = seconds === 0 ? '' : ` ${clock.map((part) => String(part).padStart(2, '0')).join(':')}`;
  return { text: `${dateOfDayNumber(day)}${time}` };
}
