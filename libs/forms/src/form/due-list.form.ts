import type { FormLayout } from '../form-layout';
import { label, ROW_NUMBER } from '../labels';
import type { PaperBase, Rows } from '../paper-parts';

/** 到期清单: what is due of transfer, opening, retention and secrecy, by the law of a day. */
export interface DueList extends PaperBase {
  readonly form: 'due-list';
  /** What was asked for, in words: archives, body, fonds, clock, window. */
  readonly scope: string;
  /** The day that due dates are compared with, and whose law was asked. */
  readonly on: string;
  readonly regime: string;
  readonly rows: Rows<DueListRow>;
}

export interface DueListRow {
  readonly clock: string;
  /** The day, or why there is none. */
  readonly due: string;
  /** Start and length alone; differs where a rule took force later. */
  readonly computed?: string;
  /** Confidence in the clock: [F] alone may accuse. */
  readonly mark: string;
  /** Articles of the clock, or of the local rule that takes its place. */
  readonly basis: string;
  readonly code: string;
  readonly title: string;
  readonly heldBy: string;
  readonly archives?: string;
}

export function dueList({ scope, on, regime }: DueList, rows: AsyncIterable<DueListRow>): FormLayout {
  return {
    title: label('到期清单', 'Due List'),
    basis: label('本系统设计', 'designed here'),
    landscape: true,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [
            { label: label('范围', 'Of'), value: scope },
            { label: label('截至', 'On'), value: on },
            { label: label('法规时期', 'Regime'), value: regime },
          ],
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: ROW_NUMBER, share: 36, align: 'right' },
          { label: label('时限', 'Clock'), share: 90 },
          { label: label('到期', 'Due'), share: 96 },
          { label: label('算得', 'Computed'), share: 62 },
          { label: label('可信度', 'Mark'), share: 36, align: 'centre' },
          { label: label('依据', 'Basis'), share: 110 },
          { label: label('档号', 'Reference code'), share: 120 },
          { label: label('题名', 'Title'), share: 150 },
          { label: label('现存单位', 'Held by'), share: 90 },
          { label: label('档案馆', 'Archives'), share: 90 },
        ],
        rows: cells(rows),
      },
    ],
  };
}

async function* cells(rows: AsyncIterable<DueListRow>): AsyncGenerator<string[]> {
  let number = 0;
  for await (const { clock, due, computed = '', mark, basis, code, title, heldBy, archives = '' } of rows)
    yield [String((number += 1)), clock, due, computed, mark, basis, code, title, heldBy, archives];
}
