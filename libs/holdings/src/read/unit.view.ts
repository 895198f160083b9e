import type { CustodyInterval, Description, HeldSince, Owner, ReferenceCode } from '@fonds/event-contracts';
import type { KnownOrganisation } from '@fonds/identity';
import { placeOf, type EventPlace, type LedgerStanding } from '@fonds/ledger/integrator';
import type { UnitOpening } from '../domain/unit-opening.rule';
import type { Unit } from '../domain/unit.types';

/** An organisation as an answer shows it: code and name where it is registered. */
export interface ShownOrganisation {
  readonly id: string;
  readonly code?: string;
  readonly name?: string;
}

/** A unit with its four parties, its description and what waits for a second person. */
export interface UnitView extends EventPlace {
  readonly id: string;
  readonly fonds: string;
  readonly custodian: ShownOrganisation;
  readonly holder: ShownOrganisation;
  readonly owner: { readonly kind: Owner['kind']; readonly organisation?: ShownOrganisation };
  readonly transferringUnit?: ShownOrganisation;
  readonly description: Description;
  readonly code?: ReferenceCode;
  readonly formerCodes: readonly ReferenceCode[];
  /** Business date of the opening entry (E95). */
  readonly takenOn: string;
  readonly heldSince: HeldSince;
  /** Of a record: since when the archives room answers for it, under which catalogue (E13). */
  readonly filed?: { readonly on: string; readonly catalogue: string };
  /** The event that says so: what a correction of the beginning names. */
  readonly heldSinceEvent: string;
  readonly history: readonly CustodyInterval[];
  /** Not in store: lost, withdrawn, rearranged, destroyed. */
  readonly out?: Unit['out'];
  /** Where it stands: 库房-区-列-节-架-层-盒. */
  readonly place?: string;
  /** It is lent, and is to be back on this day. */
  readonly loan?: { readonly due: string };
  /** A destruction that has started and has no fact of it yet. */
  readonly destroying?: string;
  readonly grade?: Unit['grade'];
  /** An open matter (未了事项) that bars its destruction. */
  readonly openMatter?: string;
  /** What the last opening review made of it (E62, E63). */
  readonly openingReview?: UnitOpening;
  /** An act that has the unit now. */
  readonly claim?: { readonly act: string; readonly kind: string };
  /** Entries within the unit (卷内); listed by the catalogue's tree. */
  readonly entries: number;
  readonly openProposals: readonly { readonly id: string; readonly account: string; readonly what: object }[];
  readonly revision: number;
  /** Of its last event. */
  readonly position: string;
}

export const partiesOf = (unit: Unit): string[] =>
  [unit.custodian, unit.holder, unit.owner.organisation, unit.transferringUnit].filter(
    (id): id is string => id !== undefined,
  );

export function unitView(
  { id, unit, revision, position }: { id: string; unit: Unit; revision: number; position: bigint },
  organisations: readonly KnownOrganisation[],
  standing: LedgerStanding,
): UnitView {
  const shown = (organisation: string): ShownOrganisation => {
    const known = organisations.find((candidate) => candidate.id === organisation);
    return { id: organisation, ...(known && { code: known.code, name: known.name }) };
  };
  const { kind, organisation } = unit.owner;
  return {
    id,
    fonds: unit.fonds,
    custodian: shown(unit.custodian),
    holder: shown(unit.holder),
    owner: { kind, ...(organisation && { organisation: shown(organisation) }) },
    ...(unit.transferringUnit && { transferringUnit: shown(unit.transferringUnit) }),
    description: unit.description,
    ...(unit.code && { code: unit.code }),
    formerCodes: unit.formerCodes,
    takenOn: unit.takenOn,
    heldSince: unit.heldSince,
    ...(unit.filed && { filed: { on: unit.filed.on, catalogue: unit.filed.catalogue } }),
    heldSinceEvent: unit.heldSinceEvent,
    history: unit.history,
    ...(unit.out && { out: unit.out }),
    ...(unit.place && { place: unit.place }),
    ...(unit.loan && { loan: unit.loan }),
    ...(unit.destroying && { destroying: unit.destroying }),
    ...(unit.grade && { grade: unit.grade }),
    ...(unit.openMatter && { openMatter: unit.openMatter }),
    ...(unit.opening && { openingReview: unit.opening }),
    ...(unit.claim && { claim: { act: unit.claim.act, kind: unit.claim.kind } }),
    entries: unit.entries.size,
    openProposals: [...unit.proposals]
      .filter(([proposal]) => !unit.seconded.has(proposal))
      .map(([proposal, { account, what }]) => ({ id: proposal, account, what })),
    revision,
    position: position.toString(),
    ...placeOf(standing, position),
  };
}
