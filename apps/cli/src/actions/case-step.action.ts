import { basename } from 'node:path';
import { fitting, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import type { ArchiveClass, DisposalKindId } from '@fonds/law';
import {
  AssetsDto,
  assetsOfSheet,
  CaseDoor,
  defined,
  differenceOf,
  type FactWords,
  type CaseMemberDto,
} from '@fonds/restructuring';
import { word, type Action, type DeedOptions } from '../session/invocation';
import { jsonOf } from '../session/json-file';
import { countOption, dayOption } from '../session/option-values';
import { Session } from '../session/session';
import { whileWaiting } from '../terminal/waiting-line';
import { misread, needed } from '../terminal/form';
import { classesOption, yes } from './case-options';
import { namedUnits, wholeFile, type ListOptions } from './named-units';
import { outcomeData, tellOutcome } from './outcome-answer';
import { COUNTING, stepping } from './case-stepping';

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

export const membersOf = (words: readonly string[]): CaseMemberDto[] =>
  words.map((text) => {
    const at = text.indexOf(':');
    if (at < 0) throw misread('role:name', text);
    return { role: text.slice(0, at) as CaseMemberDto['role'], name: text.slice(at + 1) };
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
  if (!named && !act) throw needed('case split');
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
  const told = { assets: await jsonOf<AssetsDto['assets']>(path) } as AssetsDto;
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
  if (found === undefined) throw needed('case count');
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
