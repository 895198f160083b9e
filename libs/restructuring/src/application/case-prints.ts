import { Injectable } from '@nestjs/common';
import type { FormLanguage, Paper } from '@fonds/forms';
import type { Viewer } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import type { DisposalCase } from '../domain/case.state';
import { CasePapers, type CaseForm } from '../read/case-papers';
import { CompletionPaper } from './completion-paper';
import { GroupRetention } from './group-retention';

export interface CasePrintAsk {
  readonly today: CivilDate;
  readonly viewer: Viewer;
  /** Of the plan; the newest when absent. */
  readonly version?: number | undefined;
  readonly language?: FormLanguage;
}

/** Every paper of a case by its form. */
@Injectable()
export class CasePrints {
  constructor(
    private readonly papers: CasePapers,
    private readonly completion: CompletionPaper,
    private readonly retention: GroupRetention,
  ) {}

  /** @returns undefined for a version of the plan that there is not */
  async of(
    form: CaseForm,
    state: DisposalCase,
    { today, viewer, version, language = 'zh' }: CasePrintAsk,
  ): Promise<Paper | undefined> {
    switch (form) {
      case 'plan': {
        const periods = state.plans.length
          ? await this.retention.of(state, today)
          : new Map<string, string>();
        return this.papers.plan(state, { date: today, language, periods, ...(version && { version }) });
      }
      case 'inventory':
        return this.papers.inventory(state, language);
      case 'completion':
        return this.completion.prepared(state, today, viewer, language);
    }
  }
}
