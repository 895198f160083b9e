import { Inject, Injectable } from '@nestjs/common';
import { gateStream } from '@fonds/acts';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import type { CivilDate } from '@fonds/kernel';
import { CaseUnits } from './case-units';
import type { DisposalCase } from '../domain/case.state';
import { caseLedger, type LedgerRow } from '../read/case-ledger';

/** What went where, when, why, by whose decision: every unit of the case that has an ending by now. */
@Injectable()
export class CaseLedgerRows {
  constructor(
    private readonly units: CaseUnits,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** @param on whose law says where each group goes; as the case tells itself when absent */
  async rows(state: DisposalCase, today: CivilDate, on?: CivilDate): Promise<readonly LedgerRow[]> {
    const told = await this.units.told(state, today);
    const date = on ?? told.date;
    const executed = [...state.acts.values()].flatMap(({ act, executed: done }) =>
      done ? [[done.gate, act] as const] : [],
    );
    const acts = new Map(executed);
    const gate = executed.length ? await this.store.readStream(gateStream(state.opened.fonds)) : [];
    const days = new Map(
      gate.flatMap(({ revision, data }) => {
        const act = acts.get(revision);
        const { since } = data as { since?: string };
        return act !== undefined && since !== undefined ? [[act, since] as const] : [];
      }),
    );
    return caseLedger(state, this.units.endings(state, told, date), days, date);
  }
}
