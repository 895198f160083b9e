import type { CommandContext, Outcome } from '@fonds/event-store';
import {
  ActOnUnit,
  GiveUnitCode,
  ProposeCodePassage,
  UnitDoor,
  type PresentUnit,
  type UnitOrder,
} from '@fonds/holdings';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { word, type Action, type DeedOptions, type Invocation } from '../session/invocation';
import { dayOption, optionalDay } from '../session/option-values';
import { Session } from '../session/session';
import { UsageError } from '../terminal/exit-codes';
import type { Output } from '../terminal/output';
import { misread, oneOf } from '../terminal/form';
import { outcomeData, tellOutcome } from './outcome-answer';
import { newValueOf } from './unit-fields';

export interface FieldsOptions extends DeedOptions {
  readonly entry?: string;
}

interface Entered extends PresentUnit {
  readonly session: Session;
  readonly context: CommandContext;
}

/** The unit, and a context in the role that the caller has at its custodian. */
function onUnit<Options extends DeedOptions>(
  permission: Permission,
  deed: (entered: Entered, invocation: Invocation<Options>) => Promise<void>,
): Action<Options> {
  return (invocation) =>
    Session.use(invocation, permission, async (session) => {
      const { caller, installation } = session;
      const door = installation.get(UnitDoor);
      const found = unwrap(await door.own(word(invocation, 0), caller, permission, session.asked));
      const context = session.context(permission, invocation.options);
      const { role, organisation } = found.grant;
      await deed({ ...found, session, context: { ...context, role, organisation } }, invocation);
    });
}

const act = ({ session, id, context }: Entered, order: UnitOrder): Promise<Outcome> =>
  session.execute(new ActOnUnit(id, order, context));

/** E08: what is empty. */
export const describe = onUnit<FieldsOptions>(
  Permission.UnitDescribe,
  async (entered, { words, options, out }) => {
    const fields = words.slice(1).map(newValueOf);
    tellOutcome(out, await act(entered, { kind: 'describe', entry: options.entry, fields }), {
      unit: entered.id,
    });
  },
);

/** E15, first hand. */
export const correct = onUnit<FieldsOptions>(
  Permission.UnitCorrect,
  async (entered, { words, options, out }) => {
    const fields = words.slice(1).map(newValueOf);
    tellProposal(
      out,
      entered,
      await act(entered, { kind: 'propose-correction', entry: options.entry, fields }),
    );
  },
);

/** E92, first hand: an event of the unit's, by its id, and what it should have said. */
export const correctEvent = onUnit<DeedOptions>(Permission.UnitCorrect, async (entered, { words, out }) => {
  const correction = { corrects: words[1] ?? '', fields: words.slice(2).map(newValueOf) };
  tellProposal(out, entered, await act(entered, { kind: 'propose-event-correction', correction }));
});

export interface HeldSinceOptions extends DeedOptions {
  /** Day from which custody counts; absent: unknown. */
  readonly date?: string;
  readonly earliest?: string;
  readonly printed?: string;
  readonly corrects?: string;
}

/** @throws UsageError */
export function beginningOf({ date, earliest, printed }: HeldSinceOptions) {
  const to = optionalDay('--date', date);
  const from = optionalDay('--earliest', earliest) ?? to;
  return { printed: printed ?? to ?? '', ...(from && { from }), ...(to && { to }) };
}

/** E92 on the beginning of custody, first hand; names the event that says so now unless another is named. */
export const heldSince = onUnit<HeldSinceOptions>(
  Permission.UnitCorrect,
  async (entered, { options, out }) => {
    const after = beginningOf(options);
    const corrects = options.corrects ?? entered.unit.heldSinceEvent;
    tellProposal(out, entered, await act(entered, { kind: 'propose-held-since', corrects, after }));
  },
);

export interface HistoryOptions extends DeedOptions {
  /** `CODE:FROM:UNTIL[:HOLDER]` */
  readonly interval: readonly string[];
}

/** @throws UsageError */
export function intervalOf(text: string) {
  const [custodian, from, until, holder] = text.split(':');
  if (!custodian || !from || !until) throw misread('code:from:until', text, '--interval');
  return {
    custodian,
    ...(holder && { holder }),
    from: dayOption('--interval', from),
    until: dayOption('--interval', until),
  };
}

/** E96, first hand: custody before the opening entry. */
export const history = onUnit<HistoryOptions>(Permission.UnitHistory, async (entered, { options, out }) => {
  const intervals = await Promise.all(
    options.interval.map(async (text) => {
      const { custodian, holder, from, until } = intervalOf(text);
      const idOf = async (of: string): Promise<string> => (await entered.session.organisation(of)).id;
      return {
        custodian: await idOf(custodian),
        ...(holder && { holder: await idOf(holder) }),
        from,
        until,
      };
    }),
  );
  tellProposal(out, entered, await act(entered, { kind: 'propose-history', intervals }));
});

/** The second hand; which proposal is meant need not be said while there is one only. */
export const second = onUnit<DeedOptions>(Permission.UnitCorrectSecond, async (entered, { words, out }) => {
  const { unit, id } = entered;
  const open = [...unit.proposals.keys()].filter((proposal) => !unit.seconded.has(proposal));
  const proposal = words[1] ?? open[0];
  if (proposal === undefined)
    throw new UsageError({ zh: '没有待复核的提议', en: 'no proposal waits for a second person' });
  if (words[1] === undefined && open.length > 1) throw oneOf(open, '', `fonds unit second ${id}`);
  tellOutcome(out, await act(entered, { kind: 'second', proposal }), { unit: id, proposal });
});

export interface DocumentOptions extends DeedOptions {
  readonly document: string;
}

export const secrecy = onUnit<DocumentOptions>(
  Permission.UnitSecrecy,
  async (entered, { words, options, out }) => {
    const told = { after: words[1] ?? '', document: options.document };
    const order: UnitOrder = { kind: 'change-secrecy', ...told };
    tellOutcome(out, await act(entered, order), { unit: entered.id });
  },
);

export const declassify = onUnit<DocumentOptions>(
  Permission.UnitSecrecy,
  async (entered, { options, out }) => {
    const { document } = options;
    tellOutcome(out, await act(entered, { kind: 'declassify', document }), {
      unit: entered.id,
    });
  },
);

/** E35. */
export const shelve = onUnit<DeedOptions>(Permission.MoveWrite, async (entered, { words, out }) => {
  const place = words[1] ?? '';
  tellOutcome(out, await act(entered, { kind: 'shelve', place }), { unit: entered.id });
});

export interface CodeOptions extends DeedOptions {
  readonly mode?: '按卷' | '按件';
  readonly archives?: string;
}

/** E10, E11: a reference code given later, or another one. */
export const code = onUnit<CodeOptions>(Permission.UnitCode, async (entered, { words, options, out }) => {
  const { session, unit, id, context } = entered;
  const numberingBody =
    options.archives === undefined ? unit.custodian : (await session.organisation(options.archives)).id;
  const given = { code: words[1] ?? '', arrangementMode: options.mode };
  const input = { ...given, numberingBody };
  tellOutcome(out, await session.execute(new GiveUnitCode(id, input, context)), { unit: id });
});

export interface PassCodeOptions extends DeedOptions {
  readonly to: string;
  readonly replacement?: string;
  readonly mode?: '按卷' | '按件';
}

/** First hand: a code entered in error is to pass to the unit that it belongs to. */
export const passCode = onUnit<PassCodeOptions>(
  Permission.UnitCorrect,
  async (entered, { words, options, out }) => {
    const { session, id, context } = entered;
    const { caller, installation } = session;
    const door = installation.get(UnitDoor);
    const to = unwrap(await door.own(options.to, caller, Permission.UnitCorrect)).id;
    const { replacement, mode: arrangementMode } = options;
    const input = { code: words[1] ?? '', to, replacement, arrangementMode };
    tellProposal(out, entered, await session.execute(new ProposeCodePassage(id, input, context)));
  },
);

function tellProposal(out: Output, { id }: Entered, outcome: Outcome): void {
  const [proposal] = outcome.events;
  if (out.json) return out.data({ unit: id, proposal, ...outcomeData(outcome) });
  out.line(proposal ?? '');
  out.note({
    zh: `已提出，尚未生效；请由另一人执行 fonds unit second ${id}`,
    en: `Proposed, without effect yet; another person runs fonds unit second ${id}`,
  });
}
