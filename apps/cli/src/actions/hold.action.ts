import { HoldDoor, HoldQuery, HOLD_KINDS, STOPPABLE_WORDS, type HoldKind, type HoldOrder } from '@fonds/acts';
import { FondsDoor } from '@fonds/fonds';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { inWords } from '../terminal/output';
import { wantedUnits, type ListOptions as UnitListOptions } from './named-units';
import { outcomeData, tellOutcome } from './outcome-answer';

export interface PlaceOptions extends DeedOptions, UnitListOptions {
  readonly kind: HoldKind;
  readonly ground: string;
  readonly document?: string;
  readonly act?: string;
  readonly case?: string;
  readonly stops?: string;
}

/** Without units and without an act it covers the whole fonds. */
export const place: Action<PlaceOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldWrite, async (session) => {
    const { options, words, out } = invocation;
    const { kind, ground, document, act, list } = options;
    const units =
      words.length > 1 || list !== undefined
        ? await wantedUnits(session, words.slice(1), options)
        : undefined;
    const stops = options.stops?.split(',').map((stop) => stop.trim());
    const order: HoldOrder = { kind, units, act, stops, case: options.case, ground, document };
    const context = session.context(Permission.HoldWrite, options);
    const door = session.installation.get(HoldDoor);
    const told = { fonds: word(invocation, 0), order };
    const { hold, ...outcome } = await session.execute(
      unwrap(await door.place(told, session.caller, session.asked, context)),
    );
    if (out.json) return out.data({ hold, ...outcomeData(outcome) });
    out.line(hold);
    tellOutcome(out, outcome);
  });

export interface LiftOptions extends DeedOptions {
  readonly ground: string;
}

export const lift: Action<LiftOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldWrite, async (session) => {
    const { options, out } = invocation;
    const order = { fonds: word(invocation, 0), hold: word(invocation, 1), ground: options.ground };
    const context = session.context(Permission.HoldWrite, options);
    const door = session.installation.get(HoldDoor);
    const command = unwrap(await door.lift(order, session.caller, session.asked, context));
    tellOutcome(out, await session.execute(command), { hold: order.hold });
  });

export interface ListOptions extends CommonOptions, PageOptions {
  readonly inForce?: boolean;
  readonly kind?: HoldKind;
}

export const list: Action<ListOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { options, out } = invocation;
    const { installation, viewer } = session;
    const fonds = unwrap(await installation.get(FondsDoor).visible(word(invocation, 0), viewer));
    const { kind } = options;
    const asked = { fonds, kind, ...(options.inForce && { inForce: true }) };
    const { rows, next } = await installation.get(HoldQuery).list(asked, pageOf(options), viewer);
    out.rows(
      [
        { zh: '冻结', en: 'Hold' },
        { zh: '类型', en: 'Kind' },
        { zh: '自', en: 'Since' },
        { zh: '处理期限', en: 'Decide by' },
        { zh: '单位', en: 'Units' },
        { zh: '阻止', en: 'Stops' },
        { zh: '事由', en: 'Ground' },
        { zh: '解除', en: 'Lifted' },
      ],
      rows,
      (row) => [
        row.id,
        HOLD_KINDS[row.kind][out.language],
        row.since,
        row.decideBy === 'calendar-missing'
          ? out.say({ zh: '无法计算', en: 'cannot be computed' })
          : (row.decideBy ?? ''),
        row.units === null ? out.say({ zh: '整个全宗', en: 'the whole fonds' }) : String(row.units),
        inWords(out, STOPPABLE_WORDS, row.stops),
        row.ground,
        row.liftedOn ?? '',
      ],
    );
    out.more(next);
  });
