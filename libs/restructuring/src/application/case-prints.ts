import { Injectable } from '@nestjs/common';
import type { FormLanguage, Paper } from '@fonds/forms';
import type { CivilDate } from '@fonds/kernel';
import type { DisposalCase } from '../domain/case.state';
import { CasePapers, type CaseForm } from '../read/case-papers';
import { CompletionPaper } from './completion-paper';

/** Every paper of a case by its form. */
@Injectable()
export class CasePrints {
  constructor(
    private readonly papers: CasePapers,
    private readonly completion: CompletionPaper,
  ) {}

  /** @returns undefined for a version of the plan that there is not */
  async of(
    form: CaseForm,
    state: DisposalCase,
    date: CivilDate,
    version?: number,
    language: FormLanguage = 'zh',
  ): Promise<Paper | undefined> {
    switch (form) {
      case 'plan':
        return this.papers.plan(state, date, version);
      case 'inventory':
        return this.papers.inventory(state);
      case 'completion':
        return this.completion.prepared(state, date, language);
    }
  }
}
