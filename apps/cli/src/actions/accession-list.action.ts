import {
  AccessionQuery,
  AgreementQuery,
  RegisterPaper,
  SOURCE_KINDS,
  TOPICS,
  type AccessionFilter,
  type SourceKind,
  type Topic,
} from '@fonds/accession';
import { Permission } from '@fonds/identity';
import { kindOption, topicOption } from '../session/accession-options';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { optionalDay, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { misread } from '../terminal/form';
import { accessionOf } from './accession.action';
import { paperFormat, printed } from './paper-answer';

interface FilterOptions extends CommonOptions {
  readonly archives: string;
  readonly year?: string;
  readonly topic?: string;
  readonly sourceKind?: string;
  readonly from?: string;
  readonly to?: string;
}

async function filterOf(
  session: Session,
  options: FilterOptions,
): Promise<AccessionFilter & { archives: string }> {
  const { year, topic, sourceKind } = options;
  if (year !== undefined && !/^\d{1,4}$/.test(year)) throw misread('year', year, '--year');
  const [from, to] = [optionalDay('--from', options.from), optionalDay('--to', options.to)];
  return {
    archives: (await session.organisation(options.archives)).id,
    ...(year && { year: Number(year) }),
    ...(topic && { topic: topicOption(topic) }),
    ...(sourceKind && { sourceKind: kindOption(sourceKind) }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

export const list: Action<FilterOptions & PageOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { out, options } = invocation;
    const query = session.installation.get(AccessionQuery);
    const { rows, next } = await query.list(
      await filterOf(session, options),
      pageOf(options),
      session.viewer,
    );
    out.rows(
      [
        { zh: '进馆号', en: 'Number' },
        { zh: '日期', en: 'Date' },
        { zh: '来源方式', en: 'Kind' },
        { zh: '题名', en: 'Title' },
        { zh: '卷', en: 'Files' },
        { zh: '件', en: 'Items' },
        { zh: '标识', en: 'Id' },
      ],
      rows,
      (row) => [
        row.number,
        row.on,
        out.say(SOURCE_KINDS[row.sourceKind as SourceKind]),
        row.title,
        String(row.files ?? ''),
        String(row.items ?? ''),
        row.id,
      ],
    );
    out.more(next);
  });

export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { out } = invocation;
    const row = await accessionOf(session, word(invocation, 0));
    if (out.json) return out.data(row);
    out.fields([
      [{ zh: '进馆号', en: 'Number' }, row.number],
      [{ zh: '日期', en: 'Date' }, row.on],
      [{ zh: '来源方式', en: 'Kind of source' }, out.say(SOURCE_KINDS[row.sourceKind as SourceKind])],
      [{ zh: '来源', en: 'Source' }, row.source.name ?? row.source.kind],
      [{ zh: '题名', en: 'Title' }, row.title],
      [{ zh: '专题', en: 'Topic' }, row.topic && out.say(TOPICS[row.topic as Topic])],
      [{ zh: '协议', en: 'Agreement' }, row.agreementNumber ?? row.agreement],
      [{ zh: '批次', en: 'Batch' }, row.act],
      [{ zh: '原号', en: 'Number of the source' }, row.sourceNumber],
    ]);
  });

export const topics: Action<FilterOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { out, options } = invocation;
    const query = session.installation.get(AccessionQuery);
    const rows = await query.topics(await filterOf(session, options), session.viewer);
    out.rows(
      [
        { zh: '专题', en: 'Topic' },
        { zh: '次', en: 'Accessions' },
        { zh: '卷', en: 'Files' },
        { zh: '件', en: 'Items' },
      ],
      rows,
      ({ topic, accessions, files, items }) => [
        out.say(TOPICS[topic as Topic]),
        String(accessions),
        String(files),
        String(items),
      ],
    );
  });

export const unregistered: Action<CommonOptions & { readonly archives: string }> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { out, options } = invocation;
    const { id } = await session.organisation(options.archives);
    const rows = await session.installation.get(AccessionQuery).unregistered(id, session.viewer);
    out.rows(
      [
        { zh: '批次', en: 'Batch' },
        { zh: '签收日期', en: 'Signed' },
        { zh: '单位数', en: 'Units' },
      ],
      rows,
      ({ act, since, units }) => [act, since, String(units ?? '')],
    );
  });

export const agreements: Action<CommonOptions & PageOptions & { readonly archives: string }> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { out, options } = invocation;
    const { id } = await session.organisation(options.archives);
    const query = session.installation.get(AgreementQuery);
    const { rows, next } = await query.agreements(id, pageOf(options), session.viewer);
    out.rows(
      [
        { zh: '编号', en: 'Number' },
        { zh: '方式', en: 'Kind' },
        { zh: '所有者', en: 'Owner' },
        { zh: '标题', en: 'Title' },
        { zh: '标识', en: 'Id' },
      ],
      rows,
      ({ number, kind, party, title, id: agreement }) => [
        number ?? '',
        out.say(SOURCE_KINDS[kind as SourceKind]),
        party.name ?? party.kind,
        title,
        agreement,
      ],
    );
    out.more(next);
  });

export const print: Action<FilterOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { options } = invocation;
    const path = word(invocation, 0);
    const format = paperFormat(path);
    const filter = await filterOf(session, options);
    session.installation.noteWriting();
    const paper = await session.installation.get(RegisterPaper).prepare(filter, session.viewer);
    const scope = { archives: filter.archives };
    const context = session.context(Permission.HoldingRead);
    await printed(session, paper, { path, format, scope }, context);
  });
