import {
  AccessionImport,
  AccessionQuery,
  AgreeAcquisition,
  CheckWithdrawal,
  CorrectAccessionDate,
  RegisterAccession,
  RegisterBatchAccession,
  RequestWithdrawal,
  type AccessionRow,
  type SourceParty,
} from '@fonds/accession';
import { loadAct } from '@fonds/acts';
import { UnitDoor } from '@fonds/holdings';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import {
  fondsOption,
  kindOption,
  listedUnits,
  partyOption,
  tellProblems,
  topicOption,
  type ListOptions,
  type PartyOptions,
  type TermsOptions,
} from '../session/accession-options';
import { word, type Action, type DeedOptions } from '../session/invocation';
import { dayOption, optionalDay } from '../session/option-values';
import { Session } from '../session/session';
import { wantedUnits, type ListOptions as UnitListOptions } from './named-units';
import { ToldFailure } from '../terminal/exit-codes';
import { tellOutcome } from './outcome-answer';

export interface AgreeOptions extends PartyOptions {
  readonly archives: string;
  readonly kind: string;
  readonly title: string;
  readonly number?: string;
  readonly rights?: string;
  readonly duties?: string;
  readonly useTerms?: string;
  readonly price?: string;
  readonly from?: string;
  readonly until?: string;
}

export const agree: Action<AgreeOptions> = (invocation) =>
  Session.use(invocation, Permission.AgreementWrite, async (session) => {
    const { options, out } = invocation;
    const archives = await session.organisation(options.archives);
    const context = session.contextAt(Permission.AgreementWrite, archives.id, options);
    const kind = kindOption(options.kind);
    if (kind === 'transfer' || kind === 'reorganisation' || kind === 'confiscation')
      throw new RefusedError(plainRefusal('kind-not-agreed', { given: options.kind }));
    const { number, title, rights, duties, useTerms, price } = options;
    const until = optionalDay('--until', options.until);
    const { agreement, outcome } = await session.execute(
      new AgreeAcquisition(
        {
          archives: archives.id,
          kind,
          party: await partyOption(session, options),
          ...(number && { number }),
          title,
          rights,
          duties,
          useTerms,
          ...(price && { price: { amount: price, currency: 'CNY' } }),
          from: optionalDay('--from', options.from) ?? context.businessDate,
          ...(until && { until }),
        },
        context,
      ),
    );
    tellOutcome(out, outcome, { agreement });
    if (!out.json) out.note({ zh: `协议标识 ${agreement}`, en: `Agreement ${agreement}` });
  });

export interface RegisterOptions extends TermsOptions, ListOptions {
  readonly fonds: string;
  readonly sourceKind: string;
  readonly title: string;
}

export const register: Action<RegisterOptions> = (invocation) =>
  Session.use(invocation, Permission.AccessionWrite, async (session) => {
    const { options, out } = invocation;
    const archives = await session.organisation(options.archives);
    const context = session.contextAt(Permission.AccessionWrite, archives.id, options);
    const { agreement, topic, sourceNumber, title, profile = 'dat18' } = options;
    const fonds = await fondsOption(session, options.fonds, archives.id);
    const { accession, number, listed, applied, outcome } = await session.execute(
      new RegisterAccession(
        {
          archives: archives.id,
          fonds,
          sourceKind: kindOption(options.sourceKind),
          source: await partyOption(session, options),
          ...(agreement && { agreement }),
          ...(topic && { topic: topicOption(topic) }),
          ...(sourceNumber && { sourceNumber }),
          title,
          profile,
          units: await listedUnits(session, options, fonds),
        },
        context,
      ),
    );
    tellOutcome(out, outcome, { accession, number, listed, applied });
    if (!out.json)
      out.note({ zh: `进馆号 ${number}，${applied} 个单位`, en: `Accession ${number}, ${applied} units` });
  });

export interface BatchOptions extends DeedOptions {
  readonly archives: string;
  readonly title?: string;
  readonly agreement?: string;
}

export const batch: Action<BatchOptions> = (invocation) =>
  Session.use(invocation, Permission.AccessionWrite, async (session) => {
    const { options, out } = invocation;
    const archives = await session.organisation(options.archives);
    const context = session.contextAt(Permission.AccessionWrite, archives.id, options);
    const { title, agreement } = options;
    const input = {
      archives: archives.id,
      act: word(invocation, 0),
      ...(title && { title }),
      ...(agreement && { agreement }),
    };
    const { outcome, ...answer } = await session.execute(new RegisterBatchAccession(input, context));
    tellOutcome(out, outcome, answer);
    if (!out.json) out.note({ zh: `进馆号 ${answer.number}`, en: `Accession ${answer.number}` });
  });

export interface ImportOptions extends DeedOptions {
  readonly archives: string;
  readonly sourceName?: string;
  readonly sourceKind?: string;
  readonly sourceOwner?: SourceParty['kind'];
}

export const importFile: Action<ImportOptions> = (invocation) =>
  Session.use(invocation, Permission.AccessionWrite, async (session) => {
    const { options, out } = invocation;
    const archives = await session.organisation(options.archives);
    const context = session.contextAt(Permission.AccessionWrite, archives.id, options);
    session.installation.noteWriting();
    const { sourceName, sourceKind, sourceOwner } = options;
    const request = {
      path: word(invocation, 0),
      archives: archives.id,
      ...(sourceName && { sourceName }),
      ...(sourceKind && { sourceKind: kindOption(sourceKind) }),
      ...(sourceOwner && { owner: sourceOwner }),
    };
    const { problems, ...counts } = unwrap(
      await session.installation.get(AccessionImport).run(request, context),
    );
    if (out.json) out.data({ ...counts, problems });
    else {
      tellProblems(out, problems);
      const { read, registered, unchanged, refused, heldOut } = counts;
      out.note({
        zh: `读 ${read} = 登记 ${registered} + 未变 ${unchanged} + 退回 ${refused} + 不收 ${heldOut}`,
        en: `read ${read} = registered ${registered} + unchanged ${unchanged} + refused ${refused} + held out ${heldOut}`,
      });
    }
    if (counts.refused + counts.heldOut > 0) throw new ToldFailure();
  });

export const correct: Action<DeedOptions & { readonly after: string }> = (invocation) =>
  Session.use(invocation, Permission.UnitCorrect, async (session) => {
    const { options, out } = invocation;
    const row = await accessionOf(session, word(invocation, 0));
    const context = session.contextAt(Permission.UnitCorrect, row.archives, options);
    session.installation.noteWriting();
    const dates = session.installation.get(CorrectAccessionDate);
    const outcome = unwrap(await dates.propose(row, dayOption('--after', options.after), context));
    tellOutcome(out, outcome);
    if (!out.json)
      out.note({ zh: `更正提案 ${outcome.events[0] ?? ''}`, en: `Proposal ${outcome.events[0] ?? ''}` });
  });

export const second: Action<DeedOptions> = (invocation) =>
  Session.use(invocation, Permission.UnitCorrectSecond, async (session) => {
    const { options, out } = invocation;
    const row = await accessionOf(session, word(invocation, 0));
    const context = session.contextAt(Permission.UnitCorrectSecond, row.archives, options);
    session.installation.noteWriting();
    const dates = session.installation.get(CorrectAccessionDate);
    const { outcome, split } = unwrap(await dates.second(row, word(invocation, 1), context));
    tellOutcome(out, outcome, { split });
  });

export async function accessionOf(session: Session, id: string): Promise<AccessionRow> {
  const row = await session.installation.get(AccessionQuery).one(id, session.viewer);
  if (!row) throw new RefusedError(plainRefusal('accession-unknown'));
  return row;
}

export interface WithdrawOptions extends PartyOptions, UnitListOptions {
  readonly archives: string;
  readonly fonds: string;
  readonly proof: string;
  readonly agreement?: string;
}

export const withdraw: Action<WithdrawOptions> = (invocation) =>
  Session.use(invocation, Permission.DepositWithdraw, async (session) => {
    const { options, out, words } = invocation;
    const archives = await session.organisation(options.archives);
    const units = await unitIds(session, words, options);
    const context = session.contextAt(Permission.DepositWithdraw, archives.id, options);
    const { proof, agreement, reason } = options;
    const { outcome, act } = await session.execute(
      new RequestWithdrawal(
        {
          archives: archives.id,
          fonds: await fondsOption(session, options.fonds, archives.id),
          owner: await partyOption(session, options),
          proof,
          ...(agreement && { agreement }),
          ...(reason && { ground: reason }),
          units,
        },
        context,
      ),
    );
    tellOutcome(out, outcome, { act });
    if (!out.json)
      out.note({ zh: `取回 ${act}，待另一人核对`, en: `Withdrawal ${act}, to be checked by another person` });
  });

/** Ids of units that are named by codes or ids. */
async function unitIds(
  session: Session,
  words: readonly string[],
  options: UnitListOptions,
): Promise<readonly string[]> {
  const named = await wantedUnits(session, words, options);
  const units = unwrap(await session.installation.get(UnitDoor).visibleAll(named, session.viewer));
  return units.map(({ id }) => id);
}

export const check: Action<DeedOptions & UnitListOptions> = (invocation) =>
  Session.use(invocation, Permission.DepositCheck, async (session) => {
    const { options, out, words } = invocation;
    const [act = '', ...named] = words;
    const found = await unitIds(session, named, options);
    const known = await loadAct(session.instance.store, act);
    if (known?.state.kind !== 'withdrawal') throw new RefusedError(plainRefusal('withdrawal-unknown'));
    const context = session.contextAt(Permission.DepositCheck, known.state.custodian, options);
    const { outcome, ...answer } = await session.execute(new CheckWithdrawal({ act, found }, context));
    tellOutcome(out, outcome, answer);
  });
