import { ActRunner, type LoadedAct } from '@fonds/acts';
import type { Outcome } from '@fonds/event-store';
import { unwrap } from '@fonds/http-edge';
import type { Permission } from '@fonds/identity';
import type { Result } from '@fonds/kernel';
import {
  ActOnTransfer,
  contextIn,
  TransferAsks,
  TransferDoor,
  type EnteredTransfer,
  type EnterOrder,
  type TransferAsk,
} from '@fonds/transfer';
import { word, type Action, type DeedOptions, type Invocation } from '../session/invocation';
import { evidenceOption } from '../session/option-values';
import { Session } from '../session/session';
import { ActBar } from '../terminal/act-bar';
import type { Output } from '../terminal/output';
import { outcomeData, tellOutcome } from './outcome-answer';

type Order = Pick<EnterOrder, 'side' | 'capacity' | 'ownSideOnly' | 'paperGiven'>;
interface Asking<Options> {
  readonly invocation: Invocation<Options>;
  readonly session: Session;
  readonly asks: TransferAsks;
}

/** A step of a transfer: whose it is, what is asked; then the act is carried on, with a bar while there is much to do. */
export function transferStep<Options extends DeedOptions>(
  permission: Permission,
  order: (invocation: Invocation<Options>) => Order,
  ask: (
    entered: EnteredTransfer,
    asking: Asking<Options>,
  ) => Promise<Result<readonly TransferAsk[]>> | Result<readonly TransferAsk[]>,
): Action<Options> {
  return (invocation) =>
    Session.use(invocation, permission, async (session) => {
      const { installation, caller } = session;
      const act = word(invocation, 0);
      const entered = unwrap(
        await installation.get(TransferDoor).enter(act, caller, {
          ...order(invocation),
          permission,
          wanted: session.asked,
          evidence: evidenceOption(invocation.options.evidence).length,
        }),
      );
      const asks = unwrap(await ask(entered, { invocation, session, asks: installation.get(TransferAsks) }));
      const context = contextIn(session.context(permission, invocation.options), entered);
      const outcome = await session.execute(new ActOnTransfer(act, asks, context));
      tellStep(invocation.out, outcome, await carried(session, act));
    });
}

/** Does all that the act owes now; a server beside this process may do the same. */
export async function carried(session: Session, act: string): Promise<LoadedAct> {
  const bar = new ActBar(session.out);
  try {
    return await session.installation.get(ActRunner).carry(act, bar.show);
  } finally {
    bar.stop();
  }
}

export function tellStep(out: Output, outcome: Outcome, { id, state }: LoadedAct, more: object = {}): void {
  const counts = {
    listed: state.listed?.count ?? 0,
    exceptions: state.exceptions.length,
    applied: state.applied,
    closed: state.closed,
  };
  if (out.json) return out.data({ act: id, ...more, ...outcomeData(outcome), ...counts });
  tellOutcome(out, outcome);
  if (counts.exceptions)
    out.note({
      zh: `${counts.exceptions} 个保管单位未能占用，见 fonds transfer units ${id} --standing refused`,
      en: `${counts.exceptions} units could not be claimed; see fonds transfer units ${id} --standing refused`,
    });
  if (state.closed)
    out.note({ zh: `已办结，移交 ${counts.applied}。`, en: `Closed; ${counts.applied} units have moved.` });
}
