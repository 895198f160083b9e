import { eventWords } from '@fonds/event-contracts/words';
import { EffectDoor, PassageQuery } from '@fonds/acts';
import { FondsDoor } from '@fonds/fonds';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { STANDING_WORDS } from '@fonds/ledger/integrator';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { dayOption, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { misread } from '../terminal/form';
import { outcomeData, tellOutcome } from './outcome-answer';

export interface ListOptions extends CommonOptions, PageOptions {
  readonly type?: string;
}

/** What passed the gate of a fonds, newest first. */
export const list: Action<ListOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { options, out } = invocation;
    const { installation, viewer } = session;
    const fonds = unwrap(await installation.get(FondsDoor).visible(word(invocation, 0), viewer));
    const asked = { fonds, type: options.type };
    const { rows, next } = await installation.get(PassageQuery).list(asked, pageOf(options), viewer);
    out.rows(
      [
        { zh: '版次', en: 'Revision' },
        { zh: '类型', en: 'Type' },
        { zh: '日期', en: 'Since' },
        { zh: '单位', en: 'Units' },
        { zh: '疑点', en: 'Raised' },
        { zh: '业务行为', en: 'Act' },
        { zh: '位置', en: 'Position' },
        { zh: '状态', en: 'State' },
      ],
      rows,
      (row) => [
        String(row.revision),
        out.say({ zh: `${eventWords(row.type).zh} ${row.type}`, en: row.type }),
        row.since,
        String(row.units ?? ''),
        row.raised.join(' '),
        row.act ?? '',
        out.at(row.position),
        out.say(STANDING_WORDS[row.standing]),
      ],
    );
    out.more(next);
  });

const revisionOf = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw misread('revision', text);
  return Number(text);
};

export interface CorrectOptions extends DeedOptions {
  readonly date: string;
}

/** E92 on an effect, first hand. */
export const correct: Action<CorrectOptions> = (invocation) =>
  Session.use(invocation, Permission.UnitCorrect, async (session) => {
    const { options, out } = invocation;
    const [fonds, revision] = [word(invocation, 0), revisionOf(word(invocation, 1))];
    const order = { fonds, revision, after: dayOption('--date', options.date) };
    const context = session.context(Permission.UnitCorrect, options);
    const door = session.installation.get(EffectDoor);
    const command = unwrap(await door.propose(order, session.caller, session.asked, context));
    const outcome = await session.execute(command);
    const [proposal = ''] = outcome.events;
    if (out.json) return out.data({ ...outcomeData(outcome), fonds, corrects: revision, proposal });
    out.line(proposal);
    out.note({
      zh: `已提出，尚未生效；请由另一人执行 fonds act second-correction ${fonds} ${revision} ${proposal}`,
      en: `Proposed, without effect yet; another person runs fonds act second-correction ${fonds} ${revision} ${proposal}`,
    });
  });

/** E92 on an effect, second hand. */
export const second: Action<DeedOptions> = (invocation) =>
  Session.use(invocation, Permission.UnitCorrectSecond, async (session) => {
    const { options, out } = invocation;
    const order = {
      fonds: word(invocation, 0),
      revision: revisionOf(word(invocation, 1)),
      proposal: word(invocation, 2),
    };
    const context = session.context(Permission.UnitCorrectSecond, options);
    const door = session.installation.get(EffectDoor);
    const command = unwrap(await door.second(order, session.caller, session.asked, context));
    tellOutcome(out, await session.execute(command), { fonds: order.fonds, proposal: order.proposal });
  });
