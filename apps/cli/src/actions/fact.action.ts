import { FactDoor, type FactWords } from '@fonds/acts';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { word, type Action, type DeedOptions } from '../session/invocation';
import { countOption } from '../session/option-values';
import { Session } from '../session/session';
import { wantedUnits, type ListOptions } from './named-units';
import { tellOutcome } from './outcome-answer';

export interface FactOptions extends DeedOptions, ListOptions {
  readonly circumstances?: string;
  readonly act?: string;
  readonly kind?: '损毁' | '丢失' | '信息泄露' | '其他';
  readonly scope?: string;
  readonly custodian?: string;
  readonly holder?: string;
  readonly document?: string;
}

/** The words of one fact; the command line has seen to it that they are there. */
function factWords(fact: FactWords['fact'], options: FactOptions): FactWords {
  const { circumstances = '', act, kind = '其他', scope = '', custodian, holder, document = '' } = options;
  switch (fact) {
    case 'loss':
      return { fact, circumstances, act };
    case 'recovery':
      return { fact, circumstances, holder };
    case 'incident':
      return { fact, kind, scope };
    case 'takeover':
      return { fact, custodian: custodian ?? '', holder, document };
    case 'seizure':
      return { fact, holder: holder ?? '', custodian, document };
    case 'seizure-return':
      return { fact, custodian, holder, document };
  }
}

/** E56, E57, E98: what happened, on its business date, whatever holds say. */
export const record =
  (fact: FactWords['fact']): Action<FactOptions> =>
  (invocation) =>
    Session.use(invocation, Permission.FactRecord, async (session) => {
      const { options, words, out } = invocation;
      const units = await wantedUnits(session, words.slice(1), options);
      const told = { fonds: word(invocation, 0), units, words: factWords(fact, options) };
      const context = session.context(Permission.FactRecord, options);
      const door = session.installation.get(FactDoor);
      const command = unwrap(await door.command(told, session.caller, session.asked, context));
      tellOutcome(out, await session.execute(command), { fact, units: command.units.length });
    });

export interface ReturnOptions extends DeedOptions, ListOptions {
  readonly condition: string;
  readonly pages?: string;
}

/** E39. */
export const takeBack: Action<ReturnOptions> = (invocation) =>
  Session.use(invocation, Permission.LoanWrite, async (session) => {
    const { options, words, out } = invocation;
    const units = await wantedUnits(session, words, options);
    const pages =
      options.pages === undefined ? undefined : countOption('--pages', options.pages, 100_000_000);
    const context = session.context(Permission.LoanWrite, options);
    const door = session.installation.get(FactDoor);
    const told = { condition: options.condition, pages };
    const command = unwrap(await door.returned(units, told, session.caller, session.asked, context));
    tellOutcome(out, await session.execute(command), { units: command.units.length });
  });
