import {
  ActOpeningDoor,
  endOf,
  inRole,
  OpenAct,
  OwnActDoor,
  refusedWhole,
  SecondAct,
  WithdrawAct,
  type Asking,
  type OpenedAct,
} from '@fonds/acts';
import type { Outcome } from '@fonds/event-store';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { changesIn, productsIn, sourcesOf } from '@fonds/interchange';
import type { Result } from '@fonds/kernel';
import { word, type Action, type DeedOptions } from '../session/invocation';
import { dayOption } from '../session/option-values';
import { Session } from '../session/session';
import type { Output } from '../terminal/output';
import { misread } from '../terminal/form';
import { namedUnits, wantedUnits, wholeFile, type ListOptions } from './named-units';
import { outcomeData, tellOutcome } from './outcome-answer';
import { carried } from './transfer-entry';

const asking = (session: Session, permission: Permission, options: DeedOptions): Asking => ({
  caller: session.caller,
  wanted: session.asked,
  context: session.context(permission, options),
});

/** What became of an act that was carried to its end: some of its units may have been refused. */
async function tellEnd(session: Session, act: string, outcome: Outcome): Promise<void> {
  const { out, instance } = session;
  const { balance, refusal, exceptions, uncoded } = await endOf(instance.store, act);
  tellOutcome(out, outcome, {
    act,
    balance,
    ...(refusal && { refusal }),
    ...(exceptions.length && { exceptions }),
    ...(uncoded.length && { uncoded }),
  });
  if (out.json) return;
  const { listed, applied, explained } = balance;
  out.note({
    zh: `列入 ${listed}，办理 ${applied}，未能办理 ${explained}${refusal ? `；未生效：${refusal.code}` : ''}`,
    en: `${listed} listed, ${applied} done, ${explained} not possible${refusal ? `; without effect: ${refusal.code}` : ''}`,
  });
  if (explained || uncoded.length)
    out.note({
      zh: `逐个原因见 fonds act units ${act}；未得档号的有 ${uncoded.length} 个`,
      en: `fonds act units ${act} tells why, unit by unit; ${uncoded.length} did not get their code`,
    });
}

/** What needs nobody else is listed, then carried on with a bar while there is much to do. @throws RefusedError where no unit can be had */
async function toItsEnd(session: Session, asked: Result<OpenAct>): Promise<void> {
  const { opening, units, context } = unwrap(asked);
  const listed = new OpenAct(opening, units, context, 'listed');
  const { act, ...outcome } = await session.execute(listed);
  const ended = await carried(session, act);
  const refusal = refusedWhole(ended);
  if (refusal) throw new RefusedError(refusal);
  if (!session.out.json) session.out.line(act);
  const { revision, position } = ended.stored[ended.stored.length - 1] ?? outcome;
  await tellEnd(session, act, { ...outcome, revision, position });
}

function tellOpened(out: Output, { act, ...outcome }: OpenedAct): void {
  if (out.json) return out.data({ act, ...outcomeData(outcome) });
  out.line(act);
  tellOutcome(out, outcome);
}

export interface LoanOptions extends DeedOptions, ListOptions {
  readonly reader: string;
  readonly purpose: string;
  readonly due: string;
  readonly approval?: string;
}

/** E38. */
export const lend: Action<LoanOptions> = (invocation) =>
  Session.use(invocation, Permission.LoanWrite, async (session) => {
    const { options, words } = invocation;
    const { reader, purpose, approval } = options;
    const loan = { reader, purpose, due: dayOption('--due', options.due), approval };
    const units = await wantedUnits(session, words, options);
    const door = session.installation.get(ActOpeningDoor);
    await toItsEnd(session, await door.loan(units, loan, asking(session, Permission.LoanWrite, options)));
  });

export interface MoveOptions extends DeedOptions, ListOptions {
  readonly from: string;
  readonly to: string;
  readonly witness: string;
  readonly offSite?: boolean;
  readonly decision?: string;
}

/** E36. */
export const move: Action<MoveOptions> = (invocation) =>
  Session.use(invocation, Permission.MoveWrite, async (session) => {
    const { options, words } = invocation;
    const { from, to, witness, offSite, decision } = options;
    const units = await wantedUnits(session, words, options);
    const door = session.installation.get(ActOpeningDoor);
    const told = { from, to, witness, offSite, decision };
    await toItsEnd(session, await door.move(units, told, asking(session, Permission.MoveWrite, options)));
  });

export interface RearrangeOptions extends DeedOptions, ListOptions {
  readonly ground: string;
  readonly into: string;
  readonly case?: string;
}

/** E97, first hand. */
export const rearrange: Action<RearrangeOptions> = (invocation) =>
  Session.use(invocation, Permission.ArrangeWrite, async (session) => {
    const { options, words, out } = invocation;
    const into = unwrap(await wholeFile('--into', options.into, productsIn));
    const units = (await namedUnits(session, words, options)) ?? unwrap(sourcesOf(into));
    const door = session.installation.get(ActOpeningDoor);
    const { ground, case: within } = options;
    const told = { ground, into, ...(within && { case: within }) };
    const asked = asking(session, Permission.ArrangeWrite, options);
    tellOpened(out, await session.execute(unwrap(await door.rearrangement(units, told, asked))));
    out.note({
      zh: '已提出，尚未生效；请由另一人执行 fonds rearrange second',
      en: 'Proposed, without effect yet; another person runs fonds rearrange second',
    });
  });

export interface CorrectOptions extends DeedOptions {
  readonly ground: string;
}

/** E101, first hand. */
export const correct: Action<CorrectOptions> = (invocation) =>
  Session.use(invocation, Permission.UnitCorrect, async (session) => {
    const { options, out } = invocation;
    const path = word(invocation, 0);
    const changes = unwrap(await wholeFile('FILE', path, changesIn));
    const door = session.installation.get(ActOpeningDoor);
    const asked = asking(session, Permission.UnitCorrect, options);
    const command = unwrap(await door.corrections({ ground: options.ground, changes }, asked));
    tellOpened(out, await session.execute(command));
    out.note({
      zh: '已提出，尚未生效；请由另一人抽查后执行 fonds corrections second',
      en: 'Proposed, without effect yet; another person looks at a sample and runs fonds corrections second',
    });
  });

export interface SecondOptions extends DeedOptions {
  /** `CHECKED:WRONG` */
  readonly sample?: string;
}

/** The second hand; the act is carried to its end, and its balance told. */
export const second: Action<SecondOptions> = (invocation) =>
  Session.use(invocation, Permission.UnitCorrectSecond, async (session) => {
    const { options } = invocation;
    const act = word(invocation, 0);
    const sample = sampleOf(options.sample);
    const { caller, asked, installation } = session;
    const context = session.context(Permission.UnitCorrectSecond, options);
    const door = installation.get(OwnActDoor);
    const grant = unwrap(await door.enter(act, caller, Permission.UnitCorrectSecond, asked));
    const outcome = await session.execute(new SecondAct(act, sample, inRole(context, grant)));
    await carried(session, act);
    await tellEnd(session, act, outcome);
  });

export function sampleOf(text: string | undefined): { checked: number; wrong: number } | undefined {
  if (text === undefined) return undefined;
  const [, checked, wrong] = /^(\d{1,9}):(\d{1,9})$/.exec(text) ?? [];
  if (checked === undefined || wrong === undefined) throw misread('checked:wrong', text, '--sample');
  return { checked: Number(checked), wrong: Number(wrong) };
}

export interface WithdrawOptions extends DeedOptions {
  readonly ground: string;
}

export const withdraw: Action<WithdrawOptions> = (invocation) =>
  Session.use(invocation, Permission.UnitCorrect, async (session) => {
    const { options, out } = invocation;
    const act = word(invocation, 0);
    const context = session.context(Permission.UnitCorrect, options);
    const door = session.installation.get(OwnActDoor);
    const grant = unwrap(await door.enter(act, session.caller, Permission.UnitCorrect, session.asked));
    const command = new WithdrawAct(act, options.ground, inRole(context, grant));
    tellOutcome(out, await session.execute(command), { act });
  });
