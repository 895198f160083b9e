/** The head of a dBASE III/IV or FoxPro table: how long records are, how many there are, and which fields they have. */
import { unreadable } from '../sheet-problem';
import type { UnreadableSource } from '../../source';

/** dBASE III+ (with and without memo), FoxBASE, FoxPro 2, Visual FoxPro. */
const VERSIONS = new Set([0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x83, 0x8b, 0xcb, 0xf5, 0xfb]);
const FIELD = 32;
const HEADER = 32;
const END_OF_FIELDS = 0x0d;
/** Visual FoxPro ends at 255 fields, dBASE at 128; some writers know no end. */
const FIELD_LIMIT = 1024;

/** C text, N and F figures, D day, L yes or no, I and Y and B numbers in binary, T day and time, M/G/P elsewhere. */
export type DbfType = 'C' | 'N' | 'F' | 'D' | 'L' | 'I' | 'Y' | 'B' | 'T' | 'M' | 'G' | 'P';
const TYPES = new Set<string>(['C', 'N', 'F', 'D', 'L', 'I', 'Y', 'B', 'T', 'M', 'G', 'P']);
const WIDTHS: Readonly<Record<string, number>> = { D: 8, L: 1, I: 4, Y: 8, B: 8, T: 8 };

export interface DbfField {
  /** As in the file, before its encoding is known. */
  readonly name: Buffer;
  readonly type: DbfType;
  /** From the first byte of a record, which tells whether it is deleted. */
  readonly offset: number;
  readonly length: number;
  readonly decimals: number;
}

export interface DbfHeader {
  readonly headerLength: number;
  readonly recordLength: number;
  readonly records: number;
  readonly fields: readonly DbfField[];
  /** Code page as declared; tables of this country often declare none, or the one of the machine they were made on. */
  readonly codePage: number;
}

/**
 * @param head at least as many bytes as the header says it is long
 * @throws UnreadableSource `format-dbf`, `dbf-damaged`, `dbf-field-type`
 */
export function readDbfHeader(head: Buffer, file: string): DbfHeader {
  const damaged = (detail: string) => unreadable('dbf-damaged', { file }, { detail });
  const version = head.readUInt8(0);
  if (!VERSIONS.has(version)) throw unreadable('format-dbf', { file }, { version });
  const [records, headerLength, recordLength] = [
    head.readUInt32LE(4),
    head.readUInt16LE(8),
    head.readUInt16LE(10),
  ];
  if (head.length < headerLength) throw damaged('the header is cut off');
  const fields: DbfField[] = [];
  let offset = 1;
  for (let at = HEADER; head[at] !== END_OF_FIELDS; at += FIELD) {
    if (at + FIELD > headerLength || fields.length >= FIELD_LIMIT)
      throw damaged('the list of fields has no end');
    const field = fieldAt(head.subarray(at, at + FIELD), offset, file);
    offset += field.length;
    // Visual FoxPro keeps its marks of null values in a field of its own, which nobody sees.
    if (!isOfTheSystem(head.subarray(at, at + FIELD))) fields.push(field);
  }
  if (fields.length === 0) throw damaged('no fields');
  if (offset !== recordLength) throw damaged(`fields of ${offset} bytes in records of ${recordLength}`);
  return { headerLength, recordLength, records, fields, codePage: head.readUInt8(29) };
}

const isOfTheSystem = (entry: Buffer): boolean => entry[11] === 0x30;

function fieldAt(entry: Buffer, offset: number, file: string): DbfField {
  const end = entry.indexOf(0);
  const name = entry.subarray(0, end < 0 || end > 11 ? 11 : end);
  const type = String.fromCharCode(entry.readUInt8(11));
  // Texts longer than 255 bytes put the rest of their length where figures have their decimals.
  const [low, high] = [entry.readUInt8(16), entry.readUInt8(17)];
  const length = type === 'C' ? low + high * 256 : low;
  const field = { name, offset, length, decimals: type === 'C' ? 0 : high };
  if (isOfTheSystem(entry)) return { ...field, type: 'C' };
  if (!TYPES.has(type)) throw fieldType(file, name, type);
  const width = WIDTHS[type];
  if (length === 0 || (width !== undefined && length !== width))
    throw type === 'B' && length === 10
      ? fieldType(file, name, type)
      : unreadable('dbf-damaged', { file }, { detail: `a field ${type} of ${length} bytes` });
  return { ...field, type: type as DbfType };
}

const fieldType = (file: string, name: Buffer, type: string): UnreadableSource =>
  unreadable('dbf-field-type', { file }, { column: name.toString('latin1'), type });
