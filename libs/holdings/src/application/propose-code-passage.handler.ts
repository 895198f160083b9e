import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ReferenceCode } from '@fonds/event-contracts';
import { EVENT_STORE, type EventStore, type Outcome } from '@fonds/event-store';
import { ok, type Result } from '@fonds/kernel';
import { sameCode } from '../domain/code-passage.rule';
import { proposePassage } from './pass-code';
import { readCode } from './read-code';
import { loadUnit } from './resolve-unit';
import { ProposeCodePassage } from './unit.commands';

/** Both units come through the door, which settles what acts have decided of them. */
@CommandHandler(ProposeCodePassage)
export class ProposeCodePassageHandler implements ICommandHandler<ProposeCodePassage> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ unit, input, context }: ProposeCodePassage): Promise<Result<Outcome>> {
    const code = await this.borne(unit, input.code);
    if (!code.ok) return code;
    const replacement =
      input.replacement === undefined ? undefined : readCode(input.replacement, input.arrangementMode);
    if (replacement && !replacement.ok) return replacement;
    const { to } = input;
    return proposePassage(
      this.store,
      { from: unit, to, code: code.value, ...(replacement && { replacement: replacement.value }) },
      context,
    );
  }

  /** As the unit bears it: what was printed and how it is arranged go along. */
  private async borne(unit: string, printed: string): Promise<Result<ReferenceCode>> {
    const read = readCode(printed);
    if (!read.ok) return read;
    const state = await loadUnit(this.store, unit);
    const own = state.kind === 'unit' ? [state.unit.code, ...state.unit.formerCodes] : [];
    return ok(own.find((code) => sameCode(code, read.value)) ?? read.value);
  }
}
