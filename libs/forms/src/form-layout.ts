import type { Label } from './labels';
import type { Rows } from './paper-parts';

/** What a form looks like, whatever it is written on: blocks one below the other. */
export interface FormLayout {
  readonly title: Label;
  /** The standard it follows, or who designed it. */
  readonly basis: Label;
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
}

export type Block = FieldsBlock | TableBlock | CodeBlock;

/** Labels with their values, side by side. */
export interface FieldsBlock {
  readonly kind: 'fields';
  readonly heading?: Label;
  readonly rows: readonly (readonly Field[])[];
}

export interface Field {
  readonly label: Label;
  readonly value: string;
  /** Room for so many lines even when there is less text, for what is written by hand. */
  readonly lines?: number;
}

/** A table whose header is repeated on each page. */
export interface TableBlock {
  readonly kind: 'table';
  readonly heading?: Label;
  readonly columns: readonly Column[];
  readonly rows: Rows<readonly string[]>;
  /** Room for so many lines in each row. */
  readonly lines?: number;
}

/** A text as a code to be scanned (QR); where none can be drawn, as text. */
export interface CodeBlock {
  readonly kind: 'code';
  readonly heading?: Label;
  readonly text: string;
}

export interface Column {
  readonly label: Label;
  /** Share of the width, in any unit. */
  readonly share: number;
  readonly align?: 'left' | 'right' | 'centre';
}

export const count = (value: number | undefined): string => (value === undefined ? '' : String(value));

/** `1234567` as `1,234,567`, whatever the locale of the machine. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
