/** What an audit can find, each with its own cure in docs/operations/ledger.md. */
const FINDING_KINDS = [
  /** Bytes, salt, stream or revision of an event give another leaf than the log has. */
  'leaf-differs',
  /** At this position stands another event than the log has there. */
  'event-elsewhere',
  'event-missing',
  /** An event server does not keep this stream whole: its events go, or are gone. */
  'stream-truncated',
  /** An event behind the store's head row, or at a position before the first. */
  'event-unnumbered',
  /** A column that is copied from the metadata says something else. */
  'column-differs',
  'metadata-unreadable',
  'revision-gap',
  /** The record of a leaf is not there. */
  'leaf-missing',
  'tile-missing',
  'tile-differs',
  /** Records, tiles and head row do not end at the same leaf. */
  'log-end-differs',
  /** A checkpoint that is none of this log's keys, or none at all. */
  'checkpoint-unsigned',
  'root-differs',
  /** A checkpoint that was kept once is not there. */
  'checkpoint-missing',
  /** A witness's line that its key did not make for this checkpoint. */
  'cosignature-false',
  /** A checkpoint of more leaves than there are. */
  'log-shorter',
  /** The inclusion proof of a sampled leaf does not lead to the signed root. */
  'proof-fails',
  'paper-missing',
  'paper-damaged',
  'projection-differs',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** Of the event, where it is about one. */
  readonly position?: number;
  readonly epoch?: number;
  readonly leaf?: number;
  /** What exactly: named parts of an event, a tile's address, a file, a projection's table. */
  readonly what?: string;
  /** What is here, and what should be. */
  readonly here?: string;
  readonly should?: string;
}

/** What is as it should be and still worth saying. */
export interface Notice {
  readonly kind:
    | 'restarted'
    | 'lost-by-restart'
    | 'not-in-log'
    | 'no-log'
    | 'no-checkpoint-file'
    | 'cosignatures-unchecked';
  /** Of whom. */
  readonly what?: string;
  readonly epoch?: number;
  readonly position?: number;
  readonly count?: number;
}

/** Findings told one by one; the others are counted. */
export const FINDINGS_TOLD = 100;

/** The findings of one audit: all are counted, the first ones kept. */
export class FindingBook {
  readonly told: Finding[] = [];
  private readonly byKind = new Map<FindingKind, number>();

  constructor(private readonly tell: (finding: Finding) => void = () => undefined) {}

  /** The book of an audit that goes on; what it holds was told. */
  static continued(
    told: readonly Finding[],
    counts: Readonly<Partial<Record<FindingKind, number>>>,
    tell?: (finding: Finding) => void,
  ): FindingBook {
    const book = new FindingBook(tell);
    book.told.push(...told);
    for (const kind of FINDING_KINDS) if (counts[kind] !== undefined) book.byKind.set(kind, counts[kind]);
    return book;
  }

  add(finding: Finding, times = 1): void {
    this.byKind.set(finding.kind, (this.byKind.get(finding.kind) ?? 0) + times);
    if (this.told.length >= FINDINGS_TOLD) return;
    this.told.push(finding);
    this.tell(finding);
  }

  get counts(): Partial<Record<FindingKind, number>> {
    return Object.fromEntries(
      FINDING_KINDS.flatMap((kind) => (this.byKind.has(kind) ? [[kind, this.byKind.get(kind)]] : [])),
    );
  }

  get total(): number {
    return [...this.byKind.values()].reduce((sum, count) => sum + count, 0);
  }
}
