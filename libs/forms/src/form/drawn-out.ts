import type { Block } from '../form-layout';
import { label, ROW_NUMBER } from '../labels';

/** What is not destroyed for an open matter, and is kept apart (O79 19). */
export interface DrawnOutRow {
  readonly title: string;
  readonly code?: string;
  /** 未了事项. */
  readonly matter: string;
}

export const drawnOutList = (rows: readonly DrawnOutRow[]): Block => ({
  kind: 'table',
  heading: label('未了事项，抽出另行立卷', 'Drawn out for open matters, and kept apart'),
  columns: [
    { label: ROW_NUMBER, share: 6, align: 'right' },
    { label: label('会计档案名称', 'Name'), share: 38 },
    { label: label('档案编号', 'Reference code'), share: 22 },
    { label: label('未了事项', 'Open matter'), share: 34 },
  ],
  rows: rows.map(({ title, code, matter }, n) => [String(n + 1), title, code ?? '', matter]),
});
