import { RetentionDoor } from '@fonds/appraisal';
import type { UnitOrder } from '@fonds/holdings';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { scheduleOf } from '../session/decisions';
import { word, type Action, type DeedOptions } from '../session/invocation';
import { optionalDay } from '../session/option-values';
import { Session } from '../session/session';
import { asking } from './destruction.action';
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
