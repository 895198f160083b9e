import { DecideSetAside } from '@fonds/holdings';
import { Permission } from '@fonds/identity';
import { word, type Action, type DeedOptions } from '../session/invocation';
import { Session } from '../session/session';
import { UsageError } from '../terminal/exit-codes';
import { tellOutcome } from './outcome-answer';

export interface SetAsideOptions extends DeedOptions {
  readonly archives: string;
  readonly fonds?: string;
  readonly keep?: boolean;
  readonly admit?: boolean;
}

/** What becomes of a code that an import has set aside: a catalogue lists it with a status in place of holdings. */
export const setAside: Action<SetAsideOptions> = (invocation) =>
  Session.use(invocation, Permission.UnitCode, async (session) => {
    const { options, out } = invocation;
    if (Boolean(options.keep) === Boolean(options.admit)) throw new UsageError('--keep | --admit');
    const { id } = await session.organisation(options.archives);
    const context = session.contextAt(Permission.UnitCode, id, options);
    const decision = options.keep ? 'keep' : 'admit';
    const code = word(invocation, 0);
    const input = {
      code,
      decision,
      numberingBody: id,
      ...(options.fonds && { fonds: options.fonds }),
    } as const;
    tellOutcome(out, await session.execute(new DecideSetAside(input, context)), { code, decision });
  });
