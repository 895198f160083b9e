import {
  countAsk,
  DestructionDoor,
  DestructionPapers,
  eraseAsk,
  outcomeWords,
  startAsk,
  type OutcomeDto,
} from '@fonds/appraisal';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { decisionsOf } from '../session/decisions';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { Session } from '../session/session';
import { whileWaiting } from '../terminal/waiting-line';
import { asking, order } from './destruction.action';
import { tellStopped } from './destruction-answer';
import { wantedUnits, type ListOptions } from './named-units';
import { paperFormat, printed } from './paper-answer';
import { tellOutcome } from './outcome-answer';

export interface CountOptions extends DeedOptions, ListOptions {
  readonly office: 'archives' | 'business' | 'accounting' | 'it';
  readonly all?: boolean;
  readonly note?: string;
}

/** E53. */
export const count = order<CountOptions>(Permission.DestructionSupervise, async (session, options, words) => {
  const { office, all, note } = options;
  const found = all ? undefined : [...(await wantedUnits(session, words, options, '--all'))];
  return countAsk({ office, all, note, found });
});

export interface StartOptions extends DeedOptions {
  readonly method: string;
  readonly place: string;
  readonly facility?: string;
  readonly facilityKind?: 'secrecy-authority' | 'designated-unit';
  readonly saaApproval?: string;
  readonly decision?: string[];
}

/** E99. */
export const start = order<StartOptions>(Permission.DestructionSupervise, (_session, options) => {
  const { method, place, facility: name, facilityKind: kind = 'designated-unit', saaApproval } = options;
  return startAsk({
    method,
    place,
    ...(name && { facility: { name, kind } }),
    saaApproval,
    decisions: decisionsOf(options.decision),
  });
});

export interface FactOptions extends DeedOptions, ListOptions {
  readonly outcome: OutcomeDto['outcome'];
  readonly rest?: boolean;
  readonly circumstances?: string;
}

/** A register may be of a hundred thousand units. */
const RECORDING = { zh: '正在登记各单位的事实', en: 'Recording what became of the units' };

/** E105. */
export const fact: Action<FactOptions> = (invocation) =>
  Session.use(invocation, Permission.DestructionSupervise, async (session) => {
    const { options, words, out } = invocation;
    const act = word(invocation, 0);
    const { outcome, rest, circumstances } = options;
    const units = rest ? [] : await wantedUnits(session, words.slice(1), options, '--rest');
    const told = outcomeWords({ outcome, rest, circumstances, units: [...units] });
    const door = session.installation.get(DestructionDoor);
    const asked = asking(session, Permission.DestructionSupervise, options);
    const recorded = await whileWaiting(out, RECORDING, async (progress) =>
      session.execute(unwrap(await door.facts(act, told, asked, progress))),
    );
    const { incidents, leftOut } = recorded;
    tellOutcome(out, recorded, { act, incidents, leftOut });
    if (!out.json) tellStopped(out, recorded);
  });

export interface EraseOptions extends DeedOptions {
  readonly medium: string[];
  readonly copies: string;
  readonly backups: string;
  readonly keys?: string;
  readonly method: string;
  readonly result: string;
}

/** E55. */
export const erase = order<EraseOptions>(Permission.DestructionSupervise, (session, options) => {
  const { medium, copies, backups, keys, method, result, businessDate } = options;
  const media = medium.map((kind) => ({ kind }));
  return eraseAsk({ media, copies, backups, keys, method, result }, businessDate ?? session.today());
});

export interface CertifyOptions extends DeedOptions {
  readonly note?: string;
}

/** E54. */
export const certify = order<CertifyOptions>(Permission.DestructionSupervise, (_session, { note }) => ({
  kind: 'certify',
  ...(note && { note }),
}));

/** 销毁清册 as it stands. */
export const print: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const [act, path] = [word(invocation, 0), word(invocation, 1)];
    const format = paperFormat(path);
    session.installation.noteWriting();
    const paper = await session.installation.get(DestructionPapers).prepare(act, session.viewer);
    if (!paper) throw new RefusedError(plainRefusal('act-unknown', { act }));
    await printed(session, paper, { path, format, scope: { act } }, session.context(Permission.ActRead));
  });
