import { ActivateLocalLaw, LocalLawQuery, WhoActivates, type LocalRule } from '@fonds/local-law';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { jsonOf } from '../session/json-file';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { tellOutcome } from './outcome-answer';

/** What a file of local rules says; its shape is that of `POST /api/v1/local-law`. */
export interface LocalLawFile {
  readonly archives?: string;
  readonly version: string;
  readonly rules: readonly LocalRule[];
}

export interface LocalLawOptions extends CommonOptions, PageOptions {
  readonly archives?: string;
  readonly current?: boolean;
}

export const versions: Action<LocalLawOptions> = (invocation) =>
  Session.use(invocation, Permission.DueRead, async (session) => {
    const { out, options } = invocation;
    const { archives, current } = options;
    const place = archives === undefined ? undefined : (await session.organisation(archives)).id;
    const query = session.installation.get(LocalLawQuery);
    const { rows, next } = await query.versions({ place, current }, pageOf(options));
    out.rows(
      [
        { zh: '适用', en: 'Place' },
        { zh: '版本', en: 'Version' },
        { zh: '启用', en: 'Activated' },
        { zh: '现行', en: 'Current' },
        { zh: '规则', en: 'Rules' },
      ],
      rows,
      ({ placeName, version, activated, current, rules }) => [
        placeName ?? out.say({ zh: '本系统各馆', en: 'everywhere here' }),
        version,
        activated,
        current ? '✓' : '',
        rules
          .map(({ clock, years, months, from, until = '', basis }) =>
            [
              months === undefined
                ? `${clock} ${years} ${out.say({ zh: '年', en: 'years' })}`
                : `${clock} ${months} ${out.say({ zh: '个月', en: 'months' })}`,
              `${from}–${until}`,
              basis.map(({ instrument, article }) => `${instrument} ${article}`.trim()).join('、'),
            ].join(' '),
          )
          .join('；'),
      ],
    );
    out.more(next);
  });

export const activate: Action<DeedOptions> = (invocation) =>
  Session.use(invocation, Permission.LawActivate, async (session) => {
    const { options, out } = invocation;
    const { archives, version, rules } = await jsonOf<LocalLawFile>(word(invocation, 0));
    const place = archives === undefined ? undefined : (await session.organisation(archives)).id;
    const { role, organisation } = unwrap(
      await session.installation.get(WhoActivates).grant(session.caller.roles, place, session.asked),
    );
    const context = session.context(Permission.LawActivate, options, { role, organisation });
    const input = { ...(place !== undefined && { place }), version, rules };
    tellOutcome(out, await session.execute(new ActivateLocalLaw(input, context)));
  });
