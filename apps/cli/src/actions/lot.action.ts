import { ArrangeLot, CloseLot, CorrectLotDate, LotQuery, RegisterLot, type LotRow } from '@fonds/accession';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import {
  fondsOption,
  kindOption,
  listedUnits,
  partyOption,
  topicOption,
  type ListOptions,
  type TermsOptions,
} from '../session/accession-options';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { dayOption, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { misread } from '../terminal/form';
import { tellOutcome } from './outcome-answer';

const COLUMNS = [
  { zh: '进馆号', en: 'Number' },
  { zh: '题名', en: 'Title' },
  { zh: '估计', en: 'Estimate' },
  { zh: '已整理', en: 'Arranged' },
  { zh: '结束', en: 'Closed' },
  { zh: '标识', en: 'Id' },
];
const counted = (counts: { files: number | null; items: number | null; metres?: string | null }): string =>
  [
    counts.files === null ? '' : `${counts.files}卷`,
    counts.items === null ? '' : `${counts.items}件`,
    counts.metres ? `${counts.metres}米` : '',
  ]
    .filter(Boolean)
    .join(' ');
const cells = (row: LotRow): string[] => [
  row.number ?? '',
  row.title,
  counted(row.estimate),
  counted(row.arranged),
  row.closedOn ?? '',
  row.id,
];

export const list: Action<CommonOptions & PageOptions & { readonly archives: string }> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { out, options } = invocation;
    const { id } = await session.organisation(options.archives);
    const { rows, next } = await session.installation.get(LotQuery).lots(id, pageOf(options), session.viewer);
    out.rows(COLUMNS, rows, cells);
    out.more(next);
  });

async function lotOf(session: Session, id: string): Promise<LotRow> {
  const row = await session.installation.get(LotQuery).lot(id, session.viewer);
  if (!row) throw new RefusedError(plainRefusal('lot-unknown'));
  return row;
}

export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { out } = invocation;
    const row = await lotOf(session, word(invocation, 0));
    if (out.json) return out.data(row);
    out.table(COLUMNS, [cells(row)]);
  });

export interface RegisterOptions extends TermsOptions {
  readonly title: string;
  readonly fonds?: string;
  readonly files?: string;
  readonly items?: string;
  readonly metres?: string;
  readonly sourceKind?: string;
}

export const register: Action<RegisterOptions> = (invocation) =>
  Session.use(invocation, Permission.LotWrite, async (session) => {
    const { options, out } = invocation;
    const archives = await session.organisation(options.archives);
    const context = session.contextAt(Permission.LotWrite, archives.id, options);
    const { title, fonds, sourceKind, agreement, topic, sourceNumber } = options;
    const { lot, number, outcome } = await session.execute(
      new RegisterLot(
        {
          archives: archives.id,
          title,
          ...(fonds && { fonds: await fondsOption(session, fonds, archives.id) }),
          estimate: estimateOf(options),
          ...(sourceKind && {
            accession: {
              sourceKind: kindOption(sourceKind),
              source: await partyOption(session, options),
              ...(agreement && { agreement }),
              ...(topic && { topic: topicOption(topic) }),
              ...(sourceNumber && { sourceNumber }),
            },
          }),
        },
        context,
      ),
    );
    tellOutcome(out, outcome, { lot, ...(number && { number }) });
    if (!out.json) out.note({ zh: `接收批 ${lot} ${number ?? ''}`, en: `Lot ${lot} ${number ?? ''}` });
  });

/** @throws UsageError */
export function estimateOf(options: RegisterOptions) {
  const { metres } = options;
  if (metres !== undefined && !/^\d{1,9}(\.\d{1,3})?$/.test(metres))
    throw misread('metres', metres, '--metres');
  return { ...count('files', options), ...count('items', options), ...(metres && { metres }) };
}

function count(name: 'files' | 'items', options: RegisterOptions): { files?: number; items?: number } {
  const text = options[name];
  if (text === undefined) return {};
  if (!/^\d{1,9}$/.test(text)) throw misread('estimate', text, `--${name}`);
  return { [name]: Number(text) };
}

export const arrange: Action<ListOptions & { readonly fonds: string }> = (invocation) =>
  Session.use(invocation, Permission.LotWrite, async (session) => {
    const { options, out } = invocation;
    const { id: lot, archives } = await lotOf(session, word(invocation, 0));
    const context = session.contextAt(Permission.LotWrite, archives, options);
    const fonds = await fondsOption(session, options.fonds, archives);
    const { profile = 'dat18', reason } = options;
    const units = await listedUnits(session, options, fonds);
    const input = { archives, lot, fonds, profile, ...(reason && { ground: reason }), units };
    const { outcome, act, applied } = await session.execute(new ArrangeLot(input, context));
    tellOutcome(out, outcome, { act, applied });
  });

export const close: Action<DeedOptions & { readonly explanation?: string }> = (invocation) =>
  Session.use(invocation, Permission.LotWrite, async (session) => {
    const { options, out } = invocation;
    const { id: lot, archives } = await lotOf(session, word(invocation, 0));
    const context = session.contextAt(Permission.LotWrite, archives, options);
    const { explanation } = options;
    const input = { archives, lot, ...(explanation && { explanation }) };
    tellOutcome(out, await session.execute(new CloseLot(input, context)));
  });

export const correct: Action<DeedOptions & { readonly after: string }> = (invocation) =>
  Session.use(invocation, Permission.UnitCorrect, async (session) => {
    const { options, out } = invocation;
    const { id: lot, archives } = await lotOf(session, word(invocation, 0));
    const context = session.contextAt(Permission.UnitCorrect, archives, options);
    session.installation.noteWriting();
    const dates = session.installation.get(CorrectLotDate);
    const after = dayOption('--after', options.after);
    const outcome = unwrap(await dates.propose({ lot, archives }, after, context));
    tellOutcome(out, outcome);
    if (!out.json)
      out.note({ zh: `更正提案 ${outcome.events[0] ?? ''}`, en: `Proposal ${outcome.events[0] ?? ''}` });
  });

export const second: Action<DeedOptions> = (invocation) =>
  Session.use(invocation, Permission.UnitCorrectSecond, async (session) => {
    const { options, out } = invocation;
    const { id: lot, archives } = await lotOf(session, word(invocation, 0));
    const context = session.contextAt(Permission.UnitCorrectSecond, archives, options);
    session.installation.noteWriting();
    const dates = session.installation.get(CorrectLotDate);
    tellOutcome(out, unwrap(await dates.second({ lot, archives }, word(invocation, 1), context)));
  });
