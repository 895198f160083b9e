import { ActivateNationalLaw, NationalLawQuery, WhoActivates } from '@fonds/local-law';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { Session } from '../session/session';
import { tellOutcome } from './outcome-answer';

/** Which versions of the national rule data are at hand, which is in effect, and which wait. */
export const versions: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.DueRead, async (session) => {
    const { out } = invocation;
    const query = session.installation.get(NationalLawQuery);
    const rows = await query.versions();
    if (out.json) return rows.forEach((row) => out.data(row));
    out.table(
      [
        { zh: '版本', en: 'Version' },
        { zh: '状态', en: 'State' },
        { zh: '启用', en: 'Activated' },
        { zh: '内容', en: 'News' },
      ],
      rows.map(({ version, inEffect, waits, activated, news }) => [
        version,
        inEffect
          ? out.say({ zh: '现行', en: 'in effect' })
          : waits
            ? out.say({ zh: '待启用', en: 'waits' })
            : '',
        activated ?? '',
        news ? out.say(news) : out.say({ zh: '本程序未带', en: 'not in this build' }),
      ]),
    );
    const notice = await query.notice();
    if (notice) out.note(notice);
  });

export const adopt: Action<DeedOptions> = (invocation) =>
  Session.use(invocation, Permission.LawActivate, async (session) => {
    const { options, out } = invocation;
    const grant = unwrap(
      session.installation.get(WhoActivates).national(session.caller.roles, session.asked),
    );
    const context = session.context(Permission.LawActivate, options, grant);
    tellOutcome(out, await session.execute(new ActivateNationalLaw(word(invocation, 0), context)));
  });
