import { count, type FieldsBlock, type FormLayout } from '../form-layout';
import { FILES, inline, ITEMS, label, SIDE, type FormLanguage } from '../labels';
import type { Office, PaperBase, Quantity, Side, Signature } from '../paper-parts';
import { dateOf, signatureCells, SIGNATURE_COLUMNS } from '../signature-table';

/** 档案交接文据, the deed that both sides sign (GB/T 13968-92; `domain.md` §6.2, E27). */
export interface DeedOfTransfer extends PaperBase {
  readonly form: 'deed-of-transfer';
  readonly sender: string;
  readonly receiver: string;
  /** 交接性质: why they change hands, such as 移交, 寄存, 撤并接收. */
  readonly nature: string;
  /** 档案所属年度, as printed: `2001—2010`. */
  readonly years: string;
  readonly quantity: Quantity;
  /** 检索工具种类数量. */
  readonly findingAids: readonly { readonly kind: string; readonly count: number; readonly unit: string }[];
  /** 移出说明. */
  readonly senderStatement?: string;
  /** 接收意见. */
  readonly receiverOpinion?: string;
  readonly sentOn?: string;
  readonly receivedOn?: string;
  /** Of a restructuring case (处置案): the head of its group signs, too, and the authority has a copy (SZ 6(4), 7: a default). */
  readonly ofCase?: true;
}

/** By default both heads and both handlers sign; a place not yet signed stays blank, for a hand. */
const PLACES: readonly (readonly [Side, Office])[] = [
  ['sender', 'head'],
  ['sender', 'handler'],
  ['receiver', 'head'],
  ['receiver', 'handler'],
];

export function deedOfTransfer(deed: DeedOfTransfer, language: FormLanguage): FormLayout {
  return {
    title: label('档案交接文据', 'Deed of Transfer'),
    basis: label('GB/T 13968-92', ''),
    landscape: false,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [{ label: SIDE.sender, value: deed.sender }],
          [{ label: SIDE.receiver, value: deed.receiver }],
          [
            { label: label('交接性质', 'Nature of transfer'), value: deed.nature },
            { label: label('档案所属年度', 'Years of the archives'), value: deed.years },
          ],
          [
            { label: FILES, value: count(deed.quantity.files) },
            { label: ITEMS, value: count(deed.quantity.items) },
          ],
          [
            {
              label: label('检索工具种类数量', 'Finding aids, kinds and number'),
              value: aids(deed),
              lines: 2,
            },
          ],
          [
            {
              label: label('移出说明', 'Statement of the sender'),
              value: deed.senderStatement ?? '',
              lines: 5,
            },
          ],
          [
            {
              label: label('接收意见', 'Opinion of the receiver'),
              value: deed.receiverOpinion ?? '',
              lines: 5,
            },
          ],
        ],
      },
      {
        kind: 'table',
        heading: label('双方领导人、经办人签字', 'Signatures of both sides'),
        columns: SIGNATURE_COLUMNS,
        rows: places(deed.signatures).map(([side, office, signature]) =>
          signatureCells(side, office, signature, language),
        ),
        lines: 2,
      },
      {
        kind: 'fields',
        rows: [
          [
            { label: label('移出日期', 'Sent on'), value: dateOf(deed.sentOn) },
            { label: label('接收日期', 'Received on'), value: dateOf(deed.receivedOn) },
          ],
        ],
      },
      ...(deed.ofCase ? [groupHead(language)] : []),
    ],
  };
}

/** By hand: the group acts on paper. */
const groupHead = (language: FormLanguage): FieldsBlock => ({
  kind: 'fields',
  heading: label('档案处置工作组', 'Disposal group'),
  rows: [
    [
      { label: label('组长签字', 'Head of the group'), value: '', lines: 2 },
      { label: label('日期', 'Date'), value: dateOf(undefined), lines: 2 },
    ],
    [{ label: label('份数', 'Copies'), value: inline(COPIES, language) }],
  ],
});

const COPIES = label(
  '双方及档案主管部门各执一份，具有同等效力',
  'one with either side and one with the authority, of equal force',
);

const aids = ({ findingAids }: DeedOfTransfer): string =>
  findingAids.map(({ kind, count: number, unit }) => `${kind} ${number} ${unit}`).join('；');

function places(signatures: readonly Signature[]): [Side, Office, Signature | undefined][] {
  const isAt =
    (side: Side, office: Office) =>
    (signature: Signature): boolean =>
      signature.side === side && signature.office === office;
  const usual = PLACES.flatMap(([side, office]): [Side, Office, Signature | undefined][] => {
    const given = signatures.filter(isAt(side, office));
    return given.length === 0 ? [[side, office, undefined]] : given.map((one) => [side, office, one]);
  });
  const further = signatures.filter((one) => !PLACES.some(([side, office]) => isAt(side, office)(one)));
  return [...usual, ...further.map((one): [Side, Office, Signature] => [one.side, one.office, one])];
}
