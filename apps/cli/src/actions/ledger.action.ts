import { Permission } from '@fonds/identity';
import { haltText, statusOf } from '@fonds/ledger/integrator';
import type { Action, CommonOptions } from '../session/invocation';
import { Session } from '../session/session';

/** How far the three states reach, and whether the log signs. */
export const status: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.LedgerRead, async ({ instance, out }) => {
    const state = await statusOf(instance.ledger);
    if (out.json) return out.data(state);
    out.table(
      [
        { zh: '日志', en: 'Log' },
        { zh: '已入账', en: 'Recorded' },
        { zh: '已入链', en: 'Integrated' },
        { zh: '已签发', en: 'Published' },
        { zh: '须联署的见证方', en: 'Witnesses needed' },
      ],
      [
        [
          state.origin,
          String(state.recorded),
          String(state.integrated),
          String(state.published),
          String(state.quorum),
        ],
      ],
    );
    if (state.halted) out.note(haltText(state.halted));
  });

/** The verifier keys with which outsiders check signatures of this log. */
export const keyShow: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.LedgerRead, async ({ instance, out }) => {
    const { vkeys } = await statusOf(instance.ledger);
    for (const vkey of vkeys)
      if (out.json) out.data({ vkey });
      else out.line(vkey);
  });
