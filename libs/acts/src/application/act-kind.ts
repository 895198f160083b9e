import { Injectable } from '@nestjs/common';
import type { EventDraft, PastEvent, ReferenceCode } from '@fonds/event-contracts';
import type { AppendRequest, StoredEvent } from '@fonds/event-store';
import type { Unit } from '@fonds/holdings';
import type { CivilDate, Refusal } from '@fonds/kernel';
import type { LawAt } from '@fonds/law';
import type { Act, ActKind } from '../domain/act.state';
import type { Passage } from '../domain/gate.decider';
import type { LoadedAct } from './loaded-act';
import type { HoldKind, Stoppable } from '../domain/hold-kinds';

/** What one kind of act adds to the common process (architecture.md §5). */
export interface ActKindSpec {
  readonly kind: ActKind;
  /** Whether a unit must be described as its profile demands before it is claimed. */
  readonly described: boolean;
  /** Why a unit cannot be in such an act, beside what forbids every claim. */
  claimable?(unit: string, state: Unit, events: readonly PastEvent[], law: LawAt): Refusal | undefined;
  /** As what a hold may stop it; undefined: no hold does. */
  stoppable(events: readonly PastEvent[]): Stoppable | undefined;
  /** The event that the gate is asked for. */
  effect(input: {
    readonly act: string;
    readonly state: Act;
    readonly events: readonly PastEvent[];
    /** The sealed manifest. */
    readonly of: {
      readonly act: string;
      readonly sealed: number;
      readonly root: string;
      readonly count: number;
    };
  }): {
    readonly event: Passage['event'];
    /** Signed on paper: what lies before a hold is a fact entered late. */
    readonly paper: boolean;
    readonly case?: string;
    /** Kinds of holds that it passes: by its recorded decision, or because what they are for asks for it. */
    readonly waived?: readonly HoldKind[];
    /** Events of the act whose papers the decision rests on, beside those of the event that sealed it. */
    readonly papers?: readonly string[];
    /** Units that it brings into being. */
    readonly products?: readonly string[];
  };
  /** What a unit's stream receives instead of the copy of the effect; none: the copy. */
  copies?(input: {
    readonly act: string;
    readonly unit: string;
    readonly events: readonly PastEvent[];
    readonly gate: StoredEvent;
  }): readonly EventDraft[];
  /** What the stream of a unit that the act gives back receives before it is free again; none: nothing. */
  released?(input: {
    readonly act: string;
    readonly unit: string;
    readonly events: readonly PastEvent[];
  }): readonly EventDraft[];
  /** What the rules of another day say of what the gate has let pass: raised, not refused. Asked page by page. */
  redated?(input: {
    readonly events: readonly PastEvent[];
    readonly after: CivilDate;
    /** Version of the national rule data in effect. */
    readonly lawData: string;
    readonly units: ReadonlyMap<string, Unit>;
  }): readonly Refusal[] | Promise<readonly Refusal[]>;
  /** Streams beside the manifest's units that the decision begins. */
  begun?(input: {
    readonly act: string;
    readonly part: number;
    readonly events: readonly PastEvent[];
    readonly gate: StoredEvent;
  }): readonly Omit<AppendRequest, 'expected'>[];
  /** Codes to be given with a chunk, when its units have their copies. */
  codes?(input: {
    readonly part: number;
    readonly state: Act;
    readonly events: readonly PastEvent[];
  }): readonly CodeOfAct[];
  /** Carries an act that owes more than the common process knows; the common process when absent. */
  resume?(act: LoadedAct): Promise<unknown>;
}

/** Codes that an act gives when it is applied (E10, E11). */
export interface CodeOfAct {
  readonly unit: string;
  readonly code: ReferenceCode;
  readonly numberingBody: string;
}

/** The kinds that the product knows; libraries add theirs when their module starts. */
@Injectable()
export class ActKinds {
  private readonly specs = new Map<ActKind, ActKindSpec>();

  register(spec: ActKindSpec): void {
    this.specs.set(spec.kind, spec);
  }

  of(kind: ActKind): ActKindSpec {
    const spec = this.specs.get(kind);
    if (!spec) throw new Error(`no library carries acts of the kind ${kind}`);
    return spec;
  }
}
