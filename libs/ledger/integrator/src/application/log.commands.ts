import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '@fonds/event-store';
import type { Result } from '@fonds/kernel';

/** A key that joined or left, and what the record says of it. */
export interface KeyChanged {
  readonly vkey: string;
  readonly outcome: Outcome;
}

/** Makes a new key; both sign until the old one is retired. Repeated after a crash, it finishes what was begun. */
export class RotateLogKey extends Command<Result<KeyChanged>> {
  constructor(readonly context: CommandContext) {
    super();
  }
}

/** Ends a change-over: the key with this id (eight hexadecimal digits) signs no more. */
export class RetireLogKey extends Command<Result<KeyChanged>> {
  constructor(
    readonly keyId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** The first of two people: this checkpoint was signed, and what it covers beyond the store is lost for good. */
export class ProposeLogRestart extends Command<Result<Outcome>> {
  constructor(
    /** The signed note of the last checkpoint known, of a witness or of one's own. */
    readonly after: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** The second person: a new epoch begins. */
export class RestartLog extends Command<Result<Outcome>> {
  constructor(
    /** Event id of the proposal. */
    readonly seconds: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}
