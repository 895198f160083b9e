import { count, grouped, type FormLayout } from '../form-layout';
import { FILES, inline, ITEMS, label, OFFICE, SIDE, type FormLanguage, type Label } from '../labels';
import type { Office, PaperBase, Quantity, Side } from '../paper-parts';
import { dateOf, kindOf } from '../signature-table';

/** What each side checks: 准确, 完整, 可用, 安全, 外观. */
export type ElectronicCheck = 'accuracy' | 'completeness' | 'usability' | 'security' | 'appearance';

/** 电子档案移交与接收登记表 (parts: `domain.md` §6.2). */
export interface ElectronicTransferRecord extends PaperBase {
  readonly form: 'electronic-transfer';
  /** 交接名称 */
  readonly name: string;
  /** 内容描述 */
  readonly content: string;
  readonly quantity: Quantity;
  /** 数据量; absent where nobody counted it. */
  readonly bytes?: number;
  /** 载体; absent where the records came over the network. */
  readonly carriers?: {
    readonly from: string;
    readonly to: string;
    readonly kind: string;
    readonly format: string;
  };
  readonly sender: string;
  readonly receiver: string;
  /** Findings in words, by side. 填表人 and 审核人 are taken from the signatures. */
  readonly checks: Readonly<Record<ElectronicCheck, Readonly<Partial<Record<Side, string>>>>>;
  readonly dates: Readonly<Partial<Record<Side, string>>>;
  /** Civil date until which the sender keeps a copy at least; absent before the transfer. */
  readonly keptUntil?: string;
}

const CHECKS: Readonly<Record<ElectronicCheck, Label>> = {
  accuracy: label('准确性检验', 'Accuracy'),
  completeness: label('完整性检验', 'Completeness'),
  usability: label('可用性检验', 'Usability'),
  security: label('安全性检验', 'Security'),
  appearance: label('载体外观检验', 'Appearance of the carriers'),
};
const KEPT = label('移出单位备份至少留存至', 'The sender keeps a copy at least until');
const ORDER: readonly ElectronicCheck[] = ['accuracy', 'completeness', 'usability', 'security', 'appearance'];
const SIDES: readonly Side[] = ['sender', 'receiver'];

export function electronicTransfer(record: ElectronicTransferRecord, language: FormLanguage): FormLayout {
  const { carriers } = record;
  const bytes =
    record.bytes === undefined ? '' : `${grouped(record.bytes)} ${language === 'zh' ? '字节' : '字节 bytes'}`;
  return {
    title: label('电子档案移交与接收登记表', 'Register of Electronic Records Handed Over and Received'),
    basis: label('', ''),
    landscape: false,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [{ label: label('交接名称', 'Name of the transfer'), value: record.name }],
          [{ label: label('内容描述', 'Content'), value: record.content, lines: 3 }],
          [
            { label: FILES, value: count(record.quantity.files) },
            { label: ITEMS, value: count(record.quantity.items) },
          ],
          [{ label: label('数据量', 'Amount of data'), value: bytes }],
          [
            { label: label('载体起止号', 'Carriers, from – to'), value: range(record) },
            { label: label('载体类型', 'Kind of carrier'), value: carriers?.kind ?? '' },
          ],
          [{ label: label('载体规格', 'Format of the carriers'), value: carriers?.format ?? '' }],
          [{ label: SIDE.sender, value: record.sender }],
          [{ label: SIDE.receiver, value: record.receiver }],
          ...(record.keptUntil === undefined ? [] : [[{ label: KEPT, value: dateOf(record.keptUntil) }]]),
        ],
      },
      {
        kind: 'table',
        heading: label('检验', 'Checks by both sides'),
        columns: [
          { label: label('检验内容', 'Checked'), share: 24 },
          ...SIDES.map((side) => ({ label: SIDE[side], share: 38 })),
        ],
        rows: [
          ...ORDER.map((check) => [
            inline(CHECKS[check], language),
            ...SIDES.map((side) => record.checks[check][side] ?? ''),
          ]),
          signed(record, 'preparer', language),
          signed(record, 'reviewer', language),
          [inline(label('单位印章', 'Seal'), language), '', ''],
          [inline(label('日期', 'Date'), language), ...SIDES.map((side) => dateOf(record.dates[side]))],
        ],
        lines: 2,
      },
    ],
  };
}

const range = ({ carriers }: ElectronicTransferRecord): string =>
  carriers ? (carriers.from === carriers.to ? carriers.from : `${carriers.from} — ${carriers.to}`) : '';

const signed = (record: ElectronicTransferRecord, office: Office, language: FormLanguage): string[] => [
  inline(OFFICE[office], language),
  ...SIDES.map((side) =>
    record.signatures
      .filter((signature) => signature.side === side && signature.office === office)
      .map((signature) => `${signature.name}　${kindOf(signature, language)}　${signature.on}`)
      .join('\n'),
  ),
];
