import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { ok, type CivilDate, type Result } from '@fonds/kernel';
import { CaseDoor, CaseWords, type CaseOrder } from '@fonds/restructuring';
import { word, type Action, type DeedOptions, type Invocation } from '../session/invocation';
import { Session } from '../session/session';
import { whileWaiting } from '../terminal/waiting-line';
import { outcomeData, tellOutcome } from './outcome-answer';

interface Told<Options> {
  readonly invocation: Invocation<Options>;
  readonly session: Session;
  readonly words: CaseWords;
  /** Business date of the deed. */
  readonly day: CivilDate;
}

/** A case may be of a hundred thousand units. */
export const COUNTING = { zh: '正在核对案内各单位', en: 'Looking at the units of the case' };

/** One step of the case that the first word names. */
export const stepping =
  <Options extends DeedOptions>(
    order: (told: Told<Options>) => CaseOrder | Promise<CaseOrder | Result<CaseOrder>>,
    permission: Permission = Permission.CaseWrite,
  ): Action<Options> =>
  (invocation) =>
    Session.use(invocation, permission, async (session) => {
      const { options, out } = invocation;
      const { businessDate: day } = session.context(permission, options);
      const words = session.installation.get(CaseWords);
      const told = await order({ invocation, session, words, day });
      const ready = unwrap('ok' in told ? told : ok(told));
      const context = session.context(permission, options);
      const asking = { caller: session.caller, wanted: session.asked, context };
      const door = session.installation.get(CaseDoor);
      const command = unwrap(await door.step(word(invocation, 0), ready, permission, asking));
      const { outcome, act } = await whileWaiting(out, COUNTING, () => session.execute(command));
      if (out.json) return out.data({ ...(act && { act }), ...outcomeData(outcome) });
      if (act) out.line(act);
      tellOutcome(out, outcome);
    });
