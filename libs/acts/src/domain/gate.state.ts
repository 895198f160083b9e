import type { DomainEvent, PastEvent } from '@fonds/event-contracts';
import {
  concernedUnits,
  gateEffect,
  isGateEffect,
  type ConcernedUnits,
  type UnitEffect,
} from '@fonds/holdings';
import type { CivilDate } from '@fonds/kernel';
import type { HoldKind } from './hold-kinds';

export interface Hold {
  readonly id: string;
  readonly kind: HoldKind;
  /** undefined: the whole fonds, later units too. */
  readonly of?: ConcernedUnits;
  readonly since: CivilDate;
  readonly stops: readonly string[];
  readonly case?: string;
  /** It is about what this body keeps, or has given away since: the parts of other keepers go their own ways. */
  readonly keeper?: string;
  /** Gate revision at which it was placed. */
  readonly revision: number;
  readonly ground: string;
}

/** One effect of the gate, in the gate's order. */
export interface Passed {
  readonly revision: number;
  readonly event: string;
  readonly type: string;
  readonly of?: ConcernedUnits;
  readonly effect: UnitEffect;
  /** Corrections of its date, oldest first: the gate revision, and the units that it left at the old one. */
  readonly corrections: readonly {
    readonly revision: number;
    readonly before: CivilDate;
    readonly after: CivilDate;
    readonly split: ReadonlySet<string>;
  }[];
}

/** The day of an effect for one unit: corrections that split the unit off left it at the day before. */
export const dayOfEffect = ({ effect, corrections }: Passed, unit: string): CivilDate => {
  const last = corrections.filter(({ split }) => !split.has(unit)).pop();
  return last?.after ?? corrections[0]?.before ?? (effect.since as CivilDate);
};

export interface EffectProposal {
  readonly account: string;
  readonly corrects: number;
  readonly before: CivilDate;
  readonly after: CivilDate;
}

/** The gate of a fonds (关口): holds in force, and everything with an effect on custody, in order. */
export interface Gate {
  readonly revision: number;
  readonly holds: ReadonlyMap<string, Hold>;
  readonly lifted: ReadonlySet<string>;
  readonly effects: readonly Passed[];
  /** Acts that the gate has decided: revision of the deciding event. */
  readonly decided: ReadonlyMap<string, { readonly revision: number; readonly event: string }>;
  readonly proposals: ReadonlyMap<string, EffectProposal>;
  readonly seconded: ReadonlySet<string>;
}

export const OPEN_GATE: Gate = {
  revision: -1,
  holds: new Map(),
  lifted: new Set(),
  effects: [],
  decided: new Map(),
  proposals: new Map(),
  seconded: new Set(),
};

export function evolveGate(gate: Gate, event: PastEvent): Gate {
  const next = { ...gate, revision: event.revision };
  if (isGateEffect(event) || isSilentDecision(event)) return passed(next, event);
  switch (event.type) {
    case 'HoldPlaced': {
      const { hold: id, since, kind, of, stops, case: passes, keeper, ground } = event.data;
      const hold: Hold = {
        id,
        kind,
        since: since as CivilDate,
        stops,
        ground,
        ...(of && { of }),
        ...(passes && { case: passes }),
        ...(keeper && { keeper }),
        revision: event.revision,
      };
      return { ...next, holds: new Map([...gate.holds, [id, hold]]) };
    }
    case 'HoldLifted': {
      const holds = new Map(gate.holds);
      holds.delete(event.data.hold);
      return { ...next, holds, lifted: new Set([...gate.lifted, event.data.hold]) };
    }
    case 'EffectCorrectionProposed': {
      const { corrects, before, after } = event.data;
      const proposal = {
        account: event.account,
        corrects,
        before: before as CivilDate,
        after: after as CivilDate,
      };
      return { ...next, proposals: new Map([...gate.proposals, [event.id, proposal]]) };
    }
    case 'EffectCorrected': {
      const { corrects, before, after, seconds, split } = event.data;
      return {
        ...next,
        seconded: new Set([...gate.seconded, seconds]),
        effects: gate.effects.map((each) =>
          each.revision === corrects
            ? {
                ...each,
                effect: { ...each.effect, since: after },
                corrections: [
                  ...each.corrections,
                  {
                    revision: event.revision,
                    before: before as CivilDate,
                    after: after as CivilDate,
                    split: new Set(split.map(({ unit }) => unit)),
                  },
                ],
              }
            : each,
        ),
      };
    }
    default:
      return next;
  }
}

/** Decisions that change neither custody nor existence: they are of the gate's order, and no effect on a standing. */
export const SILENT_DECISIONS = ['CorrectionBatchApplied', 'ItemsOpened'] as const;
export type SilentDecision = DomainEvent<(typeof SILENT_DECISIONS)[number]>;
export const isSilentDecision = (event: DomainEvent): event is SilentDecision =>
  (SILENT_DECISIONS as readonly string[]).includes(event.type);

function passed(gate: Gate, event: PastEvent): Gate {
  const act = 'of' in event.data ? event.data.of?.act : undefined;
  const decided = act
    ? new Map([...gate.decided, [act, { revision: event.revision, event: event.id }]])
    : gate.decided;
  const told = toldEffect(event);
  if (!told) return { ...gate, decided };
  const effect: Passed = {
    revision: event.revision,
    event: event.id,
    type: event.type,
    ...told,
    corrections: [],
  };
  return { ...gate, decided, effects: [...gate.effects, effect] };
}

/** What can be dated anew: effects on units, and an opening, whose day readers and clocks go by (E63). */
function toldEffect(event: PastEvent): Pick<Passed, 'of' | 'effect'> | undefined {
  if (isGateEffect(event)) return { of: concernedUnits(event), effect: gateEffect(event) };
  return event.type === 'ItemsOpened'
    ? { of: event.data.of, effect: { kind: 'opened', since: event.data.since } }
    : undefined;
}

/** The manifests of acts that the gate's events cite, as far as a decision needs them. */
export interface Manifests {
  (act: string, sealed: number | undefined): ReadonlySet<string>;
}

/** Which of `units` an event of the gate is about. */
export function among(
  of: ConcernedUnits | undefined,
  units: readonly string[],
  manifests: Manifests,
): readonly string[] {
  if (!of) return units;
  const named = of.act ? manifests(of.act, of.sealed) : new Set(of.units);
  return units.filter((unit) => named.has(unit));
}
