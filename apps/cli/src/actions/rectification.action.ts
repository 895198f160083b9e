import {
  RectificationDoor,
  RectificationQuery,
  DueDoor,
  type DueWindow,
  type OrderRectificationDto,
  type ReinspectionDto,
  type AskingDay,
} from '@fonds/radar';
import { Permission } from '@fonds/identity';
import type { Action, CommonOptions, DeedOptions } from '../session/invocation';
import { dayOption, optionalDay, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { outcomeData, tellOutcome } from './outcome-answer';

export interface OrderOptions extends DeedOptions {
  readonly ground: OrderRectificationDto['ground'];
  readonly finding: readonly string[];
  readonly requirement: string;
  readonly served: string;
  readonly until: string;
  readonly document: string;
}

export interface ReinspectionOptions extends DeedOptions {
  readonly result: ReinspectionDto['result'];
  readonly note?: string;
}

export type ReportOptions = DeedOptions & { readonly actions: string };

/** What HTTP takes as the body of E80. */
export const orderOf = (organisation: string, options: OrderOptions): OrderRectificationDto => ({
  organisation,
  ground: options.ground,
  findings: [...options.finding],
  requirement: options.requirement,
  servedOn: dayOption('--served', options.served),
  dueOn: dayOption('--until', options.until),
  document: options.document,
});

const asking = (session: Session, permission: Permission, options: DeedOptions): AskingDay => ({
  ...{ caller: session.caller, permission, wanted: session.asked },
  context: session.context(permission, options),
});

/** E80. */
export const order: Action<OrderOptions> = (invocation) =>
  Session.use(invocation, Permission.RectificationOrder, async (session) => {
    const { options, words, out } = invocation;
    const door = session.installation.get(RectificationDoor);
    const asked = asking(session, Permission.RectificationOrder, options);
    const { id, outcome } = await session.execute(await door.order(orderOf(words[0] ?? '', options), asked));
    if (out.json) return out.data({ order: id, ...outcomeData(outcome) });
    out.line(id);
    tellOutcome(out, outcome);
  });

/** E81. */
export const report: Action<ReportOptions> = (invocation) =>
  Session.use(invocation, Permission.RectificationReport, async (session) => {
    const { options, words, out } = invocation;
    const door = session.installation.get(RectificationDoor);
    const asked = asking(session, Permission.RectificationReport, options);
    const command = await door.report(words[0] ?? '', { actions: options.actions }, asked);
    tellOutcome(out, await session.execute(command));
  });

/** E82. */
export const reinspect: Action<ReinspectionOptions> = (invocation) =>
  Session.use(invocation, Permission.RectificationOrder, async (session) => {
    const { options, words, out } = invocation;
    const { result, note } = options;
    const door = session.installation.get(RectificationDoor);
    const asked = asking(session, Permission.RectificationOrder, options);
    const said = { result, ...(note !== undefined && { note }) };
    tellOutcome(out, await session.execute(await door.reinspect(words[0] ?? '', said, asked)));
  });

interface OrdersOptions extends CommonOptions, PageOptions {
  readonly org?: string;
  readonly window?: DueWindow;
  readonly on?: string;
}

/** Orders and their days (CLK-14). */
export const orders: Action<OrdersOptions> = (invocation) =>
  Session.use(invocation, Permission.DueRead, async (session) => {
    const { options, out } = invocation;
    const on = optionalDay('--on', options.on);
    const asked = { ...(options.org && { organisation: options.org }), ...(on && { on }) };
    const scope = await session.installation.get(DueDoor).scope(asked, session.viewer);
    const query = session.installation.get(RectificationQuery);
    const { window } = options;
    const { rows, next } = await query.list({ ...scope, window }, pageOf(options), session.viewer);
    out.rows(
      [
        { zh: '期限', en: 'Due' },
        { zh: '状态', en: 'State' },
        { zh: '受责令单位', en: 'Body' },
        { zh: '文号', en: 'Document' },
        { zh: '要求', en: 'To be done' },
        { zh: '责令编号', en: 'Order' },
      ],
      rows,
      (row) => [
        row.due,
        out.say(row.done ? DONE : row.overdue ? OVERDUE : row.reported ? REPORTED : OPEN),
        row.organisationName ?? row.organisation,
        ...[row.document, row.requirement, row.id],
      ],
    );
    out.more(next);
  });

const DONE = { zh: '已整改', en: 'done' };
const OVERDUE = { zh: '逾期未整改', en: 'overdue' };
const REPORTED = { zh: '已报告，待复查', en: 'reported' };
const OPEN = { zh: '整改中', en: 'open' };
