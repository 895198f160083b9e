import { Injectable } from '@nestjs/common';
import type { CivilDate } from '@fonds/kernel';
import type { DisposalCase } from '../domain/case.state';
import type { Counter } from '../domain/counters.rule';
import { AdministratorAccounts } from '../read/administrator-accounts.query';
import { CaseHoldingsQuery } from '../read/case-holdings.query';
import { CaseQuery } from '../read/case.query';
import { caseView, type CaseView } from '../read/case.view';
import { CaseLoansTold, type ToldLoan } from './case-loans-told';

/** A counter, and whom it concerns. */
export interface ToldCounter extends Counter {
  /** EBL 122: accounts in the administrator's role at the unit that stay open after its day; null where none is known yet. */
  readonly accounts: number | null;
}

/** A case with what other records say of it. */
export interface ShownCase extends Omit<CaseView, 'loans' | 'counters' | 'differences'> {
  readonly loans: readonly ToldLoan[];
  readonly counters: readonly ToldCounter[];
  /** With the code of the unit that is missing, where it has one. */
  readonly differences: readonly (CaseView['differences'][number] & { readonly code?: string })[];
  readonly children: Awaited<ReturnType<CaseQuery['children']>>;
}

@Injectable()
export class CaseShown {
  constructor(
    private readonly loans: CaseLoansTold,
    private readonly accounts: AdministratorAccounts,
    private readonly cases: CaseQuery,
    private readonly holdings: CaseHoldingsQuery,
  ) {}

  async on(date: CivilDate, id: string, state: DisposalCase): Promise<ShownCase> {
    const view = caseView(id, state, date);
    const codes = await this.holdings.codesOf(view.differences.map(({ of }) => of));
    return {
      ...view,
      differences: view.differences.map((each) => {
        const code = codes.get(each.of);
        return { ...each, ...(code !== undefined && { code }) };
      }),
      loans: await this.loans.of(state),
      counters: await Promise.all(view.counters.map((each) => this.told(each, state))),
      children: await this.cases.children(id),
    };
  }

  /** Who may end accounts is somebody else (architecture.md §10): the case says that some outlive the office. */
  private async told(counter: Counter, { opened }: DisposalCase): Promise<ToldCounter> {
    const { article, due } = counter;
    const ends = article === 'EBL 122' && due !== null;
    const accounts = ends ? await this.accounts.openAfter(opened.organisation, due as CivilDate) : null;
    return { ...counter, accounts };
  }
}
