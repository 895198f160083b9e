import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import {
  appendOne,
  EVENT_STORE,
  NO_STREAM,
  stamp,
  type CommandContext,
  type EventStore,
} from '@fonds/event-store';
import { RefusedError } from '@fonds/http-edge';
import type { Viewer } from '@fonds/identity';
import { derivedId } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { Ledger } from '@fonds/ledger/integrator';
import { CELL_LIMIT, newFile, writeTable } from '@fonds/spreadsheets';
import { ImportQuery } from '../read/import.query';
import { writeCsv } from '../sheets/write/csv.writer';
import { IMPORT_FOLDER } from './import-folder.token';
import { ownFolder } from './own-folder';

export type CatalogueFormat = 'csv' | 'xlsx';

/** A file to be sent; its event (E93) is recorded already. */
export interface ExportedCatalogue {
  readonly path: string;
  readonly rows: number;
  readonly sha256: string;
  readonly position: bigint;
  /** Verifier keys of the log that holds the events. */
  readonly vkeys: readonly string[];
  /** Removes the file. */
  remove(): Promise<void>;
}

/** A catalogue goes out in the columns it came in, with the strings they had. */
@Injectable()
export class CatalogueExporter {
  constructor(
    private readonly imports: ImportQuery,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(IMPORT_FOLDER) private readonly folder: string,
    private readonly ledger: Ledger,
  ) {}

  /** @throws RefusedError `cell-too-long` where a workbook could not hold a text as it came in */
  async export(
    id: string,
    format: CatalogueFormat,
    viewer: Viewer,
    context: CommandContext,
    purpose?: string,
  ): Promise<ExportedCatalogue> {
    const folder = await ownFolder(join(this.folder, 'exports'), 'export');
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
    try {
      const path = join(folder, `catalogue.${format}`);
      const knownAt = await this.store.head();
      const rows = await this.write(path, id, format, viewer);
      const sha256 = await sha256OfFile(path);
      const stream = `export-${derivedId<'export'>('export/1', context.account, context.command)}`;
      const data = {
        scope: { import: id },
        ...{ format, count: rows, digest: sha256, knownAt: knownAt.toString() },
        ...(purpose && { purpose }),
      };
      const result = await appendOne(
        this.store,
        stream,
        NO_STREAM,
        stamp(stream, [{ type: 'AuditExportMade', data }], context),
      );
      if (!result.ok) throw new Error(`${stream} holds another export`);
      return { path, rows, sha256, position: result.position, vkeys: await this.ledger.exportKeys(), remove };
    } catch (error) {
      await remove();
      throw error;
    }
  }

  private async write(path: string, id: string, format: CatalogueFormat, viewer: Viewer): Promise<number> {
    const columns = new Set<string>();
    for await (const { cells } of this.imports.rows(id, viewer))
      for (const [column, text] of Object.entries(cells)) {
        columns.add(column);
        const length = Math.max(column.length, text.length);
        // Cut, it would not be what came in.
        if (format === 'xlsx' && length > CELL_LIMIT)
          throw new RefusedError(
            plainRefusal('cell-too-long', { column: column.slice(0, 100), length, limit: CELL_LIMIT }),
          );
      }
    const header = [...columns];
    const table = this.table(id, header, viewer);
    if (format === 'xlsx') return writeTable(path, '目录', header, table);
    return newFile(path, (file) => writeCsv(file, header, table));
  }

  private async *table(id: string, header: readonly string[], viewer: Viewer): AsyncGenerator<string[]> {
    for await (const { cells } of this.imports.rows(id, viewer))
      yield header.map((column) => cells[column] ?? '');
  }
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
