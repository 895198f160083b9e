import type { CorrectionCommand } from '@fonds/corrections';
import type { CommandContext, Outcome } from '@fonds/event-store';
import { ChangeFonds, CorrectSeries, FondsDoor } from '@fonds/fonds';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { CorrectOrganisationEvent } from '@fonds/organisations';
import { word, type Action, type DeedOptions } from '../session/invocation';
import { Session } from '../session/session';
import { outcomeData, tellOutcome } from './outcome-answer';
import { newValueOf } from './unit-fields';

/** Whose events are corrected: how it is named, and what carries the correction out. */
interface Subject {
  readonly name: 'fonds' | 'series' | 'org';
  readonly proposes: Permission;
  readonly seconds: Permission;
  command(
    session: Session,
    text: string,
    correction: CorrectionCommand,
    permission: Permission,
    context: CommandContext,
  ): Promise<ChangeFonds | CorrectSeries | CorrectOrganisationEvent>;
}

const FONDS: Subject = {
  name: 'fonds',
  proposes: Permission.FondsWrite,
  seconds: Permission.UnitCorrectSecond,
  async command({ installation, caller, asked }, text, correction, permission, context) {
    const { id, grant } = unwrap(await installation.get(FondsDoor).own(text, caller, asked, permission));
    return new ChangeFonds(id, correction, {
      ...context,
      role: grant.role,
      organisation: grant.organisation,
    });
  },
};

const SERIES: Subject = {
  name: 'series',
  proposes: Permission.FondsWrite,
  seconds: Permission.UnitCorrectSecond,
  async command({ installation, caller, asked }, text, correction, permission, context) {
    const door = installation.get(FondsDoor);
    const { id, grant } = unwrap(await door.ownSeries(text, caller, asked, permission));
    return new CorrectSeries(id, correction, {
      ...context,
      role: grant.role,
      organisation: grant.organisation,
    });
  },
};

const ORGANISATION: Subject = {
  name: 'org',
  proposes: Permission.OrganisationWrite,
  seconds: Permission.OrganisationWrite,
  command: (_session, text, correction, _permission, context) =>
    Promise.resolve(new CorrectOrganisationEvent(text, correction, context)),
};

/** E92, first hand: an event by its id, and what it should have said. */
const proposing =
  (subject: Subject): Action<DeedOptions> =>
  (invocation) =>
    Session.use(invocation, subject.proposes, async (session) => {
      const { words, options, out } = invocation;
      const correction = { corrects: words[1] ?? '', fields: words.slice(2).map(newValueOf) };
      const context = session.context(subject.proposes, options);
      const wanted = { kind: 'propose-event-correction', correction } as const;
      const outcome: Outcome = await session.execute(
        await subject.command(session, word(invocation, 0), wanted, subject.proposes, context),
      );
      const [proposal = ''] = outcome.events;
      if (out.json) return out.data({ proposal, ...outcomeData(outcome) });
      out.line(proposal);
      const next = `fonds ${subject.name} second ${word(invocation, 0)} ${proposal}`;
      out.note({
        zh: `已提出，尚未生效；请由另一人执行 ${next}`,
        en: `Proposed, without effect yet; another person runs ${next}`,
      });
    });

/** E92, second hand. */
const seconding =
  (subject: Subject): Action<DeedOptions> =>
  (invocation) =>
    Session.use(invocation, subject.seconds, async (session) => {
      const { options, out } = invocation;
      const [text, proposal] = [word(invocation, 0), word(invocation, 1)];
      const context = session.context(subject.seconds, options);
      const wanted = { kind: 'second-correction', proposal } as const;
      const command = await subject.command(session, text, wanted, subject.seconds, context);
      tellOutcome(out, await session.execute<Outcome>(command), { proposal });
    });

export const correctFonds = proposing(FONDS);
export const secondFonds = seconding(FONDS);
export const correctSeries = proposing(SERIES);
export const secondSeries = seconding(SERIES);
export const correctOrganisation = proposing(ORGANISATION);
export const secondOrganisation = seconding(ORGANISATION);
