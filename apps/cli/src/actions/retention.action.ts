import { RetentionDoor, type ApproveScheduleDto } from '@fonds/appraisal';
import type { UnitOrder } from '@fonds/holdings';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { scheduleOf } from '../session/decisions';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { dayOption, optionalDay } from '../session/option-values';
import { Session } from '../session/session';
import { asking } from './destruction.action';
import { jsonOf } from '../session/json-file';
import { wantedUnits, type ListOptions } from './named-units';
import { tellOutcome } from './outcome-answer';

export interface AssignOptions extends DeedOptions, ListOptions {
  readonly period: string;
  readonly scheduleBasis: 'authority' | 'superior' | 'own' | 'legacy';
  readonly schedule?: string;
  readonly start?: string;
  readonly decision?: string;
}

/** E12. */
export const assign: Action<AssignOptions> = (invocation) =>
  Session.use(invocation, Permission.RetentionWrite, async (session) => {
    const { options, words, out } = invocation;
    const { period, scheduleBasis, decision } = options;
    const schedule = scheduleOf(options.schedule);
    const start = optionalDay('--start', options.start);
    const told = {
      period,
      scheduleBasis,
      ...(schedule && { schedule }),
      ...(start && { start }),
      ...(decision && { decision }),
    };
    const units = await wantedUnits(session, words, options);
    const door = session.installation.get(RetentionDoor);
    const asked = asking(session, Permission.RetentionWrite, options);
    tellOutcome(out, unwrap(await door.assign(units, told, asked)));
  });

export interface FileOptions extends DeedOptions, ListOptions {
  readonly catalogue: string;
}

const filing =
  (kind: 'propose-filing' | 'accept-filing', permission: Permission): Action<FileOptions> =>
  (invocation) =>
    Session.use(invocation, permission, async (session) => {
      const { options, words, out } = invocation;
      const units = await wantedUnits(session, words, options);
      const door = session.installation.get(RetentionDoor);
      const asked = asking(session, permission, options);
      tellOutcome(
        out,
        unwrap(await door.each(units, { kind, catalogue: options.catalogue }, permission, asked)),
      );
    });

/** E13, by both hands. */
export const file = filing('propose-filing', Permission.RecordCapture);
export const accept = filing('accept-filing', Permission.RecordFile);

const mark = <O extends DeedOptions>(
  permission: Permission,
  orderOf: (options: O) => UnitOrder,
): Action<O> => {
  return (invocation) =>
    Session.use(invocation, permission, async (session) => {
      const { options, out } = invocation;
      const door = session.installation.get(RetentionDoor);
      const asked = asking(session, permission, options);
      const told = await door.each([word(invocation, 0)], orderOf(options), permission, asked);
      tellOutcome(out, unwrap(told));
    });
};

export interface GradeOptions extends DeedOptions {
  readonly grade: '一级' | '二级' | '三级';
  readonly document: string;
}

/** E34. */
export const grade = mark<GradeOptions>(Permission.RetentionApprove, ({ grade: given, document }) => ({
  kind: 'grade',
  grade: given,
  document,
}));

export interface MatterOptions extends DeedOptions {
  readonly matter: string;
}

export const openMatter = mark<MatterOptions>(Permission.RetentionWrite, ({ matter }) => ({
  kind: 'note-open-matter',
  matter,
}));

export interface SettleOptions extends DeedOptions {
  readonly document: string;
}

export const settle = mark<SettleOptions>(Permission.RetentionWrite, ({ document }) => ({
  kind: 'settle-open-matter',
  document,
}));

export interface ApproveOptions extends DeedOptions {
  readonly lines: string;
  readonly validFrom: string;
  readonly scheduleBasis: 'authority' | 'superior' | 'own';
  readonly document: string;
}

type Line = ApproveScheduleDto['lines'][number];

/** E06. */
export const approve: Action<ApproveOptions> = (invocation) =>
  Session.use(invocation, Permission.RetentionApprove, async (session) => {
    const { options, out } = invocation;
    const { scheduleBasis, document } = options;
    const lines = (await jsonOf<Line[]>(options.lines)).map((line) => ({ ...line }));
    const words = { validFrom: dayOption('--valid-from', options.validFrom), scheduleBasis, document, lines };
    const door = session.installation.get(RetentionDoor);
    const asked = asking(session, Permission.RetentionApprove, options);
    const command = unwrap(await door.approve(word(invocation, 0), words, asked));
    tellOutcome(out, await session.execute(command));
  });

export const schedule: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { out, installation } = session;
    const versions = unwrap(await installation.get(RetentionDoor).schedule(word(invocation, 0)));
    if (out.json) return versions.forEach((version) => out.data(version));
    out.table(
      [
        { zh: '版本', en: 'Version' },
        { zh: '施行', en: 'From' },
        { zh: '条款', en: 'Line' },
        { zh: '归档范围', en: 'About' },
        { zh: '期限', en: 'Period' },
      ],
      versions.flatMap(({ version, validFrom, lines }) =>
        lines.map(({ line, class: about = '', period }) => [String(version), validFrom, line, about, period]),
      ),
    );
  });
