import type {
  BankruptcyTerminated,
  CaseAccessGranted,
  CaseAssetsListed,
  CaseCopiesGiven,
  CaseFactsStated,
  CaseFondsEnded,
  CaseLoanExcepted,
  CaseObligationMet,
  CaseUnitsFixed,
  CustodyDecided,
  DisposalActOpened,
  DisposalGroupFormed,
  DisposalPlanAdopted,
  DisposalPlanDrafted,
  DisposalPlanFiled,
  InventoryCounted,
  InventoryDifferenceExplained,
  PastEvent,
  ReceiverOpinionRecorded,
  ResponsibleBodyNamed,
  RestructuringOpened,
  UnitDeregistered,
} from '@fonds/event-contracts';
import type { CivilDate } from '@fonds/kernel';
import type { ArchiveClass, DisposalKindId, GroupFacets } from '@fonds/law';

export type GroupFacts = CaseFactsStated['facts'];
export type Decision = CustodyDecided & { readonly kind: DisposalKindId; readonly event: string };

/** Units that go the same way (分组). */
export interface CaseGroup {
  readonly key: string;
  readonly class?: ArchiveClass;
  readonly secret: boolean;
  /** Units of the case in it; those that come later are counted only where they were drawn out by name. */
  readonly count: number;
  readonly facts: GroupFacts;
  readonly decision?: Decision;
}

export interface Plan extends DisposalPlanDrafted {
  /** Who drafted it: another one adopts it. */
  readonly account: string;
  readonly opinions: readonly ReceiverOpinionRecorded[];
  readonly adopted?: DisposalPlanAdopted & { readonly on: CivilDate };
  readonly filed?: DisposalPlanFiled;
}

export interface CaseAct extends DisposalActOpened {
  readonly executed?: { readonly gate: number; readonly count: number; readonly root: string };
}

/** What somebody entered of an obligation, with the papers that show it. */
export interface MetObligation extends Omit<CaseObligationMet, 'obligation'> {
  readonly evidence: PastEvent['evidence'];
}

/** A difference of an inventory, by its unit's id or its code. */
export type Difference = { readonly found: 'missing' | 'unlisted' | 'number' } & {
  readonly explained?: InventoryDifferenceExplained;
};

/** A restructuring case (处置案): what its events say. */
export interface DisposalCase {
  readonly opened: RestructuringOpened;
  readonly openedOn: CivilDate;
  readonly account: string;
  readonly revision: number;
  /** As it is now: a case may be amended. */
  readonly kind: DisposalKindId;
  readonly fixed?: CaseUnitsFixed;
  readonly members: DisposalGroupFormed['members'];
  /** The class of each series; '' for units without one. */
  readonly bySeries?: ReadonlyMap<string, ArchiveClass | undefined>;
  readonly groups: ReadonlyMap<string, CaseGroup>;
  /** Units that were drawn out by name, and where they are. */
  readonly moved: ReadonlyMap<string, string>;
  readonly assets: CaseAssetsListed['assets'];
  readonly inventories: readonly InventoryCounted[];
  readonly differences: ReadonlyMap<string, Difference>;
  readonly plans: readonly Plan[];
  readonly acts: ReadonlyMap<string, CaseAct>;
  /** Copies and catalogues that went out: derivatives, which change no custody. */
  readonly copies: readonly (CaseCopiesGiven & { readonly on: string })[];
  /** Who may consult and copy what, and until when (O10). */
  readonly access: readonly CaseAccessGranted[];
  /** Loans for audit and valuation in spite of the hold (O5). */
  readonly loans: readonly CaseLoanExcepted[];
  readonly obligations: ReadonlyMap<string, MetObligation>;
  readonly deregistered?: UnitDeregistered;
  readonly responsible?: ResponsibleBodyNamed;
  readonly terminated?: BankruptcyTerminated;
  readonly fondsEnded?: CaseFondsEnded;
  readonly closed: boolean;
  /** Where and when it was closed: what it says of its units is as of there. */
  readonly closing?: { readonly position: string; readonly asOf: string; readonly on: CivilDate };
}

export const CASE_PHASES = [
  'opened',
  'grouped',
  'inventoried',
  'planned',
  'approved',
  'executing',
  'closed',
] as const;
export type CasePhase = (typeof CASE_PHASES)[number];

export const adoptedPlan = ({ plans }: DisposalCase): Plan | undefined =>
  plans.filter(({ adopted }) => adopted).pop();

/** How far a case has come: what is reached furthest. Skipped steps stand on its checklist. */
export function phaseOf(state: DisposalCase): CasePhase {
  if (state.closed) return 'closed';
  if (state.acts.size) return 'executing';
  if (adoptedPlan(state)) return 'approved';
  if (state.plans.length) return 'planned';
  if (state.inventories.length) return 'inventoried';
  return state.members.length ? 'grouped' : 'opened';
}

/** The group of a class, parted by secrecy. @example groupKey('KU', true) // 'KU-secret' */
export const groupKey = (of: ArchiveClass | undefined, secret: boolean): string =>
  `${of ?? 'unknown'}${secret ? '-secret' : ''}`;

export interface PlacedUnit {
  readonly unit: string;
  readonly series?: string;
  readonly secret: boolean;
}

/** The one group of a unit; undefined before units are sorted. */
export function groupOfUnit(
  { bySeries, moved }: Pick<DisposalCase, 'bySeries' | 'moved'>,
  { unit, series, secret }: PlacedUnit,
): string | undefined {
  return bySeries && (moved.get(unit) ?? groupKey(bySeries.get(series ?? ''), secret));
}

/**
 * A group by its name: one that has been formed, or the empty one of a class that a unit can still fall into. What is
 * registered after the sorting, in a series that it did not see or under a mark that it did not meet, lies in such a one,
 * and has to be decided on by its name.
 */
export function caseGroup(
  { groups, bySeries }: Pick<DisposalCase, 'groups' | 'bySeries'>,
  key: string,
): CaseGroup | undefined {
  const formed = groups.get(key);
  if (formed || !bySeries) return formed;
  for (const of of new Set([undefined, ...bySeries.values()]))
    for (const secret of [false, true])
      if (groupKey(of, secret) === key) return { key, ...(of && { class: of }), secret, count: 0, facts: {} };
  return undefined;
}

export const facetsOf = ({ class: of, secret, facts }: CaseGroup): GroupFacets => ({
  ...facts,
  class: of,
  secret,
});
