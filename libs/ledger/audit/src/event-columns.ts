import type { Finding } from './finding';
import type { EventRow, EventRows } from './event-rows';
import { instantText, microsOf } from './instant-column';
import { LikeMetadata } from './like-metadata';

interface Metadata {
  readonly id?: unknown;
  readonly type?: unknown;
  readonly recordedAt?: unknown;
  readonly evidence?: unknown;
}

/** What the metadata of one event say, and what is wrong with the columns beside them. */
export interface ReadMetadata {
  readonly findings: readonly Finding[];
  /** SHA-256 of the papers that the event cites. */
  readonly papers: readonly string[];
}

const NOTHING: ReadMetadata = { findings: [], papers: [] };

/** Reads metadata row by row, and of those that are like the ones before only what differs. */
export class MetadataReader {
  private like: LikeMetadata | undefined;

  read(rows: EventRows, row: number): ReadMetadata {
    if (this.like?.is(rows, row)) return NOTHING;
    const whole = rows.row(row);
    const read = readMetadata(whole);
    if (read === NOTHING && whole.recordedAt !== undefined) {
      const { recordedAt } = parsed(whole.meta, 'latin1') ?? {};
      this.like = typeof recordedAt === 'string' ? LikeMetadata.of(rows, row, recordedAt) : undefined;
    }
    return read;
  }
}

/** Columns copied from the metadata, and the papers that metadata and data name. */
export function readMetadata(row: EventRow): ReadMetadata {
  const meta = parsed(row.meta, 'latin1');
  if (!meta) return { findings: [{ kind: 'metadata-unreadable', position: row.position }], papers: [] };
  const copied =
    meta.id === row.id &&
    meta.type === row.type &&
    (row.recordedAt === undefined || micros(meta.recordedAt) === row.recordedAt);
  if (copied && nothingCited(meta) && row.type !== 'ImportStarted') return NOTHING;
  // Told in words, so read again as what they are.
  return {
    findings: copied ? [] : differing(row, parsed(row.meta, 'utf8') ?? {}),
    papers: papersOf(row, meta),
  };
}

/**
 * As `latin1` one character is one byte, which costs a fifth of the decoding: the structure is the same, since JSON's
 * own characters are ASCII, and so is all that is compared here.
 */
function parsed<T extends object = Metadata>(bytes: Buffer, as: 'latin1' | 'utf8'): T | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString(as));
    return typeof value === 'object' && value !== null ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}

const nothingCited = ({ evidence }: Metadata): boolean => !Array.isArray(evidence) || evidence.length === 0;

function differing(row: EventRow, meta: Metadata): Finding[] {
  const compared: [string, string | undefined, unknown][] = [
    ['event_id', row.id, meta.id],
    ['type', row.type, meta.type],
    ['recorded_at', instantColumn(row.recordedAt), instantColumn(micros(meta.recordedAt))],
  ];
  return compared
    .filter(([, here, should]) => here !== undefined && here !== should)
    .map(([what, here = '', should]) => ({
      kind: 'column-differs',
      position: row.position,
      what,
      here,
      should: typeof should === 'string' ? should : (JSON.stringify(should) ?? 'nothing'),
    }));
}

const micros = (instant: unknown): number | undefined =>
  typeof instant === 'string' ? microsOf(instant) : undefined;

/** As the column is written in UTC: `2026-11-22 04:00:00.12+00`. */
const instantColumn = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : instantText(instant);

interface ImportData {
  readonly stored?: unknown;
  readonly source?: unknown;
  readonly storedSource?: unknown;
}

/** Cited supporting files, and the stored source of an import. */
function papersOf(row: EventRow, meta: Metadata): string[] {
  const cited: readonly unknown[] = Array.isArray(meta.evidence) ? meta.evidence : [];
  const papers = cited.map((paper) => String((paper as { sha256?: unknown } | null)?.sha256));
  if (row.type !== 'ImportStarted') return papers;
  // Of data that are none the leaf tells.
  const { stored, source, storedSource } = parsed<ImportData>(row.data, 'latin1') ?? {};
  const kept = storedSource ?? (stored === 'whole' ? source : undefined);
  return typeof kept === 'string' ? [...papers, kept] : papers;
}
