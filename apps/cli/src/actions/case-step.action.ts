import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fitting, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { ok, type CivilDate, type Result } from '@fonds/kernel';
import type { ArchiveClass, Destination, DisposalKindId } from '@fonds/law';
import {
  AssetsDto,
  assetsOfSheet,
  CaseDoor,
  CaseWords,
  defined,
  differenceOf,
  type CaseOrder,
  type FactWords,
  type MemberDto,
} from '@fonds/restructuring';
import { word, type Action, type DeedOptions, type Invocation } from '../session/invocation';
import { countOption, dayOption, optionalDay } from '../session/option-values';
import { Session } from '../session/session';
import { UsageError } from '../terminal/exit-codes';
import { whileWaiting } from '../terminal/waiting-line';
import { classesOption, yes } from './case.action';
import { namedUnits, wantedUnits, wholeFile, type ListOptions } from './named-units';
import { outcomeData, tellOutcome } from './outcome-answer';

interface Told<Options> {
  readonly invocation: Invocation<Options>;
  readonly session: Session;
  readonly words: CaseWords;
  /** Business date of the deed. */
  readonly day: CivilDate;
}

/** A case may be of a hundred thousand units. */
const COUNTING = { zh: '正在核对案内各单位', en: 'Looking at the units of the case' };

/** One step of the case that the first word names. */
const stepping =
  <Options extends DeedOptions>(
    order: (told: Told<Options>) => CaseOrder | Promise<CaseOrder | Result<CaseOrder>>,
    permission: Permission = Permission.CaseWrite,
  ): Action<Options> =>
  (invocation) =>
    Session.use(invocation, permission, async (session) => {
      const { options, out } = invocation;
      const context = session.context(permission, options);
      const words = session.installation.get(CaseWords);
      const told = await order({ invocation, session, words, day: context.businessDate });
      const ready = unwrap('ok' in told ? told : ok(told));
      const asking = { caller: session.caller, wanted: session.asked, context };
      const door = session.installation.get(CaseDoor);
      const command = unwrap(await door.step(word(invocation, 0), ready, permission, asking));
      const { outcome, act } = await whileWaiting(out, COUNTING, () => session.execute(command));
      if (out.json) return out.data({ ...(act && { act }), ...outcomeData(outcome) });
      if (act) out.line(act);
      tellOutcome(out, outcome);
    });

export interface PaperOptions extends DeedOptions {
  readonly document: string;
  readonly documentDate: string;
  readonly documentNumber?: string;
  readonly issuer?: string;
}

export const documentOf = ({ document, documentDate, documentNumber, issuer }: PaperOptions) => ({
  title: document,
  on: dayOption('--document-date', documentDate),
  ...defined({ number: documentNumber, issuer }),
});

export interface OpenOptions extends PaperOptions {
  readonly fonds: string;
  readonly org?: string;
  readonly parent?: string;
  readonly supplements?: string;
}

export const open: Action<OpenOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseWrite, async (session) => {
    const { options, out } = invocation;
    const { fonds, org: organisation, parent, supplements } = options;
    const kind = word(invocation, 0).toUpperCase() as DisposalKindId;
    const words = {
      kind,
      fonds,
      decision: documentOf(options),
      ...defined({ organisation, parent, supplements }),
    };
    const context = session.context(Permission.CaseWrite, options);
    const door = session.installation.get(CaseDoor);
    const asking = { caller: session.caller, wanted: session.asked, context };
    const command = unwrap(await door.opening(words, asking));
    const opened = await whileWaiting(out, COUNTING, () => session.execute(command));
    const { outcome, ...answer } = opened;
    if (out.json) return out.data({ ...answer, ...outcomeData(outcome) });
    out.line(answer.case);
    out.note({
      zh: `整个全宗已冻结，固定 ${answer.units} 个单位。`,
      en: `The whole fonds is held; ${answer.units} units are fixed.`,
    });
    tellOutcome(out, outcome);
  });

export const membersOf = (words: readonly string[]): MemberDto[] =>
  words.map((text) => {
    const at = text.indexOf(':');
    if (at < 0) throw new UsageError(`${text}: ROLE:NAME`);
    return { role: text.slice(0, at) as MemberDto['role'], name: text.slice(at + 1) };
  });

export const workgroup = stepping<DeedOptions>(({ invocation }) => ({
  kind: 'form-group',
  members: membersOf(invocation.words.slice(1)),
}));

export interface SortOptions extends DeedOptions {
  readonly classes?: string;
}

export const sort = stepping<SortOptions>(({ invocation }) => ({
  kind: 'sort',
  classes: classesOption(invocation.options.classes),
}));

export interface FactOptions extends DeedOptions {
  readonly to?: string;
  readonly toName?: string;
  readonly sold?: string;
  readonly stateControlled?: string;
  readonly foreign?: string;
  readonly secretsQualified?: string;
  readonly unsettled?: string;
  readonly unfinished?: string;
  readonly graded?: string;
  readonly businessMoves?: string;
  readonly unitsSurvive?: string;
  readonly ownNumber?: string;
  readonly contentClass?: ArchiveClass;
}

export function factsOf(options: FactOptions): FactWords {
  const receiver = defined({
    code: options.to,
    name: options.toName,
    stateControlled: yes(options.stateControlled),
    foreign: yes(options.foreign),
    secretsQualified: yes(options.secretsQualified),
  });
  return defined({
    objectSold: yes(options.sold),
    unsettled: yes(options.unsettled),
    unfinished: yes(options.unfinished),
    graded: yes(options.graded),
    businessMoves: yes(options.businessMoves),
    unitsSurvive: yes(options.unitsSurvive),
    ownNumber: yes(options.ownNumber),
    contentClass: options.contentClass,
    receiver: Object.keys(receiver).length ? receiver : undefined,
  });
}

export interface SplitOptions extends FactOptions, ListOptions {
  readonly batch?: string;
  readonly group: string;
  readonly ground: string;
  readonly class?: ArchiveClass;
}

export const split = stepping<SplitOptions>(async ({ invocation, session, words }) => {
  const { group, ground, batch: act, class: of } = invocation.options;
  const named = await namedUnits(session, invocation.words.slice(1), invocation.options);
  if (!named && !act) throw new UsageError('UNIT… | --list FILE | --batch ACT');
  const units = named ?? [];
  const facts = factsOf(invocation.options);
  return words.split({
    to: group,
    units,
    ground,
    ...defined({ act, class: of, facts: Object.keys(facts).length ? facts : undefined }),
  });
});

export const fact = stepping<FactOptions>(({ invocation, words }) =>
  words.facts(word(invocation, 1), factsOf(invocation.options)),
);

export interface AssetsOptions extends DeedOptions {
  readonly hiddenRows?: 'include' | 'exclude';
}

/** JSON, or a spreadsheet as people keep it. @throws UsageError, InvalidInput, RefusedError */
export async function assetsIn(
  path: string,
  { hiddenRows, language }: Pick<AssetsOptions, 'hiddenRows'> & { readonly language: 'zh' | 'en' },
): Promise<AssetsDto> {
  if (!/\.json$/i.test(path)) {
    const options = { fileName: basename(path), language, ...defined({ hiddenRows }) };
    const read = unwrap(await wholeFile('FILE', path, (name) => assetsOfSheet(name, options)));
    const listed = { assets: [...read] } as AssetsDto;
    fitting(AssetsDto, listed);
    return listed;
  }
  const text = await wholeFile('FILE', path, (name) => readFile(name, 'utf8'));
  let assets: unknown;
  try {
    assets = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`FILE ${path}: ${error instanceof Error ? error.message : 'JSON'}`);
  }
  const told = { assets } as AssetsDto;
  fitting(AssetsDto, told);
  return told;
}

export const assets = stepping<AssetsOptions>(async ({ invocation, session }) => {
  const { hiddenRows } = invocation.options;
  const asked = { language: session.out.language, ...defined({ hiddenRows }) };
  return { kind: 'list-assets', assets: (await assetsIn(word(invocation, 1), asked)).assets };
});

export interface CountOptions extends DeedOptions, ListOptions {
  readonly method: 'scan' | 'box' | 'hand';
  readonly group?: string;
  readonly found?: string;
}

const MOST_COUNTED = 100_000_000;
export const foundOption = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : text === '0' ? 0 : countOption('--found', text, MOST_COUNTED);

export const count = stepping<CountOptions>(async ({ invocation, session }) => {
  const { method, group, found: number } = invocation.options;
  const units = await namedUnits(session, invocation.words.slice(1), invocation.options);
  const found = units ?? foundOption(number);
  if (found === undefined) throw new UsageError('UNIT… | --list FILE | --found N');
  return { kind: 'count', method, found, ...defined({ group }) };
});

export interface ExplainOptions extends DeedOptions {
  readonly outcome: 'found' | 'missing' | 'registered' | 'not-ours' | 'miscounted';
  readonly explanation: string;
}

export const explain = stepping<ExplainOptions>(({ invocation }) => {
  const { outcome, explanation } = invocation.options;
  return { kind: 'explain', explanation: { ...differenceOf(word(invocation, 1)), outcome, explanation } };
});

export const amend = stepping<PaperOptions>(({ invocation }) => ({
  kind: 'amend',
  after: word(invocation, 1).toUpperCase() as DisposalKindId,
  document: documentOf(invocation.options),
}));

export interface DecideOptions extends DeedOptions {
  readonly destination: Destination;
  readonly by: string;
  readonly ground: string;
  readonly to?: string;
  readonly toName?: string;
  readonly on?: string;
  readonly consent?: string;
  readonly originals?: Destination;
}

export const receiverOf = ({ to, toName }: { readonly to?: string; readonly toName?: string }) =>
  to === undefined && toName === undefined ? undefined : defined({ code: to, name: toName });

export const decide = stepping<DecideOptions>(({ invocation, words, day }) => {
  const { destination, by, ground, on, consent, originals } = invocation.options;
  const told = { group: word(invocation, 1), destination, by, ground };
  const more = defined({
    on: optionalDay('--on', on),
    consent,
    originals,
    receiver: receiverOf(invocation.options),
  });
  return words.decide({ ...told, ...more }, day);
});

export interface PlanOptions extends DeedOptions {
  readonly cost?: string;
  readonly payer?: string;
  readonly timetable?: string;
  readonly requirement?: string;
}

export const plan = stepping<PlanOptions>(({ invocation }) => {
  const { cost, payer, timetable, requirement } = invocation.options;
  return { kind: 'draft-plan', ...defined({ cost, payer, timetable, requirement }) };
});

const MOST_VERSIONS = 10_000;
/** @throws UsageError */
export const versionOf = (invocation: { readonly words: readonly string[] }): number =>
  countOption('VERSION', word(invocation, 1), MOST_VERSIONS);

export interface OpinionOptions extends DeedOptions {
  readonly receiver: string;
  readonly agrees: string;
  readonly opinion: string;
}

export const opinion = stepping<OpinionOptions>(({ invocation }) => {
  const { receiver, agrees, opinion: text } = invocation.options;
  const told = { version: versionOf(invocation), receiver, agrees: agrees === 'yes', opinion: text };
  return { kind: 'record-opinion', opinion: told };
});

export interface AdoptOptions extends DeedOptions {
  readonly by: string;
}

export const adopt = stepping<AdoptOptions>(
  ({ invocation }) => ({ kind: 'adopt-plan', version: versionOf(invocation), by: invocation.options.by }),
  Permission.CaseApprove,
);

export interface FileOptions extends DeedOptions {
  readonly authority: string;
  readonly receipt: string;
  readonly on?: string;
}

export const file = stepping<FileOptions>(({ invocation, day }) => {
  const { authority, receipt, on } = invocation.options;
  return {
    kind: 'file-plan',
    version: versionOf(invocation),
    authority,
    receipt,
    on: optionalDay('--on', on) ?? day,
  };
});

export interface ExecuteOptions extends DeedOptions {
  readonly agreement?: string;
}

export const execute = stepping<ExecuteOptions>(({ invocation }) => ({
  kind: 'execute',
  groups: invocation.words.slice(1),
  ...defined({ agreement: invocation.options.agreement }),
}));

export interface CloseOptions extends DeedOptions {
  readonly ends?: string;
  readonly lastDate?: string;
  readonly successor?: readonly string[];
  readonly relation?: 'predecessor' | 'successor' | 'merged' | 'split';
  readonly ground?: string;
}

export const close = stepping<CloseOptions>(({ invocation }) => {
  const { ends, lastDate, successor, relation, ground } = invocation.options;
  const relations = successor?.map((other) => defined({ other, relation }));
  const fonds = defined({
    ends: yes(ends),
    lastDate: optionalDay('--last-date', lastDate),
    relations,
    ground,
  });
  return { kind: 'close', fonds };
}, Permission.CaseApprove);

export interface AdoptBatchOptions extends DeedOptions {
  readonly agreement?: string;
}

export const adoptBatch = stepping<AdoptBatchOptions>(({ invocation }) => ({
  kind: 'adopt',
  act: word(invocation, 1),
  ...defined({ agreement: invocation.options.agreement }),
}));

export interface LendOptions extends DeedOptions, ListOptions {
  readonly purpose: 'audit' | 'valuation';
  readonly reader: string;
  readonly due: string;
  readonly approval: string;
}

export const lend = stepping<LendOptions>(async ({ invocation, session }) => {
  const { purpose, reader, due, approval } = invocation.options;
  const units = await wantedUnits(session, invocation.words.slice(1), invocation.options);
  return { kind: 'lend', units, purpose, reader, due: dayOption('--due', due), approval };
});

export interface TerminatedOptions extends DeedOptions {
  readonly on: string;
  readonly document: string;
  readonly litigation?: boolean;
}

export const terminated = stepping<TerminatedOptions>(({ invocation }) => {
  const { on, document, litigation = false } = invocation.options;
  return { kind: 'record-termination', termination: { on: dayOption('--on', on), document, litigation } };
});

export interface CopiesOptions extends DeedOptions {
  readonly receiver: string;
  readonly what: 'copy' | 'catalogue';
  readonly quantity: string;
}

export const copies = stepping<CopiesOptions>(({ invocation }) => {
  const { receiver: to, what, quantity } = invocation.options;
  return { kind: 'give-copies', copies: { group: word(invocation, 1), to, what, quantity } };
});

export interface AccessOptions extends DeedOptions {
  readonly receiver: string;
  readonly scope: string;
  readonly from?: string;
  readonly until?: string;
}

export const access = stepping<AccessOptions>(({ invocation, day }) => {
  const { receiver: to, scope, from, until } = invocation.options;
  const days = {
    from: optionalDay('--from', from) ?? day,
    ...defined({ until: optionalDay('--until', until) }),
  };
  return { kind: 'grant-access', access: { to, scope, ...days } };
});

export interface MetOptions extends DeedOptions {
  readonly by: string;
  readonly note: string;
  readonly on?: string;
}

export const met = stepping<MetOptions>(({ invocation, day }) => {
  const { by, note, on } = invocation.options;
  const obligation = word(invocation, 1).toUpperCase();
  return { kind: 'meet-obligation', obligation, by, note, on: optionalDay('--on', on) ?? day };
});

export interface DeregisteredOptions extends DeedOptions {
  readonly on: string;
  readonly document: string;
}

export const deregistered = stepping<DeregisteredOptions>(({ invocation }) => {
  const { on, document } = invocation.options;
  return { kind: 'record-deregistration', on: dayOption('--on', on), document };
});

export interface ResponsibleOptions extends DeedOptions {
  readonly to?: string;
  readonly toName?: string;
  readonly ground: string;
}

export const responsible = stepping<ResponsibleOptions>(({ invocation, words }) => {
  const { ground } = invocation.options;
  const body = receiverOf(invocation.options);
  if (!body) throw new UsageError('--to CODE | --to-name TEXT');
  return words.responsible({ ground, ...body });
});
