/**
 * Records of a CSV text (RFC 4180, read as Excel reads it). A tokenizer of our own, because three things are asked
 * that libraries do not give together: the physical line on which a record starts (also after line ends inside
 * quotes and with CR alone), quotes in the middle of an unquoted field as plain text, and a bound on memory that
 * also holds inside an unclosed quote.
 */
import type { Place } from '../../source';
import { unreadable } from '../sheet-problem';

/** Characters of one record, line ends within quotes included. A spreadsheet cell ends at 32,767. */
export const RECORD_LIMIT = 1024 * 1024;

export type Delimiter = ',' | '\t' | ';';

export interface CsvRecord {
  /** 1-based physical line on which the record starts. */
  readonly line: number;
  readonly fields: readonly string[];
}

const enum At {
  FieldStart,
  Plain,
  Quoted,
  /** Just after a quote inside a quoted field: it ends the field, or is the first of two. */
  QuoteInQuoted,
}

const [CR, LF, QUOTE] = [13, 10, 34];

/** Takes text in pieces of any size and gives the records that are complete. */
export class CsvRecords {
  private state = At.FieldStart;
  private field = '';
  private fields: string[] = [];
  private size = 0;
  private line: number;
  private startLine: number;
  private quoteLine = 0;
  private afterReturn = false;
  private started = false;
  private readonly delimiterCode: number;

  constructor(
    delimiter: Delimiter,
    private readonly place: Place,
    firstLine = 1,
  ) {
    this.delimiterCode = delimiter.charCodeAt(0);
    this.line = firstLine;
    this.startLine = firstLine;
  }

  /** @throws UnreadableSource `quote-misplaced`, `line-too-long` */
  write(text: string): CsvRecord[] {
    const records: CsvRecord[] = [];
    let from = 0;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (this.state === At.Quoted) {
        const quote = text.indexOf('"', i);
        const end = quote < 0 ? text.length : quote;
        this.countLines(text, i, end);
        this.add(text.slice(i, end));
        i = end;
        if (quote >= 0) {
          this.state = At.QuoteInQuoted;
          this.afterReturn = false;
        }
        from = i + 1;
        continue;
      }
      if (code === LF && this.afterReturn) {
        this.afterReturn = false;
        from = i + 1;
        continue;
      }
      this.afterReturn = false;
      if (code === QUOTE && this.state === At.FieldStart) {
        this.state = At.Quoted;
        this.started = true;
        this.quoteLine = this.line;
        from = i + 1;
      } else if (code === QUOTE && this.state === At.QuoteInQuoted) {
        this.add('"');
        this.state = At.Quoted;
        from = i + 1;
      } else if (code === this.delimiterCode || code === CR || code === LF) {
        this.add(text.slice(from, i));
        this.endField();
        from = i + 1;
        if (code === this.delimiterCode) this.started = true;
        else {
          records.push(this.endRecord());
          this.afterReturn = code === CR;
        }
      } else if (this.state === At.QuoteInQuoted) {
        const { line } = this;
        throw unreadable('quote-misplaced', { ...this.place, line }, { line });
      } else this.state = At.Plain;
    }
    if (this.state !== At.Quoted) this.add(text.slice(from));
    return records;
  }

  /** @throws UnreadableSource `quote-not-closed` */
  end(): CsvRecord[] {
    if (this.state === At.Quoted) {
      const line = this.quoteLine;
      throw unreadable('quote-not-closed', { ...this.place, line }, { line });
    }
    if (!this.started && this.state === At.FieldStart) return [];
    this.endField();
    return [this.endRecord()];
  }

  private add(piece: string): void {
    this.size += piece.length;
    if (this.size > RECORD_LIMIT) {
      const line = this.startLine;
      throw unreadable('line-too-long', { ...this.place, line }, { line, limit: RECORD_LIMIT });
    }
    this.field += piece;
  }

  private endField(): void {
    this.fields.push(this.field);
    this.field = '';
    // Separators count too: a record of a million empty fields is no record.
    this.size += 1;
    this.state = At.FieldStart;
  }

  private endRecord(): CsvRecord {
    const record = { line: this.startLine, fields: this.fields };
    this.fields = [];
    this.size = 0;
    this.started = false;
    this.line += 1;
    this.startLine = this.line;
    return record;
  }

  /** Line ends inside quotes: LF, CR LF (counted at its LF, also across pieces), or CR alone. */
  private countLines(text: string, from: number, to: number): void {
    for (let i = from; i < to; i += 1) {
      const code = text.charCodeAt(i);
      if (code === CR || (code === LF && !this.afterReturn)) this.line += 1;
      this.afterReturn = code === CR;
    }
  }
}
