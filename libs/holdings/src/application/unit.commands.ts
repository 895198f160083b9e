import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '@fonds/event-store';
import type { Result } from '@fonds/kernel';
import type { UnitCommand } from '../domain/unit.decider';

type Simple = Exclude<UnitCommand, { kind: 'give-code' | 'claim' | 'propose-code-passage' }>;
/** A command on a unit, without the deed that its context tells. */
export type UnitOrder = Simple extends infer C ? (C extends Simple ? Omit<C, 'deed'> : never) : never;

/** E08, E15, E16, E92 and E96: description, corrections by two people, secrecy, history. */
export class ActOnUnit extends Command<Result<Outcome>> {
  constructor(
    readonly unit: string,
    readonly order: UnitOrder,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** What becomes of a code that an import has set aside. Refused also: `reference-code-malformed`, `fonds-not-in-code`. */
export class DecideSetAside extends Command<Result<Outcome>> {
  constructor(
    readonly input: {
      readonly code: string;
      /** 全宗号; that of the code when absent. */
      readonly fonds?: string;
      /** Id of the organisation that numbers. */
      readonly numberingBody: string;
      readonly decision: 'keep' | 'admit';
    },
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** First hand: a code entered in error is to pass to another unit. Refused also: `reference-code-malformed`. */
export class ProposeCodePassage extends Command<Result<Outcome>> {
  constructor(
    readonly unit: string,
    readonly input: {
      /** The complete 档号 as printed, one that the unit bears or bore. */
      readonly code: string;
      /** Id of the unit that it belongs to. */
      readonly to: string;
      /** The complete 档号 that the first unit gets in its place. */
      readonly replacement?: string;
      readonly arrangementMode?: '按卷' | '按件';
    },
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E10 and E11. Refused also: `reference-code-malformed`. */
export class GiveUnitCode extends Command<Result<Outcome>> {
  constructor(
    readonly unit: string,
    readonly input: {
      /** The complete 档号 as printed. */
      readonly code: string;
      readonly arrangementMode?: '按卷' | '按件';
      /** Id of the organisation that numbers. */
      readonly numberingBody: string;
    },
    readonly context: CommandContext,
  ) {
    super();
  }
}
