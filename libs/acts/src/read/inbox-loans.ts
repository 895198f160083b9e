import type { DomainEvent, EventType } from '@fonds/event-contracts';
import type { LoggedEvent, Rows } from '@fonds/projections';

/** Units that are out on loan; whether one is past due is for the query, which knows the day. */
export const LOAN_TABLE = {
  name: 'inbox_loan',
  columns: {
    unit: 'uuid',
    act: 'uuid',
    fonds: 'uuid',
    organisation: 'uuid',
    due: 'date',
    since: 'timestamptz',
    position: 'bigint',
  },
  key: ['unit'],
  group: 'unit',
  indexes: ['due'],
} as const;

export const LOAN_TYPES = ['EffectApplied', 'LoanReturned'] as const satisfies readonly EventType[];

/** The units that it lends or takes back. */
export function loanUnits(event: DomainEvent, stream: string): readonly string[] {
  if (event.type === 'LoanReturned') return event.data.of.units ?? [];
  if (event.type !== 'EffectApplied' || !stream.startsWith('unit-')) return [];
  return ['loaned', 'loan-returned'].includes(event.data.effect.kind) ? [stream.slice('unit-'.length)] : [];
}

export function foldLoan({ event, stored }: LoggedEvent, rows: Rows): void {
  for (const unit of loanUnits(event, stored.stream)) {
    if (event.type === 'EffectApplied' && event.data.effect.kind === 'loaned') {
      const { effect, act, gate } = event.data;
      rows.put('inbox_loan', {
        unit,
        act: act ?? null,
        fonds: gate.fonds,
        organisation: stored.meta.actor.organisation ?? null,
        due: effect.due ?? effect.since,
        since: stored.meta.recordedAt,
        position: stored.position.toString(),
      });
    } else {
      const row = rows.get('inbox_loan', { unit });
      if (row) rows.remove('inbox_loan', row);
    }
  }
}
