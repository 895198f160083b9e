import { DecideSetAside, SetAsideQuery, type SetAsideFilter } from '@fonds/holdings';
import { Permission } from '@fonds/identity';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { needed } from '../terminal/form';
import { tellOutcome } from './outcome-answer';

export interface SetAsideOptions extends DeedOptions {
  readonly archives: string;
  readonly fonds?: string;
  readonly keep?: boolean;
  readonly admit?: boolean;
}

/** What becomes of a code that an import has set aside: a catalogue lists it with a status in place of holdings. */
export const setAside: Action<SetAsideOptions> = (invocation) =>
  Session.use(invocation, Permission.UnitCode, async (session) => {
    const { options, out } = invocation;
    if (Boolean(options.keep) === Boolean(options.admit)) throw needed('unit set-aside');
    const { id } = await session.organisation(options.archives);
    const context = session.contextAt(Permission.UnitCode, id, options);
    const decision = options.keep ? 'keep' : 'admit';
    const code = word(invocation, 0);
    const input = {
      code,
      decision,
      numberingBody: id,
      ...(options.fonds && { fonds: options.fonds }),
    } as const;
    tellOutcome(out, await session.execute(new DecideSetAside(input, context)), { code, decision });
  });

export interface SetAsideListOptions extends CommonOptions, PageOptions {
  readonly archives?: string;
  readonly decision?: SetAsideFilter['decision'];
}

const DECISIONS = {
  keep: { zh: '永久保留', en: 'kept' },
  admit: { zh: '可以建账', en: 'admitted' },
  none: { zh: '未决', en: 'undecided' },
} as const;

export const setAsideCodes: Action<SetAsideListOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { out, options } = invocation;
    const { decision } = options;
    const archives =
      options.archives === undefined ? undefined : (await session.organisation(options.archives)).id;
    const query = session.installation.get(SetAsideQuery);
    const { rows, next } = await query.list({ archives, decision }, pageOf(options), session.viewer);
    out.rows(
      [
        { zh: '档号', en: 'Code' },
        { zh: '备注', en: 'Status' },
        { zh: '文件', en: 'File' },
        { zh: '行', en: 'Row' },
        { zh: '日期', en: 'Date' },
        { zh: '决定', en: 'Decision' },
      ],
      rows,
      (row) => [
        row.code,
        row.status,
        row.sheet === null ? row.file : `${row.file} ${row.sheet}`,
        String(row.line),
        row.since,
        out.say(DECISIONS[row.decision ?? 'none']),
      ],
    );
    out.more(next);
  });
