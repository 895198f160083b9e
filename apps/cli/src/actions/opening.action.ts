import { RefusedError, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import type { PaperFormat } from '@fonds/interchange';
import {
  OpenedQuery,
  OpeningDoor,
  OpeningQuery,
  PARTNER_WORDS,
  PrintedOpeningPapers,
  PURPOSE_WORDS,
  REVIEW_STANDING_WORDS,
  type OpeningPaper,
  type ReviewStanding,
} from '@fonds/opening';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { optionalDay, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { actList } from './act-list.action';
import { reviewPhaseWords } from './act-phase';
import { printedAll } from './paper-answer';
import { exceptionsInWords, gateField, namesAtGate } from './told-act';

export const list = actList('opening');

export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { installation, viewer, out } = session;
    const act = word(invocation, 0);
    const review = unwrap(await installation.get(OpeningDoor).visible(act, viewer));
    const view = await installation.get(OpeningQuery).view(act, review);
    const { exceptions, lines } = await exceptionsInWords(session, view);
    if (out.json) return out.data({ ...view, exceptions });
    out.fields([
      [{ zh: '档案馆', en: 'Archives' }, view.archives.name ?? view.archives.id],
      [{ zh: '目的', en: 'Purpose' }, out.say(PURPOSE_WORDS[view.purpose])],
      [{ zh: '年度', en: 'Year' }, view.year],
      [{ zh: '提前开放类别', en: 'Class' }, view.early],
      [{ zh: '理由', en: 'Why' }, view.ground],
      [{ zh: '状态', en: 'Phase' }, out.say(reviewPhaseWords(view))],
      [
        { zh: '会同单位', en: 'Partner' },
        [
          view.partner?.name ?? view.partner?.id,
          view.partnerAs && `(${out.say(PARTNER_WORDS[view.partnerAs])})`,
        ]
          .filter(Boolean)
          .join(' '),
      ],
      [{ zh: '原单位', en: 'Former unit' }, view.formerUnit?.name],
      [{ zh: '职能', en: 'Function' }, view.function],
      ...Object.entries(view.counts).map(
        ([standing, n]) => [REVIEW_STANDING_WORDS[standing as ReviewStanding], String(n)] as const,
      ),
      [
        { zh: '待答复', en: 'Lies before' },
        view.submittedTo.map(({ name, id }) => name ?? id).join('、') || undefined,
      ],
      [{ zh: '已编公布目录', en: 'Catalogue drawn' }, view.catalogue || undefined],
      [{ zh: '另用题名的条目', en: 'Rows under another title' }, view.retitled || undefined],
      [
        { zh: '题名查隐', en: 'Titles looked through' },
        view.checks.map(({ account, on }) => `${account.name ?? account.id} ${on}`).join('、') || undefined,
      ],
      gateField(view.gateRefusal, out.language, await namesAtGate(session, view.gateRefusal)),
    ]);
    for (const line of lines) out.line(line);
  });

export interface UnitsOptions extends CommonOptions, PageOptions {
  readonly standing?: ReviewStanding;
}

export const units: Action<UnitsOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { installation, viewer, out } = session;
    const { options } = invocation;
    const review = unwrap(await installation.get(OpeningDoor).visible(word(invocation, 0), viewer));
    const { standing } = options;
    const page = await installation.get(OpeningQuery).units(review, { standing }, pageOf(options));
    out.rows(
      [
        { zh: '档号', en: 'Code' },
        { zh: '题名', en: 'Title' },
        { zh: '日期', en: 'Date' },
        { zh: '状态', en: 'Standing' },
        { zh: '档案馆意见', en: 'Archives' },
        { zh: '会同单位意见', en: 'Partner' },
        { zh: '结论', en: 'Conclusion' },
      ],
      page.rows,
      (row) => [
        row.code ?? row.unit,
        row.title ?? '',
        row.dates ?? '',
        out.say(REVIEW_STANDING_WORDS[row.standing]),
        said(row.archives),
        said(row.partner),
        said(row.conclusion),
      ],
    );
    out.more(page.next);
  });

const said = (opinion?: { readonly opinion: string; readonly ground?: string }): string =>
  opinion ? [opinion.opinion, opinion.ground].filter(Boolean).join(' ') : '';

export interface OpenedOptions extends CommonOptions, PageOptions {
  readonly archives?: string;
  readonly fonds?: string;
  readonly text?: string;
}

export const opened: Action<OpenedOptions> = (invocation) =>
  Session.use(invocation, Permission.CatalogueRead, async (session) => {
    const { out, options } = invocation;
    const { archives: code, fonds: number, text } = options;
    const institution = code === undefined ? undefined : (await session.organisation(code)).id;
    const filter = { institution, number, text };
    const { rows, next } = await session.installation.get(OpenedQuery).list(filter, pageOf(options));
    out.rows(
      [
        { zh: '档号', en: 'Code' },
        { zh: '题名', en: 'Title' },
        { zh: '日期', en: 'Date' },
        { zh: '开放日期', en: 'Opened' },
        { zh: '决定机构', en: 'By' },
        { zh: '原件', en: 'Original' },
      ],
      rows,
      (row) => [
        row.code ?? row.unit,
        row.title,
        row.dates ?? '',
        row.openedOn,
        row.institution.name ?? '',
        out.say(ORIGINAL[row.original]),
      ],
    );
    out.more(next);
  });

const ORIGINAL = {
  available: { zh: '可提供', en: 'available' },
  'held-as-evidence': { zh: '开放，原件暂不提供', en: 'open, original not available' },
  'not-in-store': { zh: '不在库', en: 'not in store' },
} as const;

export interface ExtendedOptions extends CommonOptions, PageOptions {
  readonly archives?: string;
  readonly by?: string;
}

export const extended: Action<ExtendedOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { out, options } = invocation;
    const { viewer, caller } = session;
    const archives =
      options.archives === undefined
        ? caller.roles.find(({ organisation }) => organisation)?.organisation
        : (await session.organisation(options.archives)).id;
    if (!archives || (!viewer.all && !viewer.organisations.includes(archives)))
      throw new RefusedError(plainRefusal('not-of-your-archives'));
    const by = optionalDay('--by', options.by);
    const query = session.installation.get(OpeningQuery);
    const { rows, next } = await query.extended({ archives, ...(by && { by }) }, pageOf(options));
    out.rows(
      [
        { zh: '档号', en: 'Code' },
        { zh: '题名', en: 'Title' },
        { zh: '状态', en: 'State' },
        { zh: '理由', en: 'Ground' },
        { zh: '拟开放', en: 'Until' },
        { zh: '评估', en: 'Reassess by' },
        { zh: '主管部门', en: 'Authority' },
      ],
      rows,
      (row) => [
        row.code ?? row.unit,
        row.title,
        row.state,
        row.ground,
        row.until ?? '',
        row.reassessBy,
        row.authority ?? '',
      ],
    );
    out.more(next);
  });

export interface PapersOptions extends CommonOptions {
  readonly output: string;
  readonly format?: PaperFormat;
  readonly form?: OpeningPaper;
  readonly english?: boolean;
}

/** All papers of a review into a folder; that each went out is recorded (E93). */
export const papers: Action<PapersOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { installation, viewer, out } = session;
    const { output, format, form, english } = invocation.options;
    const act = word(invocation, 0);
    const printer = installation.get(PrintedOpeningPapers);
    const forms = unwrap(await printer.forms(act, viewer));
    const context = session.context(Permission.ActRead);
    const formats = format ? [format] : (['pdf', 'xlsx', 'html'] as const);
    const language = english ? 'en' : 'zh';
    const order = { folder: output, act, forms: form ? [form] : forms, formats };
    await printedAll(out, order, async (each, as) =>
      unwrap(await printer.print(act, each, { format: as, language }, viewer, context)),
    );
  });
