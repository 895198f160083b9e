import { readFile } from 'node:fs/promises';
import type { FourPropertyReportFiled } from '@fonds/event-contracts';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { ok } from '@fonds/kernel';
import {
  DraftDoor,
  offeredWith,
  opinionsOfList,
  signatureAsk,
  type Capacity,
  type DefectInput,
  type OpinionInput,
  type Side,
} from '@fonds/transfer';
import type { Action, DeedOptions } from '../session/invocation';
import { dayOption, optionalDay } from '../session/option-values';
import { Session } from '../session/session';
import { misread, needed } from '../terminal/form';
import { listOf, namedUnits, unitsOrFonds, type ListOptions } from './named-units';
import { carried, tellStep, transferStep } from './transfer-entry';

export interface DraftOptions extends DeedOptions, ListOptions {
  readonly to: string;
  readonly from?: string;
  readonly fonds?: string;
  readonly nature?: 'transfer' | 'early-custody' | 'deposit';
  readonly years?: string;
  readonly note?: string;
  readonly historical?: boolean;
  readonly series?: string;
  readonly level?: string;
  readonly medium?: string;
  readonly retention?: string;
  readonly secrecy?: string;
  readonly opening?: string;
  readonly formedFrom?: string;
  readonly formedTo?: string;
}

/** E22: of the units named, of a list, or of what a filter finds in the sender's holdings. */
export const draft: Action<DraftOptions> = (invocation) =>
  Session.use(invocation, Permission.TransferPrepare, async (session) => {
    const { options, words, out } = invocation;
    const { to, from, fonds, nature, years, note, historical } = options;
    const units = await unitsOrFonds(session, words, options);
    const filter = units || fonds === undefined ? undefined : { fonds, ...filterOf(options) };
    const context = session.context(Permission.TransferPrepare, options);
    const asked = { to, from, fonds, nature, years, note, historical, units, filter };
    const door = session.installation.get(DraftDoor);
    const command = unwrap(await door.command(asked, session.caller, session.asked, context));
    const made = await session.execute(command);
    tellStep(out, made.outcome, await carried(session, made.act), { units: made.units });
    if (!out.json) out.line(made.act);
  });

export function filterOf(options: DraftOptions) {
  const { series, level, medium, retention, secrecy, opening } = options;
  return {
    ...{ series, level, medium, retention, secrecy, opening },
    formedFrom: optionalDay('--formed-from', options.formedFrom),
    formedTo: optionalDay('--formed-to', options.formedTo),
  };
}

export interface OpinionOptions extends DeedOptions, ListOptions, Partial<OpinionInput> {}

/** E23: one opinion for all, for those named, or as the columns of a list say. */
export const opinions = transferStep<OpinionOptions>(
  Permission.TransferPrepare,
  () => ({ side: 'from' }),
  async (entered, { invocation, session, asks }) => {
    const { options, words } = invocation;
    const { opinion, ground, expiry, disclosure, secrecyChange } = options;
    const otherwise = { opinion, ground, expiry, disclosure, secrecyChange };
    const list = await listOf(session, options);
    if (list) return asks.opinions(entered, unwrap(opinionsOfList(list.rows, otherwise)));
    if (!opinion) throw needed('transfer opinions');
    const given = {
      opinion,
      ...(ground && { ground }),
      ...(expiry && { expiry }),
      ...(disclosure && { disclosure }),
      ...(secrecyChange && { secrecyChange }),
    };
    const units = words.length > 1 ? words.slice(1) : undefined;
    return asks.opinions(entered, [{ opinion: given, units }]);
  },
);

export interface OfferOptions extends DeedOptions {
  readonly catalogue?: string;
  readonly packages?: readonly string[];
  /** First and last number of what electronic records lie on. */
  readonly carrier?: readonly string[];
  readonly carrierKind?: string;
  readonly carrierFormat?: string;
  /** `KIND:COUNT` */
  readonly aid?: readonly string[];
}

export const offer = transferStep<OfferOptions>(
  Permission.TransferPrepare,
  () => ({ side: 'from' }),
  (_, { invocation: { options } }) => {
    const { catalogue, packages } = options;
    if (catalogue !== undefined && !/^[0-9a-f]{64}$/.test(catalogue))
      throw misread('sha256', catalogue, '--catalogue');
    const more = offeredWith({ carriers: carriersOf(options), findingAids: aidsOf(options) });
    return ok([{ kind: 'offer', catalogue, packages, ...more }]);
  },
);

/** @throws UsageError where a kind is told without a number, or more than two numbers */
export function carriersOf({ carrier, carrierKind, carrierFormat }: OfferOptions) {
  if (carrier === undefined && carrierKind === undefined && carrierFormat === undefined) return undefined;
  const [from, to, ...others] = carrier ?? [];
  if (from === undefined || carrierKind === undefined || others.length)
    throw needed('transfer offer carrier');
  return { from, ...(to && { to }), kind: carrierKind, ...(carrierFormat && { format: carrierFormat }) };
}

/** @example aidsOf({ aid: ['案卷目录:2'] }) // [{ kind: '案卷目录', count: 2 }] */
export const aidsOf = ({ aid }: Pick<OfferOptions, 'aid'>) =>
  aid?.map((text) => {
    const [, kind, count] = /^(.+)[:：](\d+)$/u.exec(text) ?? [];
    if (kind === undefined) throw misread('kind:count', text, '--aid');
    return { kind, count: Number(count) };
  });

export interface DispatchOptions extends DeedOptions {
  readonly collectedBy: string;
  readonly vehicle?: string;
  /** `NUMBER` or `NUMBER:SEAL` */
  readonly box?: readonly string[];
  /** `NUMBER=FILE`: a list of what is in it. */
  readonly pack?: readonly string[];
}

export const dispatch = transferStep<DispatchOptions>(
  Permission.TransferPrepare,
  () => ({ side: 'from' }),
  async (entered, { invocation: { options }, session, asks }) => {
    const { collectedBy, vehicle, box = [], pack = [] } = options;
    const packed = new Map<string, readonly string[]>();
    for (const text of pack) {
      const [number = '', file] = split(text, '=');
      if (!file) throw misread('number=file', text, '--pack');
      packed.set(number, (await namedUnits(session, [], { list: file })) ?? []);
    }
    const boxes = boxesOf({ box, pack }).map((each) => {
      const units = packed.get(each.box);
      return { ...each, ...(units && { units }) };
    });
    return asks.dispatch(entered, { collectedBy, ...(vehicle && { vehicle }), boxes });
  },
);

/** Boxes that are named, with their seals. */
export function boxesOf({ box = [], pack = [] }: Pick<DispatchOptions, 'box' | 'pack'>) {
  const seals = new Map(box.map((text) => [split(text, ':')[0] ?? '', split(text, ':')[1]]));
  const packed = pack.map((text) => split(text, '=')[0]);
  return [...new Set([...seals.keys(), ...packed])].map((number) => {
    const seal = seals.get(number);
    return { box: number, ...(seal && { seal }) };
  });
}

export interface CheckOptions extends DeedOptions, ListOptions {
  readonly method?: 'scan' | 'box' | 'hand';
  readonly box?: readonly string[];
  readonly missing?: readonly string[];
  readonly unlisted?: readonly string[];
  readonly restMissing?: boolean;
  readonly seal?: readonly string[];
  readonly brokenSeal?: readonly string[];
}

export const check = transferStep<CheckOptions>(
  Permission.TransferReceive,
  () => ({ side: 'to' }),
  async (entered, { invocation: { options, words }, session, asks }) => {
    const found = (await namedUnits(session, words.slice(1), options)) ?? [];
    return asks.check(entered, { ...checkOf(options), found });
  },
);

/** What was found, but for the units themselves. */
export function checkOf(options: CheckOptions) {
  const { box = [], missing = [], unlisted = [], restMissing = false, list } = options;
  const seals = [
    ...(options.seal ?? []).map((number) => ({ box: number, intact: true })),
    ...(options.brokenSeal ?? []).map((number) => ({ box: number, intact: false })),
  ];
  return {
    method: options.method ?? (list ? 'scan' : box.length ? 'box' : 'hand'),
    ...{ boxes: box, missing, unlisted, restMissing },
    ...(seals.length && { seals }),
  } as const;
}

export interface ReturnOptions extends DeedOptions, ListOptions {
  readonly all?: boolean;
  /** `CODE:TEXT` */
  readonly defect?: readonly string[];
  readonly unlisted?: readonly string[];
}

/** E25: what is wrong with all that is named, or with the whole batch. */
export const giveBack = transferStep<ReturnOptions>(
  Permission.TransferReceive,
  () => ({ side: 'to' }),
  async (entered, { invocation: { options, words }, session, asks }) => {
    const units = (await namedUnits(session, words.slice(1), options)) ?? [];
    return asks.return(entered, options.all ? 'all' : 'units', units, defectsOf(options, units));
  },
);

/** `CODE:TEXT`, of all that is named; and what came without being listed. */
export const defectsOf = (options: ReturnOptions, units: readonly string[]): DefectInput[] => [
  ...(options.defect ?? []).map((given) => {
    const [code = '', text] = split(given, ':');
    return { code, ...(text && { text }), ...(!options.all && units.length && { units }) };
  }),
  ...(options.unlisted ?? []).map((code) => ({ code: 'unlisted', unlisted: code })),
];

export interface ReportOptions extends DeedOptions {
  readonly stage: FourPropertyReportFiled['stage'];
  readonly tool?: string;
}

const PROPERTIES: readonly string[] = ['真实性', '完整性', '可用性', '安全性'];

/** E26: results as a JSON array, in the shape of the HTTP interface. */
export const report = transferStep<ReportOptions>(
  Permission.TransferReport,
  ({ options }) => ({ side: options.stage === 'sender' ? 'from' : 'to' }),
  async (_, { invocation: { options, words } }) => {
    const { stage, tool } = options;
    const path = words[1] ?? '';
    const results = resultsOf(await readFile(path, 'utf8'), path);
    return ok([{ kind: 'file-report', report: { stage, ...(tool && { tool }), results } }]);
  },
);

export function resultsOf(text: string, path: string): FourPropertyReportFiled['results'] {
  const wrong = misread('property-results', path);
  try {
    const results = JSON.parse(text) as unknown;
    if (!Array.isArray(results) || !results.length || !results.every(isResult)) throw wrong;
    return results;
  } catch (error) {
    throw error instanceof SyntaxError ? wrong : error;
  }
}

function isResult(value: unknown): value is FourPropertyReportFiled['results'][number] {
  const { property, check: named, mandatory, result, method } = (value ?? {}) as Record<string, unknown>;
  return (
    PROPERTIES.includes(String(property)) &&
    typeof named === 'string' &&
    typeof mandatory === 'boolean' &&
    ['pass', 'fail', 'not-applicable'].includes(String(result)) &&
    ['machine', 'manual'].includes(String(method))
  );
}

export interface SignOptions extends DeedOptions {
  readonly capacity?: Capacity;
}

export const sign = transferStep<SignOptions>(
  Permission.TransferSign,
  ({ options }) => ({ capacity: options.capacity, ownSideOnly: true }),
  (entered, { invocation: { options } }) => signatureAsk(entered, options.capacity),
);

export interface PaperOptions extends DeedOptions {
  readonly side?: Side;
  readonly capacity: Capacity;
  readonly name: string;
  readonly seal?: string;
  readonly signedOn: string;
}

export const paper = transferStep<PaperOptions>(
  Permission.TransferSign,
  ({ options }) => ({ side: options.side }),
  ({ side }, { invocation: { options } }) => {
    const { capacity, name, seal } = options;
    const signedOn = dayOption('--signed-on', options.signedOn);
    return ok([{ kind: 'enter-paper', side, capacity, name, seal, signedOn }]);
  },
);

export const confirm = transferStep<DeedOptions>(
  Permission.TransferSign,
  ({ words }) => ({ side: ({ papers }) => papers.get(words[1] ?? '')?.side, paperGiven: true }),
  (_, { invocation: { words } }) => ok([{ kind: 'confirm-paper', entry: words[1] ?? '' }]),
);

export const conclude = transferStep<DeedOptions>(
  Permission.TransferSign,
  () => ({}),
  () => ok([{ kind: 'conclude' }]),
);

export interface WithdrawOptions extends DeedOptions {
  readonly ground: string;
}

export const withdraw = transferStep<WithdrawOptions>(
  Permission.TransferPrepare,
  () => ({ side: 'from' }),
  (_, { invocation: { options } }) => ok([{ kind: 'withdraw', ground: options.ground }]),
);

/** At the first separator only: texts may hold it too. */
function split(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
