import { Inject, Injectable } from '@nestjs/common';
import { loadAct, loadGate } from '@fonds/acts';
import type { LoanReturned } from '@fonds/event-contracts';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import type { DisposalCase } from '../domain/case.state';
import { loanStanding, type LoanStanding } from '../domain/loan-standing.rule';

export type ToldLoan = DisposalCase['loans'][number] & LoanStanding;

/** The listed exceptions of a case, each with what became of it by now (O5). */
@Injectable()
export class CaseLoansTold {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async of({ loans, opened }: DisposalCase): Promise<readonly ToldLoan[]> {
    if (!loans.length) return [];
    const gate = await loadGate(this.store, opened.fonds);
    const returns = gate.stored.flatMap(({ type, revision, data }) =>
      type === 'LoanReturned' ? [{ gate: revision, units: (data as LoanReturned).of.units ?? [] }] : [],
    );
    const told: ToldLoan[] = [];
    for (const loan of loans) {
      const act = await loadAct(this.store, loan.act);
      told.push({ ...loan, ...loanStanding(loan, act?.state, returns) });
    }
    return told;
  }
}
