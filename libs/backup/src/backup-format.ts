import { bothLanguages, type BothLanguages } from '@fonds/database';
import Ajv2020 from 'ajv/dist/2020';

/** Written last and flushed: a folder without it is an unfinished backup. */
export const MANIFEST = 'manifest.json';
/** Digests of the manifest and of every file, as `sha256sum -c` reads them. */
export const SUMS = 'SHA256SUMS';

export interface BackupFile {
  /** Path inside the backup, with `/`. */
  readonly file: string;
  /** Of the file as it lies there. */
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
}

export interface BackupTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Over the uncompressed rows of all files in order: the exact bytes of PostgreSQL's COPY text format. */
  readonly sha256: string;
  readonly files: readonly BackupFile[];
}

/**
 * What a backup holds (docs/operations/backup.md). Rows are in PostgreSQL's COPY text format, UTF-8, instants in UTC,
 * compressed by gzip: any PostgreSQL from 15 on any machine reads them. Log positions are decimal text.
 */
export interface BackupManifest {
  readonly format: 'fonds-backup';
  readonly version: 1;
  /** UTC, by the database's clock. */
  readonly createdAt: string;
  /** Version of the server it was read from; for information. */
  readonly postgres: string;
  /** The last position in it. Every event up to here is there; none after it. */
  readonly position: string;
  /** Steps of the schema, in the order in which they were applied. */
  readonly migrations: readonly { readonly id: string; readonly sha256: string }[];
  readonly events: BackupTable;
  /** All other tables that are no projection, in an order in which foreign keys hold. */
  readonly tables: readonly BackupTable[];
  readonly sequences: readonly { readonly name: string; readonly value: string }[];
  /** Every supporting file, under `evidence/ab/cd/<sha256>`. */
  readonly evidence: readonly { readonly sha256: string; readonly bytes: number }[];
}

const SHA256 = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const COUNT = { type: 'integer', minimum: 0 };
const DECIMAL = { type: 'string', pattern: '^(0|[1-9][0-9]*)$' };
const NAME = { type: 'string', minLength: 1 };
const object = (properties: object): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});
const list = (items: object): object => ({ type: 'array', items });

/** No path of the manifest can lead out of the backup's folder. */
const file = object({
  file: { type: 'string', pattern: '^(events|tables)/[a-z0-9_-]+\\.copy\\.gz$' },
  sha256: SHA256,
  bytes: COUNT,
  rows: COUNT,
});
const table = object({ name: NAME, columns: list(NAME), rows: COUNT, sha256: SHA256, files: list(file) });

const isManifest = new Ajv2020({ strict: true }).compile<BackupManifest>(
  object({
    format: { const: 'fonds-backup' },
    version: { const: 1 },
    createdAt: NAME,
    postgres: NAME,
    position: DECIMAL,
    migrations: list(object({ id: NAME, sha256: SHA256 })),
    events: table,
    tables: list(table),
    sequences: list(object({ name: NAME, value: { type: 'string', pattern: '^-?[0-9]+$' } })),
    evidence: list(object({ sha256: SHA256, bytes: COUNT })),
  }),
);

/** Undefined when the text is no manifest of a version that this build reads. */
export function parseManifest(text: string): BackupManifest | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isManifest(parsed) ? parsed : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const evidencePath = (sha256: string): string =>
  `evidence/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

/** The text of {@link SUMS}. */
export function sumsOf(manifest: BackupManifest, manifestSha256: string): string {
  const files = [manifest.events, ...manifest.tables].flatMap((each) => each.files);
  return [
    `${manifestSha256}  ${MANIFEST}`,
    ...files.map(({ sha256, file: path }) => `${sha256}  ${path}`),
    ...manifest.evidence.map(({ sha256 }) => `${sha256}  ${evidencePath(sha256)}`),
    '',
  ].join('\n');
}

/** Where the work stands; `total` is fixed for a phase. */
export interface BackupProgress {
  /** events: positions · tables: tables · evidence: supporting files · checking: files of the backup. */
  readonly phase: 'checking' | 'events' | 'tables' | 'evidence';
  readonly done: number;
  readonly total: number;
}

export type OnProgress = (progress: BackupProgress) => void;

/** A backup or restore that was not carried out. The message names every problem and what to do; print it without a stack. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
  constructor(
    what: BothLanguages,
    readonly problems: readonly string[] = [],
  ) {
    super(
      [
        bothLanguages(what),
        ...problems.slice(0, 50).map((problem) => `  ${problem}`),
        ...more(problems.length - 50),
      ].join('\n'),
    );
  }
}

const more = (count: number): string[] => (count > 0 ? [`  … and ${count} more · 另有 ${count} 处`] : []);
