import { eventWords } from '@fonds/event-contracts/words';
import { TrailExporter, TrailQuery, type TrailEntry, type TrailFormat } from '@fonds/custody';
import { unwrap } from '@fonds/http-edge';
import { Permission, roleWords } from '@fonds/identity';
import { STANDING_WORDS } from '@fonds/ledger/integrator';
import { resolveKnownAt } from '@fonds/projections';
import type { Action, DeedOptions } from '../session/invocation';
import { pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import type { Output } from '../terminal/output';
import { trailFilter, type TrailOptions } from './trail-filter';
import { writeWhole } from './whole-file';

/** Oldest first. With `--json` the whole selection, unless a page is asked for. */
export const trail: Action<TrailOptions & PageOptions> = (invocation) =>
  Session.use(invocation, Permission.TrailRead, async (session) => {
    const { options, out, words } = invocation;
    const filter = await trailFilter(session, words[0], options);
    const query = session.installation.get(TrailQuery);
    if (out.json && options.limit === undefined && options.cursor === undefined) {
      const knownAt = await session.instance.store.head();
      for await (const entry of query.all({ ...filter, knownAt }, session.viewer)) out.data(entry);
      return;
    }
    const { rows, next } = await query.page(filter, pageOf(options), session.viewer);
    if (out.json) rows.forEach((row) => out.data(row));
    else tell(out, rows);
    out.more(next);
  });

function tell(out: Output, rows: readonly TrailEntry[]): void {
  out.table(
    [
      { title: out.say({ zh: '位置', en: 'Position' }), right: true },
      { zh: '业务日期', en: 'Date' },
      { zh: '入账时刻', en: 'Recorded' },
      { zh: '状态', en: 'State' },
      { zh: '事件', en: 'Event' },
      { zh: '对象', en: 'Subject' },
      { zh: '经手', en: 'By' },
      { zh: '理由', en: 'Reason' },
    ],
    rows.map((row) => [
      out.at(row.position),
      row.businessDate,
      row.recordedAt,
      out.say(STANDING_WORDS[row.standing]),
      out.say({ zh: `${eventWords(row.type).zh} ${row.type}`, en: row.type }),
      row.subject,
      `${row.actor.name ?? row.actor.account} (${out.say(roleWords(row.actor.role))})`,
      row.meta.reason ?? '',
    ]),
  );
}

export interface ExportOptions extends TrailOptions, DeedOptions {
  readonly format: TrailFormat;
  /** `-` is standard output. */
  readonly output: string;
  readonly purpose?: string;
}

const CONDITIONS = [
  'fonds',
  'act',
  'actor',
  'type',
  'businessFrom',
  'businessTo',
  'recordedFrom',
  'recordedTo',
] as const;

/** The whole selection as a file; recorded (E93) before its first line is written. */
export const exportTrail: Action<ExportOptions> = (invocation) =>
  Session.use(invocation, Permission.TrailExport, async (session) => {
    const { options, out, words } = invocation;
    const { format, purpose, output } = options;
    const { store, projections } = session.instance;
    const knownAt = unwrap(await resolveKnownAt(store, projections, undefined));
    const filter = { ...(await trailFilter(session, words[0], options)), knownAt };
    const scope: Record<string, string> = words[0] === undefined ? {} : { subject: words[0] };
    for (const name of CONDITIONS) if (options[name] !== undefined) scope[name] = options[name];
    // Every export is an event of its own.
    const context = session.context(Permission.TrailExport, { ...options, key: undefined });
    const exporter = session.installation.get(TrailExporter);
    const made = await exporter.export({ filter, scope, format, purpose }, session.viewer, context);
    if (output === '-') {
      for await (const line of made.lines) process.stdout.write(line);
      return;
    }
    await writeWhole(output, made.lines);
    const { count, sha256, position, vkeys } = made;
    if (out.json) return out.data({ output, count, sha256, position, vkeys });
    out.note({
      zh: `${count} 条已写入 ${output}，SHA-256 ${sha256}。日志公钥 ${vkeys.join(' ')}`,
      en: `${count} events are in ${output}, SHA-256 ${sha256}. Key of the log: ${vkeys.join(' ')}`,
    });
  });
