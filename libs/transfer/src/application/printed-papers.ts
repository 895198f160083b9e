import { Injectable } from '@nestjs/common';
import type { CommandContext } from '@fonds/event-store';
import type { FormLanguage } from '@fonds/forms';
import type { Viewer } from '@fonds/identity';
import { PaperExport, type PaperFormat, type PrintedPaper } from '@fonds/interchange';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { TransferPapers, type TransferForm } from '../read/transfer-papers';

/** Papers of a transfer as files; each that goes out is an event (E93). */
@Injectable()
export class PrintedPapers {
  constructor(
    private readonly papers: TransferPapers,
    private readonly projections: ProjectionHost,
    private readonly exports: PaperExport,
  ) {}

  /** @returns a refusal `act-unknown` or `paper-not-there` */
  async print(
    act: string,
    form: TransferForm,
    asked: { readonly format: PaperFormat; readonly language: FormLanguage },
    viewer: Viewer,
    context: CommandContext,
  ): Promise<Result<PrintedPaper>> {
    await this.projections.catchUp();
    const forms = await this.papers.forms(act, viewer);
    if (!forms) return refuse(plainRefusal('act-unknown', { act }));
    const paper = forms.includes(form) ? await this.papers.paper(act, form, viewer) : undefined;
    if (!paper) return refuse(plainRefusal('paper-not-there', { form }));
    return ok(await this.exports.print(paper, { act }, asked, context));
  }
}
