import type { PastEvent } from '@fonds/event-contracts';
import type { CivilDate } from '@fonds/kernel';

/** Kinds of acts over many units (业务行为). */
export const ACT_KINDS = [
  'transfer',
  'rearrangement',
  'corrections',
  'loan',
  'move',
  'accession',
  'arrangement',
  'withdrawal',
  'destruction',
  'opening',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** Acts whose list is of units that do not exist yet: the gate event brings them into being, and nothing is claimed. */
const BEGINNING: readonly ActKind[] = ['accession', 'arrangement'];

/** A unit of the act's list: where it stands in the act, and what its stream said when it was claimed. */
export interface ActUnit {
  /** `drafted`: it begins when the gate decides. */
  readonly standing: 'listed' | 'drafted' | 'claimed' | 'refused' | 'released';
  /** Revision of the claim in the unit's stream. */
  readonly revision?: number;
  /** Date of its previous custody event when it was claimed. */
  readonly since?: CivilDate;
  readonly level?: 'file' | 'item';
  /** Why it is to be given back; the claim still stands. */
  readonly leaving?: Leaving;
}

export type Leaving = 'returned' | 'withdrawn' | 'lost' | 'changed';

export interface ActException {
  readonly unit: string;
  readonly code: string;
  readonly rule?: string;
  readonly facts: unknown;
}

/** A unit of a decided act that did not get the code it was to have. */
export interface UncodedUnit {
  readonly unit: string;
  /** As it is printed. */
  readonly code: string;
  /** Why: of the refusal. */
  readonly refusal: string;
}

/** What every act over many units has in common (architecture.md §5). Its kind adds its own state beside it. */
export interface Act {
  readonly kind: ActKind;
  readonly fonds: string;
  /** Who must have custody of the units. */
  readonly custodian: string;
  /** Account that opened it. */
  readonly account: string;
  readonly businessDate: CivilDate;
  readonly revision: number;
  /** The list in its chunks: a change copies one chunk, not a hundred thousand units. */
  readonly parts: readonly ReadonlyMap<string, ActUnit>[];
  /** The list is complete. */
  readonly listed?: { readonly count: number; readonly root: string };
  /** The act is serious: its units are to be claimed. */
  readonly serious: boolean;
  readonly claimedParts: ReadonlySet<number>;
  /** Gate revision before the first unit was claimed: facts after it may concern claimed units. */
  readonly claimedAtGate: number;
  readonly exceptions: readonly ActException[];
  readonly sealed?: {
    readonly revision: number;
    readonly root: string;
    readonly count: number;
    readonly gate: number;
  };
  /** The gate's last refusal; it reopened the act. */
  readonly refused?: { readonly code: string; readonly rule?: string; readonly facts: unknown };
  readonly decided?: {
    readonly gate: number;
    readonly event: string;
    readonly manifest: ReadonlySet<string>;
  };
  readonly appliedParts: ReadonlySet<number>;
  readonly applied: number;
  /** Codes that could not be given when it was applied: taken meanwhile. */
  readonly uncoded?: readonly UncodedUnit[];
  readonly withdrawn: boolean;
  /** What a person says after all that was decided is done: a destruction is certified (E54). */
  readonly certified?: boolean;
  readonly closed: boolean;
  /** Second hand of an act that one account may not decide alone. */
  readonly secondedBy?: string;
}

const opened = (
  event: PastEvent,
  kind: ActKind,
  { fonds, custodian }: { fonds: string; custodian: string },
): Act => ({
  kind,
  fonds,
  custodian,
  account: event.account,
  businessDate: event.businessDate,
  revision: event.revision,
  parts: [],
  serious: false,
  claimedParts: new Set(),
  claimedAtGate: Infinity,
  exceptions: [],
  appliedParts: new Set(),
  applied: 0,
  withdrawn: false,
  closed: false,
});

/** The act that a stream begins with, or undefined before its first event. */
export function evolveAct(act: Act | undefined, event: PastEvent): Act | undefined {
  const first = openedBy(event);
  if (first) return first;
  return act && { ...step(act, event), revision: event.revision };
}

function openedBy(event: PastEvent): Act | undefined {
  switch (event.type) {
    case 'TransferDrafted':
      return opened(event, 'transfer', { fonds: event.data.fonds, custodian: event.data.from });
    case 'RearrangementOpened':
      return opened(event, 'rearrangement', event.data);
    case 'CorrectionBatchOpened':
      return opened(event, 'corrections', event.data);
    case 'LoanRequested':
      return { ...opened(event, 'loan', event.data), serious: true };
    case 'MoveOrdered':
      return { ...opened(event, 'move', event.data), serious: true };
    case 'AccessionOpened':
      return opened(event, 'accession', event.data);
    case 'ArrangementOpened':
      return { ...opened(event, 'arrangement', event.data), serious: true };
    case 'WithdrawalRequested':
      return opened(event, 'withdrawal', event.data);
    case 'DestructionListDrawn':
      // What stands on a register is kept for it from the day on which it was drawn up.
      return { ...opened(event, 'destruction', event.data), serious: true };
    case 'OpeningReviewPlanned':
      return opened(event, 'opening', event.data);
    default:
      return undefined;
  }
}

function step(act: Act, event: PastEvent): Act {
  switch (event.type) {
    case 'ActUnitsListed':
      return withPart(act, event.data.part, new Map(event.data.units.map((unit) => [unit, LISTED])));
    case 'ActUnitsDrafted':
      return BEGINNING.includes(act.kind) ? drafted(act, event) : act;
    case 'ManifestSealed':
      return { ...act, listed: event.data };
    case 'TransferOffered':
    case 'AccessionNumberTaken':
    case 'WithdrawalChecked':
    case 'JointReviewOpened':
      return { ...act, serious: true };
    // E62: what stays closed leaves the review with the authority's consent; the others may be opened.
    case 'ExtensionConsented':
    case 'OpeningUnitsTakenOut':
      return leave(act, event.data.units, 'returned');
    case 'ActSeconded':
      return { ...act, serious: true, secondedBy: event.account };
    case 'ActUnitsClaimed':
      return claimed(act, event);
    case 'TransferReturned': {
      const { scope, units } = event.data;
      return leave(act, scope === 'all' ? 'all' : units, 'returned');
    }
    case 'ActUnitsReleased':
      return changeUnits(act, event.data.units, () => ({ standing: 'released' }));
    case 'DestructionUnitsRemoved':
      return leave(act, event.data.units, 'returned');
    case 'DestructionApproved':
      return leave(act, event.data.declined, 'returned');
    case 'DestructionCertified':
      return { ...act, certified: true };
    case 'TransferWithdrawn':
    case 'ActWithdrawn':
    case 'DestructionDeclined':
      return leave({ ...act, withdrawn: true }, 'all', 'withdrawn');
    case 'ActSealed': {
      const { root, count, gate } = event.data;
      return { ...act, sealed: { revision: event.revision, root, count, gate }, refused: undefined };
    }
    case 'ActRefusedAtGate':
      return reopened(act, event);
    case 'ActDecided':
      return {
        ...act,
        decided: { gate: event.data.gate, event: event.data.event, manifest: new Set(manifestOf(act)) },
      };
    case 'ActPartApplied':
      return {
        ...act,
        appliedParts: new Set([...act.appliedParts, event.data.part]),
        applied: act.applied + event.data.count,
        ...(event.data.uncoded && { uncoded: [...(act.uncoded ?? []), ...event.data.uncoded] }),
      };
    case 'ActClosed':
      return { ...act, closed: true };
    default:
      return act;
  }
}

/** A gate refusal opens the act again; units that a fact at the gate has changed leave it. */
function reopened(act: Act, { data }: PastEvent<'ActRefusedAtGate'>): Act {
  const { code, rule, facts } = data;
  const open = { ...act, sealed: undefined, refused: { code, ...(rule && { rule }), facts } };
  const changed = code === 'units-changed-since' ? (facts as { units?: readonly string[] }).units : undefined;
  return changed ? leave(open, changed, 'changed') : open;
}

const LISTED: ActUnit = { standing: 'listed' };

function drafted(act: Act, { data: { part, units } }: PastEvent<'ActUnitsDrafted'>): Act {
  const chunk = new Map(
    units.map(({ unit, level }): [string, ActUnit] => [unit, { standing: 'drafted', level }]),
  );
  return { ...withPart(act, part, chunk), claimedParts: new Set([...act.claimedParts, part]) };
}

const withPart = (act: Act, part: number, units: ReadonlyMap<string, ActUnit>): Act => {
  const parts = [...act.parts];
  parts[part] = units;
  return { ...act, parts };
};

/** Changes the named units, or all; a unit that the act does not list is passed over. */
function changeUnits(act: Act, units: readonly string[] | 'all', change: (before: ActUnit) => ActUnit): Act {
  const wanted = units === 'all' ? undefined : new Set(units);
  const parts = act.parts.map((part) => {
    const touched = wanted ? [...wanted].filter((unit) => part.has(unit)) : [...part.keys()];
    if (!touched.length) return part;
    const next = new Map(part);
    for (const unit of touched) next.set(unit, change(part.get(unit) ?? LISTED));
    return next;
  });
  return { ...act, parts };
}

function claimed(act: Act, { data }: PastEvent<'ActUnitsClaimed'>): Act {
  const { part, revisions, since, levels, refused } = data;
  const units = new Map(act.parts[part]);
  data.claimed.forEach((unit, n) => {
    const leaving = units.get(unit)?.leaving;
    units.set(unit, {
      standing: 'claimed',
      revision: revisions[n],
      since: since[n] as CivilDate,
      level: levels[n] === 'f' ? 'file' : 'item',
      ...(leaving && { leaving }),
    });
  });
  for (const { unit } of refused) units.set(unit, { standing: 'refused' });
  return {
    ...withPart(act, part, units),
    claimedParts: new Set([...act.claimedParts, part]),
    claimedAtGate: Math.min(act.claimedAtGate, data.gate),
    exceptions: [...act.exceptions, ...refused],
  };
}

const leave = (act: Act, units: readonly string[] | 'all', leaving: Leaving): Act =>
  changeUnits(act, units, (before) =>
    before.standing === 'claimed' || before.standing === 'listed' ? { ...before, leaving } : before,
  );

export const unitOfAct = (act: Pick<Act, 'parts'>, unit: string): ActUnit | undefined => {
  for (const part of act.parts) {
    const found = part.get(unit);
    if (found) return found;
  }
  return undefined;
};

/** The units of one chunk, or of all, that move or begin when the gate says so: not on their way out. */
export function manifestOf(act: Pick<Act, 'parts'>, part?: number): string[] {
  const parts = part === undefined ? act.parts : act.parts.slice(part, part + 1);
  return parts.flatMap((units) =>
    [...units].flatMap(([unit, { standing, leaving }]) =>
      (standing === 'claimed' || standing === 'drafted') && !leaving ? [unit] : [],
    ),
  );
}

/** Claimed units that are to be given back. */
export const leavingOf = (act: Pick<Act, 'parts'>): readonly (readonly [string, Leaving])[] =>
  act.parts.flatMap((units) =>
    [...units].flatMap(([unit, { standing, leaving }]) =>
      standing === 'claimed' && leaving ? [[unit, leaving] as const] : [],
    ),
  );

export const actStream = (act: string): string => `act-${act}`;
export const gateStream = (fonds: string): string => `gate-${fonds}`;
