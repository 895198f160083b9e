import { OUTSIDE_REASONS, ScopeQuery, SetScopeVersion, type ScopeLine } from '@fonds/accession';
import { RefusedError } from '@fonds/http-edge';
import { Permission, roleAt } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { OrganisationStreams } from '@fonds/organisations';
import { jsonOf } from '../session/json-file';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { dayOption, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { tellOutcome } from './outcome-answer';

export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { out } = invocation;
    const { id } = await session.organisation(word(invocation, 0));
    const rows = await session.installation.get(ScopeQuery).scopes(id, session.viewer);
    out.rows(
      [
        { zh: '版次', en: 'Version' },
        { zh: '起', en: 'From' },
        { zh: '批准文件', en: 'Approval' },
        { zh: '条目', en: 'Lines' },
      ],
      rows,
      ({ version, validFrom, approval, lines }) => [
        String(version),
        validFrom,
        approval,
        lines
          .map((line) => [line.unitName, line.class, line.minRetention, line.note].filter(Boolean).join(' '))
          .join('；'),
      ],
    );
  });

export const candidates: Action<CommonOptions & PageOptions & { readonly archives: string }> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { out, options } = invocation;
    const { id } = await session.organisation(options.archives);
    const query = session.installation.get(ScopeQuery);
    const { rows, next } = await query.candidates(id, pageOf(options), session.viewer);
    out.rows(
      [
        { zh: '日期', en: 'Date' },
        { zh: '规则', en: 'Rule' },
        { zh: '批次', en: 'Batch' },
        { zh: '原因', en: 'Reasons' },
        { zh: '单位数', en: 'Units' },
      ],
      rows,
      ({ on, rule, act, reasons, count }) => [
        on,
        rule,
        act ?? '',
        reasons.map((reason) => out.say(OUTSIDE_REASONS[reason])).join(' '),
        String(count),
      ],
    );
    out.more(next);
  });

export interface SetOptions extends DeedOptions {
  readonly validFrom: string;
  readonly approval: string;
  readonly lines: string;
}

export const set: Action<SetOptions> = (invocation) =>
  Session.use(invocation, Permission.ScopeSet, async (session) => {
    const { options, out } = invocation;
    const archives = await session.organisation(word(invocation, 0));
    const above = await session.installation.get(OrganisationStreams).upwards(archives.id);
    // The authority is a body above the archives, or the archives' own.
    const authority = roleAt(above, session.caller, Permission.ScopeSet)?.organisation;
    if (!authority) throw new RefusedError(plainRefusal('not-of-your-archives'));
    const context = session.contextAt(Permission.ScopeSet, authority, options);
    const lines: ScopeLine[] = [];
    for (const { organisation, ...line } of await jsonOf<ScopeLine[]>(options.lines)) {
      const unit = organisation === undefined ? undefined : await session.organisation(organisation);
      lines.push({ ...line, ...(unit && { organisation: unit.id, unitName: unit.name }) });
    }
    const validFrom = dayOption('--valid-from', options.validFrom);
    const input = { archives: archives.id, validFrom, approval: options.approval, lines };
    tellOutcome(out, await session.execute(new SetScopeVersion(input, context)));
  });
