import { Injectable } from '@nestjs/common';
import type { CommandContext } from '@fonds/event-store';
import type { FormLanguage } from '@fonds/forms';
import type { Viewer } from '@fonds/identity';
import { PaperExport, type PaperFormat, type PrintedPaper } from '@fonds/interchange';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { OpeningPapers, type OpeningPaper } from '../read/opening-papers';
import { OpeningDoor } from './opening-door';

/** Papers of a review as files; each that goes out is an event (E93). */
@Injectable()
export class PrintedOpeningPapers {
  constructor(
    private readonly door: OpeningDoor,
    private readonly papers: OpeningPapers,
    private readonly projections: ProjectionHost,
    private readonly exports: PaperExport,
  ) {}

  /** @returns a refusal `opening-unknown` */
  async forms(act: string, viewer: Viewer): Promise<Result<readonly OpeningPaper[]>> {
    const review = await this.door.visible(act, viewer);
    return review.ok ? ok(this.papers.forms(review.value)) : review;
  }

  /** @returns a refusal `opening-unknown` or `opening-paper-not-there` */
  async print(
    act: string,
    form: OpeningPaper,
    asked: { readonly format: PaperFormat; readonly language: FormLanguage },
    viewer: Viewer,
    context: CommandContext,
  ): Promise<Result<PrintedPaper>> {
    await this.projections.catchUp();
    const review = await this.door.visible(act, viewer);
    if (!review.ok) return review;
    if (!this.papers.forms(review.value).includes(form))
      return refuse(plainRefusal('opening-paper-not-there', { form }));
    const paper = await this.papers.paper(act, form, review.value);
    return ok(await this.exports.print(paper, { act }, asked, context));
  }
}
