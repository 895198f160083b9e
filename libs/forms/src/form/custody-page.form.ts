import type { FormLayout } from '../form-layout';
import { label, ROW_NUMBER } from '../labels';
import type { PaperBase, Rows } from '../paper-parts';

/**
 * The printed page of a custody bundle (保管凭证包): the chain in words, the signed checkpoint as text and as a code to be
 * scanned, and how a stranger checks the bundle. Its columns are a design decision.
 */
export interface CustodyPage extends PaperBase {
  readonly form: 'custody-page';
  /** What it is about: kind and id, code or name. */
  readonly subject: string;
  readonly origin: string;
  /** Leaves under the checkpoint. */
  readonly size: number;
  /** The state of all events of the page: all lie under the checkpoint. */
  readonly standing: string;
  /** The log's verifier keys (signed-note), one a line. */
  readonly keys: string;
  /** The signed note with its cosignatures, verbatim. */
  readonly checkpoint: string;
  /** How many events are withheld, and why. */
  readonly withheld: string;
  readonly howToCheck: string;
  readonly rows: Rows<CustodyPageRow>;
}

export interface CustodyPageRow {
  readonly leaf: string;
  readonly date: string;
  readonly zh: string;
  readonly en: string;
  readonly by: string;
}

export function custodyPage(page: CustodyPage, rows: AsyncIterable<CustodyPageRow>): FormLayout {
  return {
    title: label('档案保管凭证页', 'Page of a Custody Bundle'),
    basis: label('栏目自定', 'columns by design'),
    landscape: false,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [{ label: label('对象', 'Subject'), value: page.subject }],
          [
            { label: label('日志', 'Log'), value: page.origin },
            { label: label('叶数', 'Leaves'), value: String(page.size) },
            { label: label('各事件状态', 'State of all events'), value: page.standing },
          ],
          [{ label: label('未附内容', 'Withheld'), value: page.withheld }],
        ],
      },
      {
        kind: 'table',
        heading: label('保管沿革', 'The chain in words'),
        columns: [
          { label: ROW_NUMBER, share: 24, align: 'right' },
          { label: label('叶', 'Leaf'), share: 40, align: 'right' },
          { label: label('业务日期', 'Date'), share: 56 },
          { label: label('内容', 'What happened'), share: 300 },
          { label: label('经手', 'By'), share: 80 },
        ],
        rows: cells(rows),
      },
      {
        kind: 'fields',
        heading: label('签发的检查点', 'The signed checkpoint'),
        rows: [
          [{ label: label('检查点', 'Checkpoint'), value: page.checkpoint }],
          [{ label: label('公钥', 'Keys'), value: page.keys }],
        ],
      },
      { kind: 'code', heading: label('扫描得检查点', 'Scan for the checkpoint'), text: page.checkpoint },
      {
        kind: 'fields',
        heading: label('如何核对', 'How to check'),
        rows: [[{ label: label('核对', 'Check'), value: page.howToCheck }]],
      },
    ],
  };
}

async function* cells(rows: AsyncIterable<CustodyPageRow>): AsyncGenerator<string[]> {
  let number = 0;
  for await (const row of rows)
    yield [String((number += 1)), row.leaf, row.date, `${row.zh}\n${row.en}`, row.by];
}
