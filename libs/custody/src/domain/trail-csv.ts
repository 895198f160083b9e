/** Columns of an exported trail, Chinese first: it is opened in a spreadsheet by auditors. */
export const TRAIL_CSV_COLUMNS = [
  '位置 position',
  '业务日期 businessDate',
  '入账时刻 recordedAt',
  '状态 standing',
  '链段 epoch',
  '类型 type',
  '对象 subject',
  '全宗 fonds',
  '账户 account',
  '姓名 name',
  '角色 role',
  '单位 organisation',
  '理由 reason',
  '依据 basis',
  '佐证材料 evidence',
  '内容 data',
  '事件 event',
  '流 stream',
  '版次 revision',
] as const;

/** As everywhere, both words in one cell. */
const STANDING = {
  recorded: '已入账 recorded',
  integrated: '已入链 integrated',
  published: '已签发 published',
} as const;

/** What a line of it shows. */
export interface TrailCsvEntry {
  readonly position: string;
  readonly event: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly subject: string;
  readonly fonds: string | null;
  readonly businessDate: string;
  readonly recordedAt: string;
  readonly standing: 'recorded' | 'integrated' | 'published';
  readonly epoch: number;
  readonly actor: {
    readonly account: string;
    readonly role: string;
    readonly organisation?: string;
    readonly name: string | null;
  };
  readonly data: unknown;
  readonly meta: {
    readonly reason?: string;
    readonly basis: string | readonly { readonly instrument: string; readonly article: string }[];
    readonly evidence: readonly { readonly sha256: string; readonly kind: string }[];
  };
}

/** The cells of one event, in the order of {@link TRAIL_CSV_COLUMNS}. */
export function csvCells(entry: TrailCsvEntry): string[] {
  const { actor, meta } = entry;
  const basis =
    typeof meta.basis === 'string'
      ? meta.basis
      : meta.basis.map(({ instrument, article }) => `${instrument} ${article}`).join('; ');
  return [
    entry.position,
    entry.businessDate,
    entry.recordedAt,
    STANDING[entry.standing],
    String(entry.epoch),
    entry.type,
    entry.subject,
    entry.fonds ?? '',
    actor.account,
    actor.name ?? '',
    actor.role,
    actor.organisation ?? '',
    meta.reason ?? '',
    basis,
    meta.evidence.map(({ sha256, kind }) => `${kind} ${sha256}`).join('; '),
    JSON.stringify(entry.data),
    entry.event,
    entry.stream,
    String(entry.revision),
  ];
}
