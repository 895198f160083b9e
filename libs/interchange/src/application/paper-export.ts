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
import {
  writeHtml,
  writePdf,
  writeXlsx,
  type FormLanguage,
  type MissingGlyph,
  type Paper,
} from '@fonds/forms';
import { derivedId } from '@fonds/kernel';
import { Ledger } from '@fonds/ledger/integrator';
import { newFile } from '@fonds/spreadsheets';
import { IMPORT_FOLDER } from './import-folder.token';
import { ownFolder } from './own-folder';

export type PaperFormat = 'pdf' | 'xlsx' | 'html';

/** A printed paper; its event stands in the log already. */
export interface PrintedPaper {
  readonly path: string;
  readonly form: Paper['form'];
  readonly format: PaperFormat;
  /** SHA-256 of the paper's data, as it is printed on it. */
  readonly sha256: string;
  readonly rows: number;
  /** Position up to which events were read. */
  readonly logPosition: string;
  /** Verifier keys of the log, as they are printed on it. */
  readonly vkeys: readonly string[];
  readonly missingGlyphs: readonly MissingGlyph[];
  /** Removes the file. */
  remove(): Promise<void>;
}

/** Papers as files. That one went out is an event (E93), as with every export. */
@Injectable()
export class PaperExport {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(IMPORT_FOLDER) private readonly folder: string,
    private readonly ledger: Ledger,
  ) {}

  /** @param scope what the paper is of, beside its form: `{ act }` */
  async print(
    prepared: Paper,
    scope: { readonly [name: string]: string },
    { format, language }: { readonly format: PaperFormat; readonly language: FormLanguage },
    context: CommandContext,
  ): Promise<PrintedPaper> {
    const epoch = await this.ledger.epoch();
    const vkeys = await this.ledger.exportKeys();
    const paper: Paper = { ...prepared, logKeys: vkeys, ...(epoch > 0 && { logEpoch: epoch }) };
    const { form, logPosition } = paper;
    const folder = await ownFolder(join(this.folder, 'exports'), 'export');
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
    try {
      const path = join(folder, `${form}.${format}`);
      const { sha256, rows, missingGlyphs } = await newFile(path, async (output) =>
        format === 'pdf'
          ? writePdf(paper, output, { language })
          : format === 'html'
            ? { ...(await writeHtml(paper, output, { language })), missingGlyphs: [] }
            : { ...(await writeXlsx(paper, output, { language })), missingGlyphs: [] },
      );
      const stream = `export-${derivedId<'export'>('export/1', context.account, context.command, form, format)}`;
      const counted = { format, count: rows, digest: sha256, knownAt: logPosition };
      const data = { scope: { ...scope, form }, ...counted };
      const events = stamp(stream, [{ type: 'AuditExportMade', data }], context);
      const result = await appendOne(this.store, stream, NO_STREAM, events);
      if (!result.ok) throw new Error(`${stream} holds another export`);
      return { path, form, format, sha256, rows, logPosition, vkeys, missingGlyphs, remove };
    } catch (error) {
      await remove();
      throw error;
    }
  }
}
