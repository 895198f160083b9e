import type { EventStore } from '@fonds/event-store';
import type { Unit } from '@fonds/holdings';
import { holdsCovering } from './held-units';

/** One thing that stands against acts on a unit: why, and since when. */
export interface UnitBar {
  readonly what: 'hold' | 'loan' | 'act' | 'destruction' | 'open-matter' | 'grade';
  /** Kind of the hold or of the act. */
  readonly kind?: string;
  /** Id of the hold or of the act. */
  readonly id?: string;
  readonly why: string;
  readonly since?: string;
  /** What a hold stops. */
  readonly stops?: readonly string[];
}

/** Holds in force, and what else keeps a unit from being lent, moved on or destroyed. */
export async function barsOf(store: EventStore, id: string, unit: Unit): Promise<readonly UnitBar[]> {
  const holds = (await holdsCovering(store, unit.fonds, unit.custodian))(id);
  const lent = unit.effects.filter(({ kind }) => kind === 'loaned').pop();
  return [
    ...holds.map(({ id: hold, kind, ground, since, stops }): UnitBar => ({
      what: 'hold',
      kind,
      id: hold,
      why: ground,
      since,
      stops,
    })),
    ...(unit.loan ? [{ what: 'loan' as const, why: unit.loan.due, ...(lent && { since: lent.since }) }] : []),
    ...(unit.claim
      ? [
          {
            ...{ what: 'act' as const, kind: unit.claim.kind, id: unit.claim.act, why: unit.claim.kind },
            since: unit.claim.since,
          },
        ]
      : []),
    ...(unit.destroying
      ? [{ what: 'destruction' as const, id: unit.destroying, why: 'destruction', ...startedOn(unit) }]
      : []),
    ...(unit.openMatter
      ? [{ what: 'open-matter' as const, why: unit.openMatter, ...sinceOf(unit.openMatterSince) }]
      : []),
    ...(unit.grade ? [{ what: 'grade' as const, why: unit.grade, ...sinceOf(unit.gradedOn) }] : []),
  ];
}

const sinceOf = (since: string | undefined): { readonly since?: string } => (since ? { since } : {});

function startedOn({ effects }: Unit): { readonly since?: string } {
  const started = effects.filter(({ kind }) => kind === 'destruction-started').pop();
  return started ? { since: started.since } : {};
}
