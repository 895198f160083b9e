import { readFile } from 'node:fs/promises';
import { Permission } from '@fonds/identity';
import {
  haltText,
  LedgerHalted,
  ProposeLogRestart,
  RestartLog,
  RetireLogKey,
  RotateLogKey,
  statusOf,
  type Ledger,
  type LedgerStatus,
} from '@fonds/ledger/integrator';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { Session } from '../session/session';
import { needed } from '../terminal/form';
import { tellOutcome } from './outcome-answer';

/** How far the three states reach, and whether the log signs. */
export const status: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.LedgerRead, async ({ instance, out }) => {
    const state = await statusNow(instance.ledger);
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
    for (const { name, cosigned, problem } of state.witnesses)
      out.note({
        zh: `见证方 ${name}：已联署至 ${cosigned}${problem === undefined ? '' : `；最近答复：${problem}`}`,
        en: `Witness ${name}: cosigned up to ${cosigned}${problem === undefined ? '' : `; last answer: ${problem}`}`,
      });
    if (state.halted) out.note(haltText(state.halted));
  });

/** A process that does not follow the log knows of no halt: it looks for itself. */
async function statusNow(ledger: Ledger): Promise<LedgerStatus> {
  const halted = await ledger.check().then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof LedgerHalted) return error.facts;
      throw error;
    },
  );
  return { ...(await statusOf(ledger)), ...(halted && { halted }) };
}

/** The verifier keys with which outsiders check signatures of this log. */
export const keyShow: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.LedgerRead, async ({ instance, out }) => {
    const { vkeys } = await statusOf(instance.ledger);
    for (const vkey of vkeys)
      if (out.json) out.data({ vkey });
      else out.line(vkey);
  });

/** A new key beside the old one: both sign until the old one is retired. */
export const keyRotate: Action<DeedOptions> = (invocation) =>
  Session.use(invocation, Permission.LedgerManage, async (session) => {
    const context = session.context(Permission.LedgerManage, invocation.options);
    const { vkey, outcome } = await session.execute(new RotateLogKey(context));
    if (session.out.json) return session.out.data({ vkey, position: outcome.position.toString() });
    session.out.line(vkey);
    session.out.note({
      zh: '两把密钥现在同时签发。请把新公钥交给见证方和核验人，然后用 fonds ledger key retire 停用旧密钥。',
      en: 'Both keys sign now. Give the new vkey to witnesses and verifiers, then retire the old one: fonds ledger key retire ID.',
    });
  });

/** Ends a change-over. */
export const keyRetire: Action<DeedOptions> = (invocation) =>
  Session.use(invocation, Permission.LedgerManage, async (session) => {
    const context = session.context(Permission.LedgerManage, invocation.options);
    const { vkey, outcome } = await session.execute(new RetireLogKey(word(invocation, 0), context));
    if (session.out.json) return session.out.data({ vkey, position: outcome.position.toString() });
    session.out.note({ zh: `已停用：${vkey}`, en: `Signs no more: ${vkey}` });
  });

export interface RestartOptions extends DeedOptions {
  /** File with the last checkpoint known. */
  readonly after?: string;
  /** Event id of a proposal. */
  readonly second?: string;
}

/** Two people, two commands: one names the last checkpoint and the reason, the other agrees. */
export const restart: Action<RestartOptions> = (invocation) =>
  Session.use(invocation, Permission.LedgerManage, async (session) => {
    const { after, second } = invocation.options;
    if ((after === undefined) === (second === undefined)) throw needed('ledger restart');
    const context = session.context(Permission.LedgerManage, invocation.options);
    const command =
      after === undefined
        ? new RestartLog(second ?? '', context)
        : new ProposeLogRestart(await readFile(after, 'utf8'), context);
    const outcome = await session.execute(command);
    tellOutcome(session.out, outcome);
    if (after !== undefined)
      session.out.note({
        zh: `另一位管理员核对后执行：fonds ledger restart --second ${outcome.events[0] ?? ''}`,
        en: `Another administrator checks it and runs: fonds ledger restart --second ${outcome.events[0] ?? ''}`,
      });
  });
