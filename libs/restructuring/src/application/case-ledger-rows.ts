import { Inject, Injectable } from '@nestjs/common';
import { dayOfEffect, loadGate } from '@fonds/acts';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import type { CivilDate } from '@fonds/kernel';
import { CaseUnits } from './case-units';
import type { DisposalCase } from '../domain/case.state';
import { caseLedger, type DaysOfAct, type LedgerRow } from '../read/case-ledger';

const NO_DAYS: DaysOfAct = () => [];

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
    return caseLedger(state, this.units.endings(state, told, date), await this.days(state), date);
  }

  /** As corrections of the gate have them now (E92): each unit by the last one that did not leave it behind. */
  private async days({ acts, opened }: DisposalCase): Promise<DaysOfAct> {
    const gates = new Map(
      [...acts].flatMap(([act, { executed }]) => (executed ? [[act, executed.gate] as const] : [])),
    );
    if (!gates.size) return NO_DAYS;
    const gate = await loadGate(this.store, opened.fonds);
    const effects = new Map(gate.state.effects.map((each) => [each.revision, each]));
    return (act, units) => {
      const passed = effects.get(gates.get(act) ?? -1);
      if (!passed) return [];
      if (!passed.corrections.some(({ split }) => split.size)) return [passed.effect.since];
      return [...new Set(units.map((unit) => dayOfEffect(passed, unit)))].sort();
    };
  }
}
