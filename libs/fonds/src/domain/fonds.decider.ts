import type { CorrectionCommand } from '@fonds/corrections';
import type {
  EventDraft,
  FondsDossierFiled,
  FondsHistoryAmended,
  FondsRegistered,
  FondsRelated,
  PastEvent,
} from '@fonds/event-contracts';
import { ok, refuse, type CivilDate, type Decider, type Result } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal, ruleRefusal } from '@fonds/law';
import { correctFondsEvent, type FondsCorrection } from './fonds-correction.rule';
import { evolveFonds, NO_FONDS, type Fonds, type FondsState } from './fonds.state';

export interface FondsDeed {
  readonly businessDate: CivilDate;
  readonly today: CivilDate;
  /** Who, why, and on which papers: what corrections rest on. */
  readonly account?: string;
  readonly reason?: string;
  readonly cited?: readonly string[];
}

export type FondsCommand = {
  readonly deed: FondsDeed;
} & (
  | { readonly kind: 'register'; readonly registration: FondsRegistered }
  | { readonly kind: 'confirm'; readonly name: string; readonly creator?: string }
  | { readonly kind: 'amend-history'; readonly amendment: FondsHistoryAmended }
  | { readonly kind: 'file-dossier'; readonly paper: FondsDossierFiled }
  | { readonly kind: 'close'; readonly lastDate: CivilDate; readonly undecidedUnits: number }
  | { readonly kind: 'reopen'; readonly from: CivilDate }
  | {
      readonly kind: 'relate';
      readonly relation: FondsRelated;
      readonly otherExists: boolean;
      readonly self: string;
    }
  | { readonly kind: 'assign-number'; readonly number: string }
  | FondsCorrection
);

/** E01–E04. A fonds is never split, merged or deleted (INV-40, INV-41); relations move no unit. */
export const fondsDecider: Decider<FondsState, FondsCommand, PastEvent, EventDraft> = {
  initial: NO_FONDS,
  evolve: evolveFonds,
  decide(command, state) {
    const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
    if (late) return refuse(late);
    if (command.kind === 'register') return register(state, command.registration);
    if (state.kind !== 'fonds') return refuse(plainRefusal('fonds-unknown'));
    return command.kind === 'propose-event-correction' || command.kind === 'second-correction'
      ? correctFondsEvent(command, command.deed, state.past)
      : decideKnown(command, state.fonds);
  },
};

/** DA/T 12: a clause for each class of the dossier (全宗卷). */
const DOSSIER_CLAUSES: { readonly [C in FondsDossierFiled['category']]: string } = {
  收集: '4.1',
  整理: '4.2',
  鉴定: '4.3',
  保管: '4.4',
  统计: '4.5',
  利用: '4.6',
  新技术: '4.7',
};

type Drafts = Result<readonly EventDraft[]>;

function register(state: FondsState, registration: FondsRegistered): Drafts {
  if (state.kind === 'fonds')
    return refuse(
      ruleRefusal('fonds-number-taken', 'INV-44', {
        number: registration.number ?? registration.key.value,
        name: state.fonds.name,
      }),
    );
  if (state.kind === 'reservation' && !state.voided)
    return refuse(ruleRefusal('fonds-number-taken', 'INV-44', { number: state.number, name: state.bearer }));
  return ok([{ type: 'FondsRegistered', data: registration, rules: ['INV-44'] }]);
}

function decideKnown(
  command: Exclude<FondsCommand, { kind: 'register' } | CorrectionCommand>,
  fonds: Fonds,
): Drafts {
  switch (command.kind) {
    case 'confirm':
      return fonds.status === 'provisional'
        ? ok([
            {
              type: 'FondsConfirmed',
              data: { name: command.name, ...(command.creator && { creator: command.creator }) },
            },
          ])
        : refuse(plainRefusal('fonds-not-provisional', { status: fonds.status }));
    case 'amend-history':
      return ok([{ type: 'FondsHistoryAmended', data: command.amendment, rules: ['INV-40'] }]);
    case 'file-dossier':
      // A dossier holds papers: what is only told about is history (E02).
      return command.deed.cited?.length
        ? ok([
            {
              type: 'FondsDossierFiled',
              data: command.paper,
              rules: ['INV-14'],
              basis: [{ instrument: 'D12', article: DOSSIER_CLAUSES[command.paper.category] }],
            },
          ])
        : refuse(plainRefusal('dossier-paper-missing'));
    case 'close':
      if (fonds.status === 'closed') return refuse(plainRefusal('fonds-closed'));
      if (command.lastDate > command.deed.today)
        return refuse(plainRefusal('fonds-end-in-future', { on: command.lastDate }));
      if (command.undecidedUnits > 0)
        return refuse(ruleRefusal('custody-undecided', 'INV-30', { units: command.undecidedUnits }));
      return ok([
        {
          type: 'FondsClosed',
          data: { lastDate: command.lastDate },
          rules: ['INV-30'],
          basis: [{ instrument: 'AL', article: '16' }],
        },
      ]);
    case 'reopen':
      if (fonds.status !== 'closed')
        return refuse(plainRefusal('fonds-not-closed', { status: fonds.status }));
      if (fonds.lastDate !== undefined && command.from <= fonds.lastDate)
        return refuse(
          plainRefusal('fonds-reopened-before-end', { from: command.from, lastDate: fonds.lastDate }),
        );
      return ok([{ type: 'FondsReopened', data: { from: command.from }, rules: ['INV-42'] }]);
    case 'relate':
      if (command.relation.other === command.self) return refuse(plainRefusal('fonds-related-to-itself'));
      if (!command.otherExists)
        return refuse(plainRefusal('fonds-unknown', { fonds: command.relation.other }));
      return ok([{ type: 'FondsRelated', data: command.relation, rules: ['INV-41', 'INV-42'] }]);
    case 'assign-number':
      if (fonds.number === command.number)
        return refuse(plainRefusal('fonds-number-unchanged', { number: command.number }));
      if (fonds.formerNumbers.includes(command.number))
        return refuse(
          ruleRefusal('fonds-number-taken', 'INV-44', { number: command.number, name: fonds.name }),
        );
      return ok([
        {
          type: 'FondsNumberAssigned',
          data: { number: command.number, ...(fonds.number && { previous: fonds.number }) },
          rules: ['INV-44'],
        },
      ]);
  }
}
