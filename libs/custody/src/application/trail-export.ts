import { createHash, type Hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  appendOne,
  EVENT_STORE,
  NO_STREAM,
  stamp,
  type CommandContext,
  type EventStore,
} from '@fonds/event-store';
import type { Viewer } from '@fonds/identity';
import { canonicalJson, derivedId } from '@fonds/kernel';
import { Ledger, type LedgerStanding } from '@fonds/ledger/integrator';
import { csvCells, TRAIL_CSV_COLUMNS } from '../domain/trail-csv';
import { TrailQuery, type TrailEntry, type TrailFilter } from '../read/trail.query';

export type TrailFormat = 'ndjson' | 'csv';

export interface TrailExportOrder {
  /** As of a position; the selection is the same whenever it is read. */
  readonly filter: TrailFilter & { readonly knownAt: bigint };
  /** What was asked for, in words of the request. */
  readonly scope: Readonly<Record<string, string>>;
  readonly format: TrailFormat;
  readonly purpose?: string;
}

/** An export that is recorded already. Its lines have the digest and count that the event names. */
export interface TrailExport {
  readonly position: bigint;
  readonly count: number;
  /** SHA-256 of all lines, hexadecimal. */
  readonly sha256: string;
  /** Verifier keys of the log that holds the events. */
  readonly vkeys: readonly string[];
  readonly lines: AsyncIterable<string>;
}

/**
 * A selection of the trail goes out only after the event that says so (E93): what, how much, its digest, for what.
 * So the selection is read twice, as known at one position: for the digest, and for the reader.
 */
@Injectable()
export class TrailExporter {
  constructor(
    private readonly trail: TrailQuery,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly ledger: Ledger,
  ) {}

  async export(order: TrailExportOrder, viewer: Viewer, context: CommandContext): Promise<TrailExport> {
    const standing = await this.trail.standing();
    const { count, sha256 } = await digestOf(this.lines(order, viewer, standing));
    const { scope, format, purpose, filter } = order;
    const stream = `export-${derivedId<'export'>('export/1', context.account, context.command)}`;
    const knownAt = filter.knownAt.toString();
    const data = { scope: { ...scope }, format, count, digest: sha256, knownAt, ...(purpose && { purpose }) };
    const result = await appendOne(
      this.store,
      stream,
      NO_STREAM,
      stamp(stream, [{ type: 'AuditExportMade', data }], context),
    );
    if (!result.ok) throw new Error(`${stream} holds another export`);
    const vkeys = await this.ledger.exportKeys();
    return { position: result.position, count, sha256, vkeys, lines: this.lines(order, viewer, standing) };
  }

  private async *lines(
    { filter, format }: TrailExportOrder,
    viewer: Viewer,
    standing: LedgerStanding,
  ): AsyncGenerator<string> {
    if (format === 'csv') yield `\ufeff${csvLine(TRAIL_CSV_COLUMNS)}`;
    for await (const entry of this.trail.all(filter, viewer, standing))
      yield format === 'csv' ? csvLine(csvCells(entry)) : `${jsonLine(entry)}\n`;
  }
}

const jsonLine = (entry: TrailEntry): string => canonicalJson(JSON.parse(JSON.stringify(entry)));

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
/** A spreadsheet takes such a beginning for a formula. */
const FORMULA_START = /^'*[=+\-@\t\r\n＝＋－＠]/;
const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(FORMULA_START.test(cell) ? `'${cell}` : cell)).join(',')}\r\n`;

async function digestOf(lines: AsyncIterable<string>): Promise<{ count: number; sha256: string }> {
  const hash: Hash = createHash('sha256');
  let count = 0;
  for await (const line of lines) {
    hash.update(line);
    if (!line.startsWith('\ufeff')) count += 1;
  }
  return { count, sha256: hash.digest('hex') };
}
