import type {
  BankruptcyTerminated,
  CaseAccessGranted,
  CaseAssetsListed,
  CaseCopiesGiven,
  CaseFactsStated,
  CaseLoanExcepted,
  CaseUnitsFixed,
  CaseUnitsSorted,
  DisposalActOpened,
  DisposalExecuted,
  DisposalGroupFormed,
  InventoryCounted,
  InventoryDifferenceExplained,
  ReceiverOpinionRecorded,
  ResponsibleBodyNamed,
  RestructuringOpened,
} from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import type { ArchiveClass, Destination, DisposalKindId } from '@fonds/law';
import type { CaseBalance } from './ending.rule';
import type { FondsAtEnd } from './fonds-ending.rule';
import type { Receiver } from './outcome.rule';

export interface DecisionWords {
  readonly group: string;
  readonly destination: Destination;
  readonly receiver?: Receiver;
  readonly originals?: Destination;
  readonly by: string;
  readonly on: string;
  readonly reason: string;
  readonly consent?: string;
}

/** Acts of the case that came to their end without effect. */
export type EndedActs = ReadonlySet<string>;

export type GroupRoots = ReadonlyMap<string, { readonly count: number; readonly root: string }>;

/** What is asked of a case; facts that a decision rests on (units, roots, custody) are looked up and come with it. */
export type CaseCommand = { readonly deed: Deed } & (
  | { readonly kind: 'open'; readonly opening: RestructuringOpened }
  | { readonly kind: 'fix'; readonly fixed: CaseUnitsFixed }
  | { readonly kind: 'form-group'; readonly members: DisposalGroupFormed['members'] }
  | {
      readonly kind: 'sort';
      readonly sorting: CaseUnitsSorted;
      /** Fixed units that were drawn out by name before; none when absent. */
      readonly drawnOut?: number;
    }
  | {
      readonly kind: 'split';
      readonly to: string;
      readonly class?: ArchiveClass;
      readonly ground: string;
      /** The units by the group that they are in now. */
      readonly from: ReadonlyMap<string, readonly string[]>;
      /** Those of them that came after the opening; none when absent. */
      readonly later?: ReadonlySet<string>;
      /** Facts of the new group, stated with it. */
      readonly facts?: CaseFactsStated['facts'];
      readonly ended?: EndedActs;
    }
  | { readonly kind: 'state-facts'; readonly facts: CaseFactsStated; readonly ended?: EndedActs }
  | { readonly kind: 'list-assets'; readonly assets: CaseAssetsListed['assets'] }
  | { readonly kind: 'count'; readonly inventory: InventoryCounted }
  | { readonly kind: 'explain'; readonly explanation: InventoryDifferenceExplained }
  | { readonly kind: 'decide-custody'; readonly decision: DecisionWords; readonly ended?: EndedActs }
  | {
      readonly kind: 'draft-plan';
      readonly roots: GroupRoots;
      readonly cost?: string;
      readonly payer?: string;
      readonly timetable?: string;
      readonly requirement?: string;
    }
  | { readonly kind: 'record-opinion'; readonly opinion: ReceiverOpinionRecorded }
  | { readonly kind: 'adopt-plan'; readonly version: number; readonly by: string }
  | {
      readonly kind: 'file-plan';
      readonly version: number;
      readonly authority: string;
      readonly receipt: string;
      readonly on: string;
    }
  | {
      readonly kind: 'amend';
      readonly after: DisposalKindId;
      readonly document: RestructuringOpened['decision'];
    }
  | {
      readonly kind: 'open-act';
      readonly act: DisposalActOpened;
      readonly roots: GroupRoots;
      /** Acts of the case that were at their end without effect when this one was prepared. */
      readonly ended?: ReadonlySet<string>;
    }
  | { readonly kind: 'lend'; readonly loan: CaseLoanExcepted }
  | { readonly kind: 'record-termination'; readonly termination: BankruptcyTerminated }
  | { readonly kind: 'record-executed'; readonly executed: DisposalExecuted }
  | { readonly kind: 'give-copies'; readonly copies: CaseCopiesGiven }
  | { readonly kind: 'grant-access'; readonly access: CaseAccessGranted }
  | {
      readonly kind: 'meet-obligation';
      readonly obligation: string;
      readonly by: string;
      readonly on: string;
      readonly note: string;
    }
  | { readonly kind: 'record-deregistration'; readonly on: string; readonly document: string }
  | { readonly kind: 'name-responsible'; readonly responsible: ResponsibleBodyNamed }
  | {
      readonly kind: 'close';
      readonly position: string;
      readonly asOf: string;
      readonly balance: CaseBalance;
      /** Lots of unarranged material that the changing unit still keeps. */
      readonly lots?: readonly string[];
      /** Lost units of which no incident (E56) tells. */
      readonly unreported?: readonly string[];
      /** Absent: nothing is said of the fonds. */
      readonly fonds?: FondsAtEnd;
    }
);
