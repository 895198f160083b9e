import { Command } from '@nestjs/cqrs';
import type { UnitDestroyed } from '@fonds/event-contracts';
import type { CommandContext, CommandProgress, Outcome } from '@fonds/event-store';
import type { Result } from '@fonds/kernel';
import type { DestructionCommand } from '../domain/destruction.decider';
import type { RegisterForm } from '../domain/destruction.state';
import type { ToldUnits } from './told-units';

export interface DrawInput {
  readonly fonds: string;
  readonly custodian: string;
  readonly form: RegisterForm;
  /** Title of the appraisal report; an appraisal of this system, or the paper that is cited. */
  readonly report: string;
  readonly appraisal?: string;
  readonly case?: string;
  readonly note?: string;
  readonly decisions: readonly { readonly rule: string; readonly text: string }[];
  /** Ids; absent: all units of the fonds and custodian whose period is over. */
  readonly units?: readonly string[];
}

export interface DrawnRegister {
  readonly act: string;
  readonly listed: number;
  readonly excluded: number;
  readonly outcome: Outcome;
}

/** E50. Refused with the first reason when no unit is left; every other exclusion is recorded with the register. */
export class DrawDestruction extends Command<Result<DrawnRegister>> {
  constructor(
    readonly input: DrawInput,
    readonly context: CommandContext,
    /** Listed: whoever asks carries it on. */
    readonly until: 'listed' | 'carried' = 'carried',
  ) {
    super();
  }
}

type Asked<C> = C extends DestructionCommand
  ? Omit<C, 'deed' | 'facts' | 'gate' | 'outcomes' | 'seat'>
  : never;
/** What a person asks of a register; what the units, the gate and his role say is added by the handler. */
export type DestructionAsk =
  | Exclude<Asked<DestructionCommand>, { kind: 'draw' } | { kind: 'count' }>
  | {
      readonly kind: 'count';
      /** Ids; `all`: every unit of the register was found, one by one. */
      readonly found: readonly string[] | 'all';
      readonly office: Extract<DestructionCommand, { kind: 'count' }>['office'];
      readonly note?: string;
    };

export interface ActedOn {
  readonly outcome: Outcome;
  /** Whether the gate let it pass; told of a start alone. */
  readonly started?: boolean;
}

/** E51–E55, E99. A start that the gate refuses is answered with what it said, and the register is open again. */
export class ActOnDestruction extends Command<Result<ActedOn>> {
  constructor(
    readonly act: string,
    readonly ask: DestructionAsk,
    readonly context: CommandContext,
    /** Written: whoever asks carries the act on, and looks at what the gate says. */
    readonly until: 'written' | 'carried' = 'carried',
  ) {
    super();
  }
}

export interface ToldFacts extends Outcome {
  /** Gone under a hold that came after the start (INV-17b): told as an incident, too. */
  readonly incidents: ToldUnits;
  /** Of the rest, what a later hold stops: its facts are told by naming it. */
  readonly leftOut: ToldUnits;
}

/** E105. `rest`: all units that have no fact yet; those that a later hold stops only where they came back to the shelf. */
export class RecordDestructionFacts extends Command<Result<ToldFacts>> {
  constructor(
    readonly act: string,
    readonly units: readonly string[] | 'rest',
    readonly outcome: UnitDestroyed['outcome'],
    readonly circumstances: string | undefined,
    readonly context: CommandContext,
    readonly progress?: CommandProgress,
  ) {
    super();
  }
}
