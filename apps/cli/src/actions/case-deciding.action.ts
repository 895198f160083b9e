import { Permission } from '@fonds/identity';
import type { Destination } from '@fonds/law';
import { defined } from '@fonds/restructuring';
import { word, type DeedOptions } from '../session/invocation';
import { countOption, dayOption, optionalDay } from '../session/option-values';
import { needed } from '../terminal/form';
import { yes } from './case-options';
import { wantedUnits, type ListOptions } from './named-units';
import { stepping } from './case-stepping';

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
  readonly to?: string;
  readonly scope: string;
  readonly from?: string;
  readonly until?: string;
}

export const access = stepping<AccessOptions>(({ invocation, words, day }) => {
  const { receiver: to, to: code, scope } = invocation.options;
  const [, ...groups] = invocation.words;
  const [from, until] = [
    optionalDay('--from', invocation.options.from),
    optionalDay('--until', invocation.options.until),
  ];
  const named = groups.length ? groups : undefined;
  return words.access({ to, scope, ...defined({ code, groups: named, from, until }) }, day);
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
  if (!body) throw needed('case responsible');
  return words.responsible({ ground, ...body });
});
