import type { Block, FieldsBlock, TableBlock } from '../../form-layout';
import { stacked, type FormLanguage } from '../../labels';
import { paintCode } from './code.painter';
import { heightOfRow, paintRow, type Cell } from './row.painter';
import type { SheetOfPaper } from './sheet-of-paper';

const FIELD_SIZE = 9;
const TABLE_SIZE = 8;
const HEAD_SIZE = 8;
const HEADING_SIZE = 10;
const GAP = 8;
/** A heading is not left alone at the foot of a page. */
const ROOM_BELOW_HEADING = 60;

/** Awaited after each row of a table: the place where a slow reader makes the writer wait. */
export type AfterRow = () => Promise<void>;

export async function paintBlock(
  sheet: SheetOfPaper,
  block: Block,
  language: FormLanguage,
  afterRow: AfterRow,
): Promise<void> {
  if (block.heading) {
    if (sheet.room < ROOM_BELOW_HEADING) sheet.newPage();
    sheet.lineOfText(stacked(block.heading, language).replace('\n', ' '), HEADING_SIZE, 'bold', 'left');
    sheet.y += 2;
  }
  if (block.kind === 'fields') paintFields(sheet, block, language);
  else if (block.kind === 'code') paintCode(sheet, block.text);
  else await paintTable(sheet, block, language, afterRow);
  sheet.y += GAP;
}

/** Height of a block of fields, so that one can be kept on a page. */
export function heightOfFields(sheet: SheetOfPaper, block: FieldsBlock, language: FormLanguage): number {
  const rows = block.rows.map((fields) => heightOfRow(sheet, fieldCells(sheet, fields, language)));
  return rows.reduce((sum, height) => sum + height, HEADING_SIZE * 1.4 + 2);
}

function paintFields(sheet: SheetOfPaper, block: FieldsBlock, language: FormLanguage): void {
  for (const fields of block.rows)
    paintRow(sheet, fieldCells(sheet, fields, language), Math.max(...fields.map(({ lines = 1 }) => lines)));
}

/** One pair takes the row; of several, each takes its part, labels as wide as those above and below. */
function fieldCells(
  sheet: SheetOfPaper,
  fields: FieldsBlock['rows'][number],
  language: FormLanguage,
): Cell[] {
  const ofLabel = sheet.width * (fields.length > 2 ? 0.12 : 0.17);
  const ofValue = sheet.width / fields.length - ofLabel;
  return fields.flatMap(({ label, value }): Cell[] => [
    {
      text: stacked(label, language),
      width: ofLabel,
      face: 'bold',
      size: FIELD_SIZE,
      align: 'left',
      where: label.zh,
    },
    { text: value, width: ofValue, face: 'regular', size: FIELD_SIZE, align: 'left', where: label.zh },
  ]);
}

async function paintTable(
  sheet: SheetOfPaper,
  { columns, rows, lines = 1 }: TableBlock,
  language: FormLanguage,
  afterRow: AfterRow,
): Promise<void> {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / all) * sheet.width);
  const head = columns.map(({ label }, i): Cell => ({
    text: stacked(label, language),
    width: widths[i] ?? 0,
    face: 'bold',
    size: HEAD_SIZE,
    align: 'centre',
    where: label.zh,
  }));
  const paintHead = (): void => paintRow(sheet, head);
  if (sheet.room < ROOM_BELOW_HEADING) sheet.newPage();
  paintHead();
  sheet.onNewPage = paintHead;
  let number = 0;
  for await (const row of rows) {
    number += 1;
    paintRow(
      sheet,
      columns.map(({ label, align = 'left' }, i) => ({
        text: row[i] ?? '',
        width: widths[i] ?? 0,
        face: 'regular',
        size: TABLE_SIZE,
        align,
        where: `第 ${number} 行 ${label.zh}`,
      })),
      lines,
    );
    await afterRow();
  }
  sheet.onNewPage = () => undefined;
}
