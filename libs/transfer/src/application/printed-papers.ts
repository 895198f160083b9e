import { createWriteStream } from 'node:fs';
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
import { writePdf, writeXlsx, type FormLanguage, type MissingGlyph } from '@fonds/forms';
import type { Viewer } from '@fonds/identity';
import { IMPORT_FOLDER, ownFolder } from '@fonds/interchange';
import { derivedId, ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { TransferPapers, type TransferForm } from '../read/transfer-papers';

export type PaperFormat = 'pdf' | 'xlsx';

/** A printed paper; its event stands in the log already. */
export interface PrintedPaper {
  readonly path: string;
  readonly form: TransferForm;
  readonly format: PaperFormat;
  /** SHA-256 of the paper's data, as it is printed on it. */
  readonly sha256: string;
  readonly rows: number;
  /** Position up to which events were read. */
  readonly logPosition: string;
  readonly missingGlyphs: readonly MissingGlyph[];
  /** Removes the file. */
  remove(): Promise<void>;
}

/** Papers of a transfer as files. That one went out is an event (E93), as with every export. */
@Injectable()
export class PrintedPapers {
  constructor(
    private readonly papers: TransferPapers,
    private readonly projections: ProjectionHost,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(IMPORT_FOLDER) private readonly folder: string,
  ) {}

  /** @returns a refusal `act-unknown` or `paper-not-there` */
  async print(
    act: string,
    form: TransferForm,
    { format, language }: { readonly format: PaperFormat; readonly language: FormLanguage },
    viewer: Viewer,
    context: CommandContext,
  ): Promise<Result<PrintedPaper>> {
    await this.projections.catchUp();
    const forms = await this.papers.forms(act, viewer);
    if (!forms) return refuse(plainRefusal('act-unknown', { act }));
    const paper = forms.includes(form) ? await this.papers.paper(act, form, viewer) : undefined;
    if (!paper) return refuse(plainRefusal('paper-not-there', { form }));
    const folder = await ownFolder(join(this.folder, 'exports'), 'export');
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
    try {
      const path = join(folder, `${form}.${format}`);
      const output = createWriteStream(path, { mode: 0o600 });
      const written =
        format === 'pdf'
          ? await writePdf(paper, output, { language })
          : { ...(await writeXlsx(paper, output, { language })), missingGlyphs: [] };
      const { sha256, rows, missingGlyphs } = written;
      const { logPosition } = paper;
      await this.record({ act, form, format, count: rows, digest: sha256, knownAt: logPosition }, context);
      return ok({ path, form, format, sha256, rows, logPosition, missingGlyphs, remove });
    } catch (error) {
      await remove();
      throw error;
    }
  }

  private async record(
    made: { act: string; form: string; format: PaperFormat; count: number; digest: string; knownAt: string },
    context: CommandContext,
  ): Promise<void> {
    const { act, form, format, ...counted } = made;
    const stream = `export-${derivedId<'export'>('export/1', context.account, context.command, form, format)}`;
    const data = { scope: { act, form }, format, ...counted };
    const events = stamp(stream, [{ type: 'AuditExportMade', data }], context);
    const result = await appendOne(this.store, stream, NO_STREAM, events);
    if (!result.ok) throw new Error(`${stream} holds another export`);
  }
}
