import { idsOfExceptions, refusedAtGate, toldException, type Asking } from '@fonds/acts';
import {
  ActOnDestruction,
  approveAsk,
  DestructionDoor,
  DestructionQuery,
  DrawDestruction,
  drawWords,
  paperAsk,
  registerOf,
  type DestructionAsk,
  type DrawDto,
} from '@fonds/appraisal';
import { NamesOfIds } from '@fonds/holdings';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { decisionsOf } from '../session/decisions';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { dayOption, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { actList } from './act-list.action';
import { namedUnits, wantedUnits, type ListOptions } from './named-units';
import { outcomeData, tellOutcome } from './outcome-answer';
import { tellRegister } from './destruction-answer';
import { namesAtGate } from './told-act';
import { carried } from './transfer-entry';

export const asking = (session: Session, permission: Permission, options: DeedOptions): Asking => ({
  caller: session.caller,
  wanted: session.asked,
  context: session.context(permission, options),
});

/** One order on the register that the first word names; then the act is carried on. */
export const order = <O extends DeedOptions>(
  permission: Permission,
  ask: (session: Session, options: O, words: readonly string[]) => DestructionAsk | Promise<DestructionAsk>,
): Action<O> => {
  return (invocation) =>
    Session.use(invocation, permission, async (session) => {
      const { options, words, out } = invocation;
      const act = word(invocation, 0);
      const asked = await ask(session, options, words.slice(1));
      const door = session.installation.get(DestructionDoor);
      const { ask: wanted, context } = unwrap(
        await door.act(act, asked, asking(session, permission, options)),
      );
      const { outcome } = await session.execute(new ActOnDestruction(act, wanted, context, 'written'));
      const refusal = refusedAtGate(await carried(session, act));
      if (wanted.kind === 'start' && refusal) throw new RefusedError(refusal);
      tellOutcome(out, outcome, { act });
    });
};

export interface DrawOptions extends DeedOptions, ListOptions {
  readonly custodian: string;
  readonly fonds: string;
  readonly form: DrawDto['form'];
  readonly report: string;
  readonly appraisal?: string;
  readonly case?: string;
  readonly note?: string;
  readonly decision?: string[];
}

/** E50. */
export const draw: Action<DrawOptions> = (invocation) =>
  Session.use(invocation, Permission.DestructionPrepare, async (session) => {
    const { options, words, out } = invocation;
    const units = await namedUnits(session, words, options);
    const { custodian, fonds, form, report, appraisal, note } = options;
    const told = { custodian, fonds, form, report, appraisal, case: options.case, note };
    const asked = drawWords({
      ...told,
      decisions: decisionsOf(options.decision),
      ...(units && { units: [...units] }),
    });
    const door = session.installation.get(DestructionDoor);
    const { input, context } = unwrap(
      await door.draw(asked, asking(session, Permission.DestructionPrepare, options)),
    );
    const drawn = await session.execute(new DrawDestruction(input, context, 'listed'));
    const { repeated } = drawn.outcome;
    const register = registerOf(await carried(session, drawn.act), context, repeated);
    const { act, listed, excluded: left, outcome } = register;
    if (out.json) return out.data({ act, listed, excluded: left, ...outcomeData(outcome) });
    out.line(act);
    out.note({
      zh: `列入 ${listed}，未列入 ${left}（fonds destruction excluded 看理由）`,
      en: `${listed} listed, ${left} left out (fonds destruction excluded tells why)`,
    });
    tellOutcome(out, outcome);
  });

export interface RemoveOptions extends DeedOptions, ListOptions {
  readonly ground: string;
}

export const remove = order<RemoveOptions>(
  Permission.DestructionPrepare,
  async (session, options, words) => ({
    kind: 'remove',
    units: await wantedUnits(session, words, options),
    ground: options.ground,
  }),
);

export const withdraw = order<RemoveOptions>(Permission.DestructionPrepare, (_session, { ground }) => ({
  kind: 'withdraw',
  ground,
}));

export interface FileOptions extends DeedOptions {
  readonly with: string;
  readonly receipt: string;
}

export const file = order<FileOptions>(Permission.DestructionPrepare, (_session, options) => ({
  kind: 'file',
  with: options.with,
  receipt: options.receipt,
}));

export interface ApproveOptions extends DeedOptions {
  readonly approver: As;
  readonly opinion?: string;
  readonly declined?: string[];
  readonly saaApproval?: string;
  readonly decision?: string[];
}

type As = Extract<DestructionAsk, { kind: 'decline' }>['as'];

export const approve = order<ApproveOptions>(Permission.DestructionApprove, (_session, options) =>
  approveAsk({
    as: options.approver,
    opinion: options.opinion,
    declined: options.declined,
    saaApproval: options.saaApproval,
    decisions: decisionsOf(options.decision),
  }),
);

export const decline = order<ApproveOptions>(
  Permission.DestructionApprove,
  (_session, { approver, opinion = '' }) => ({ kind: 'decline', as: approver, opinion }),
);

export interface SignOptions extends DeedOptions {
  readonly capacity: Extract<DestructionAsk, { kind: 'sign' }>['capacity'];
  readonly name?: string;
}

export const sign = order<SignOptions>(Permission.DestructionSign, (_session, { capacity, name }) => ({
  kind: 'sign',
  capacity,
  ...(name && { name }),
}));

export interface PaperOptions extends DeedOptions {
  readonly what: 'approval' | 'decline' | 'signature';
  readonly name: string;
  readonly signedOn: string;
  readonly approver?: As;
  readonly capacity?: SignOptions['capacity'];
  readonly opinion?: string;
  readonly declined?: string[];
  readonly saaApproval?: string;
  readonly decision?: string[];
}

export const paper = order<PaperOptions>(Permission.DestructionPrepare, (_session, options) => {
  const { what, name, approver, capacity, opinion, declined, saaApproval, decision } = options;
  return paperAsk({
    ...{ what, name, as: approver, capacity, opinion, declined, saaApproval },
    decisions: decisionsOf(decision),
    signedOn: dayOption('--signed-on', options.signedOn),
  });
});

export const confirm = order<DeedOptions>(Permission.DestructionPrepare, (_session, _options, [id = '']) => ({
  kind: 'confirm-paper',
  paper: id,
}));

export const list = actList('destruction');

export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const act = word(invocation, 0);
    const found = await session.installation.get(DestructionQuery).detail(act, session.viewer);
    if (!found) throw new RefusedError(plainRefusal('act-unknown', { act }));
    if (session.out.json) return session.out.data(found);
    tellRegister(session.out, found, await namesAtGate(session, found.gateRefusal));
  });

export const excluded: Action<CommonOptions & PageOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { options, out } = invocation;
    const act = word(invocation, 0);
    const { installation, viewer } = session;
    const page = await installation.get(DestructionQuery).excluded(act, pageOf(options), viewer);
    if (!page) throw new RefusedError(plainRefusal('act-unknown', { act }));
    const names = await installation.get(NamesOfIds).of(idsOfExceptions(page.rows), viewer);
    const rows = page.rows.map((row) => ({ ...row, ...toldException(row, out.language, names) }));
    out.rows(
      [
        { zh: '档号', en: 'Code' },
        { zh: '题名', en: 'Title' },
        { zh: '理由', en: 'Why' },
        { zh: '规则', en: 'Rule' },
      ],
      rows,
      ({ reference, unit, title, code, rule }, n) => [
        reference ?? unit,
        page.rows[n]?.title ?? '',
        `${title} [${code}]`,
        rule ?? '',
      ],
    );
    out.more(page.next);
  });
