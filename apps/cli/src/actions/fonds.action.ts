import type {
  FondsDossierFiled,
  FondsHistoryAmended,
  FondsRegistered,
  FondsRelated,
} from '@fonds/event-contracts';
import {
  ChangeFonds,
  DossierQuery,
  FondsDoor,
  FondsQuery,
  RegisterFonds,
  type FondsChange,
} from '@fonds/fonds';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { parseCatalogueDate } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { dayOption, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { misread } from '../terminal/form';
import { outcomeData, tellOutcome } from './outcome-answer';

export interface ListOptions extends CommonOptions, PageOptions {
  readonly archives?: string;
  readonly number?: string;
  readonly name?: string;
  readonly status?: string;
}

const STATUS_NAMES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  provisional: { zh: '暂定', en: 'provisional' },
  active: { zh: '现行', en: 'active' },
  closed: { zh: '终止', en: 'closed' },
};
const statusName = (status: string): { zh: string; en: string } =>
  STATUS_NAMES[status] ?? { zh: status, en: status };

export const list: Action<ListOptions> = (invocation) =>
  Session.use(invocation, Permission.FondsRead, async (session) => {
    const { out, options } = invocation;
    const { archives, number, name, status } = options;
    const numberingBody = archives === undefined ? undefined : (await session.organisation(archives)).id;
    const query = session.installation.get(FondsQuery);
    const { rows, next } = await query.list(
      { numberingBody, number, name, status },
      pageOf(options),
      session.viewer,
    );
    out.rows(
      [
        { zh: '全宗号', en: 'Number' },
        { zh: '名称', en: 'Name' },
        { zh: '立档单位', en: 'Creator' },
        { zh: '状态', en: 'Status' },
        { zh: '标识', en: 'Id' },
      ],
      rows,
      (row) => [row.number ?? '', row.name, row.creator ?? '', out.say(statusName(row.status)), row.id],
    );
    out.more(next);
  });

export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.FondsRead, async (session) => {
    const { out } = invocation;
    const text = word(invocation, 0);
    const id = unwrap(await session.installation.get(FondsDoor).readable(text, session.viewer));
    const row = await session.installation.get(FondsQuery).one(id, session.viewer);
    if (!row) throw new RefusedError(plainRefusal('fonds-unknown', { fonds: text }));
    if (out.json) return out.data(row);
    out.fields([
      [{ zh: '名称', en: 'Name' }, row.name],
      [{ zh: '全宗号', en: 'Number' }, row.number],
      [{ zh: '曾用号', en: 'All numbers' }, row.numbers.join('、')],
      [{ zh: '立档单位', en: 'Creator' }, row.creator],
      [{ zh: '类型', en: 'Kind' }, row.kind],
      [{ zh: '状态', en: 'Status' }, out.say(statusName(row.status))],
      [{ zh: '标识', en: 'Id' }, row.id],
      ...row.relations.map(
        (r) => [{ zh: '关系', en: 'Relation' }, `${r.relation} ${r.other} ${r.since}`] as const,
      ),
      ...row.relatedBy.map(
        (r) => [{ zh: '他全宗所记', en: 'Related by' }, `${r.relation} ${r.fonds} ${r.since}`] as const,
      ),
    ]);
  });

export interface RegisterOptions extends DeedOptions {
  readonly archives: string;
  readonly name: string;
  readonly number?: string;
  readonly creator?: string;
  readonly kind?: FondsRegistered['kind'];
  readonly dates?: string;
}

export const register: Action<RegisterOptions> = (invocation) =>
  Session.use(invocation, Permission.FondsWrite, async (session) => {
    const { options, out } = invocation;
    const { archives, name, number, creator, kind = '机构' } = options;
    const { id: numberingBody } = await session.organisation(archives);
    const dates = options.dates === undefined ? undefined : [formationDate(options.dates)];
    const context = session.contextAt(Permission.FondsWrite, numberingBody, options);
    const { id, outcome } = await session.execute(
      new RegisterFonds({ archives, number, name, creator, kind, dates }, context),
    );
    if (out.json) return out.data({ id, ...outcomeData(outcome) });
    out.line(id);
    tellOutcome(out, outcome);
  });

/** @throws UsageError for a date that cannot be read */
export function formationDate(printed: string) {
  const read = parseCatalogueDate(printed);
  if (!read.ok) throw misread('formation', printed);
  return read.value;
}

const change =
  <Options extends DeedOptions>(
    changeOf: (
      options: Options,
      session: Session,
      words: readonly string[],
    ) => FondsChange | Promise<FondsChange>,
  ): Action<Options> =>
  (invocation) =>
    Session.use(invocation, Permission.FondsWrite, async (session) => {
      const { options, words, out } = invocation;
      const asked = session.context(Permission.FondsWrite, options);
      const door = session.installation.get(FondsDoor);
      const { id, grant } = unwrap(await door.own(word(invocation, 0), session.caller, session.asked));
      const context = { ...asked, role: grant.role, organisation: grant.organisation };
      const order = await changeOf(options, session, words);
      tellOutcome(out, await session.execute(new ChangeFonds(id, order, context)), { id });
    });

export interface ConfirmOptions extends DeedOptions {
  readonly name: string;
  readonly creator?: string;
}
export const confirm = change<ConfirmOptions>(({ name, creator }) => ({ kind: 'confirm', name, creator }));

export interface CloseOptions extends DeedOptions {
  readonly lastDate: string;
}
export const close = change<CloseOptions>(({ lastDate }) => ({
  kind: 'close',
  lastDate: dayOption('--last-date', lastDate),
}));

export interface ReopenOptions extends DeedOptions {
  readonly from: string;
}
export const reopen = change<ReopenOptions>(({ from }) => ({
  kind: 'reopen',
  from: dayOption('--from', from),
}));

export interface RelateOptions extends DeedOptions {
  readonly relation: FondsRelated['relation'];
}
export const relate = change<RelateOptions>(async ({ relation }, session, words) => {
  const other = unwrap(await session.installation.get(FondsDoor).visible(words[1] ?? '', session.viewer));
  return { kind: 'relate', relation: { other, relation } };
});

export const number = change<DeedOptions>((_options, _session, words) => ({
  kind: 'assign-number',
  number: words[1] ?? '',
}));

export interface AmendOptions extends DeedOptions {
  readonly change: FondsHistoryAmended['change'];
  readonly text: string;
  readonly date: string;
}
export const amend = change<AmendOptions>(({ change: what, text, date }) => ({
  kind: 'amend-history',
  amendment: { change: what, text, date: dayOption('--date', date) },
}));

export interface FileDossierOptions extends DeedOptions {
  readonly category: FondsDossierFiled['category'];
  readonly title: string;
  readonly document?: string;
  readonly formed?: string;
}

/** What HTTP takes as the body of E05. */
export const dossierPaperOf = ({ category, title, document, formed }: FileDossierOptions) => ({
  category,
  title,
  ...(document !== undefined && { document }),
  ...(formed !== undefined && { formed: dayOption('--formed', formed) }),
});

/** E05. */
export const fileDossier = change<FileDossierOptions>((options) => ({
  kind: 'file-dossier',
  paper: dossierPaperOf(options),
}));

/** The papers of a dossier (全宗卷). */
export const dossier: Action<CommonOptions & PageOptions> = (invocation) =>
  Session.use(invocation, Permission.FondsRead, async (session) => {
    const { out, options, words } = invocation;
    const { installation, viewer } = session;
    const fonds = unwrap(await installation.get(FondsDoor).visible(words[0] ?? '', viewer));
    const { rows, next } = await installation.get(DossierQuery).list({ fonds }, pageOf(options), viewer);
    out.rows(
      [
        { zh: '类目', en: 'Class' },
        { zh: '题名', en: 'Title' },
        { zh: '文号', en: 'Document' },
        { zh: '形成', en: 'Formed' },
        { zh: '归入', en: 'Filed' },
      ],
      rows,
      (row) => [row.category, row.title, row.document ?? '', row.formed ?? '', row.filed],
    );
    out.more(next);
  });
