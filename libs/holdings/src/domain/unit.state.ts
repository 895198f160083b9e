import type {
  CustodyInterval,
  Description,
  FieldChange,
  HeldSince,
  Owner,
  PastEvent,
  ReferenceCode,
} from '@fonds/event-contracts';
import type { CivilDate } from '@fonds/kernel';
import { withChanges, type UnitFields } from './unit-fields';

/** A proposal that waits for the second hand. */
export interface OpenProposal {
  readonly account: string;
  readonly what:
    | { readonly kind: 'fields'; readonly entry?: string; readonly fields: readonly FieldChange[] }
    | {
        readonly kind: 'heldSince';
        readonly corrects: string;
        readonly before: HeldSince;
        readonly after: HeldSince;
      }
    | { readonly kind: 'history'; readonly intervals: readonly CustodyInterval[] };
}

export interface Unit {
  readonly fonds: string;
  readonly custodian: string;
  readonly holder: string;
  readonly owner: Owner;
  readonly transferringUnit?: string;
  readonly description: Description;
  readonly entries: ReadonlyMap<string, Description>;
  readonly code?: ReferenceCode;
  /** Codes it has borne; none is ever free again (INV-44). */
  readonly formerCodes: readonly ReferenceCode[];
  /** Business date of the opening entry (E95). */
  readonly takenOn: CivilDate;
  readonly heldSince: HeldSince;
  /** The event that says so: the opening entry, or its last correction. */
  readonly heldSinceEvent: string;
  readonly history: readonly CustodyInterval[];
  readonly proposals: ReadonlyMap<string, OpenProposal>;
  /** Proposals that were seconded: the second hand comes once. */
  readonly seconded: ReadonlySet<string>;
}

/** A stream begins with the opening entry, or is the reservation of a code that some unit bears. */
export type UnitState =
  | { readonly kind: 'none' }
  | { readonly kind: 'unit'; readonly unit: Unit }
  | {
      readonly kind: 'reservation';
      readonly bearer: string;
      readonly code: ReferenceCode;
      readonly voided: boolean;
    };

export const NO_UNIT: UnitState = { kind: 'none' };

export function evolveUnit(state: UnitState, event: PastEvent): UnitState {
  if (event.type === 'CodeReserved')
    return { kind: 'reservation', bearer: event.data.bearer, code: event.data.code, voided: false };
  if (event.type === 'ReservationVoided')
    return state.kind === 'reservation' ? { ...state, voided: true } : state;
  if (event.type === 'HoldingTakenOn') return { kind: 'unit', unit: openingEntry(event) };
  return state.kind === 'unit' ? { kind: 'unit', unit: evolveKnown(state.unit, event) } : state;
}

const openingEntry = ({ data, id, businessDate }: PastEvent<'HoldingTakenOn'>): Unit => ({
  fonds: data.fonds,
  custodian: data.custodian,
  holder: data.holder,
  owner: data.owner,
  transferringUnit: data.transferringUnit,
  description: data.description,
  entries: new Map(),
  code: data.code,
  formerCodes: [],
  takenOn: businessDate,
  heldSince: data.heldSince,
  heldSinceEvent: id,
  history: [],
  proposals: new Map(),
  seconded: new Set(),
});

function evolveKnown(unit: Unit, event: PastEvent): Unit {
  switch (event.type) {
    case 'EntriesDescribed':
      return {
        ...unit,
        entries: new Map([...unit.entries, ...event.data.entries.map((e) => [e.id, e.description] as const)]),
      };
    case 'ItemDescribed':
      return applyFields(unit, event.data.entry, event.data.fields);
    case 'CorrectionProposed':
      return propose(unit, event, { kind: 'fields', entry: event.data.entry, fields: event.data.fields });
    case 'ItemCorrected':
      return second(applyFields(unit, event.data.entry, event.data.fields), event.data.seconds);
    case 'SecrecyChanged':
      return { ...unit, description: { ...unit.description, secrecy: event.data.after } };
    case 'Declassified':
      return { ...unit, description: withChanges(unit, [{ field: 'secrecy' }]).description };
    case 'ReferenceCodeAssigned':
      return coded(unit, event.data.code);
    case 'ReferenceCodeChanged':
      return { ...coded(unit, event.data.after), formerCodes: [...unit.formerCodes, event.data.before] };
    case 'HeldSinceCorrectionProposed':
      return propose(unit, event, { kind: 'heldSince', ...event.data });
    case 'HeldSinceCorrected':
      return second({ ...unit, heldSince: event.data.after, heldSinceEvent: event.id }, event.data.seconds);
    case 'HistoryReconstructionProposed':
      return propose(unit, event, { kind: 'history', intervals: event.data.intervals });
    case 'HistoryReconstructed':
      return second({ ...unit, history: [...unit.history, ...event.data.intervals] }, event.data.seconds);
    default:
      return unit;
  }
}

/** The description tells the code that is borne now. */
const coded = (unit: Unit, code: ReferenceCode): Unit => ({
  ...unit,
  code,
  description: { ...unit.description, code: code.printed },
});

const propose = (unit: Unit, event: PastEvent, what: OpenProposal['what']): Unit => ({
  ...unit,
  proposals: new Map([...unit.proposals, [event.id, { account: event.account, what }]]),
});

const second = (unit: Unit, proposal: string): Unit => ({
  ...unit,
  seconded: new Set([...unit.seconded, proposal]),
});

function applyFields(unit: Unit, entry: string | undefined, fields: readonly FieldChange[]): Unit {
  if (!entry) return { ...unit, ...withChanges(unit, fields) };
  const described = unit.entries.get(entry);
  if (!described) return unit;
  const changed = withChanges({ ...unit, description: described }, fields).description;
  return { ...unit, entries: new Map([...unit.entries, [entry, changed]]) };
}

/** What fields of the unit itself or of an entry within it stand as; undefined for an unknown entry. */
export function fieldsOf(unit: Unit, entry: string | undefined): UnitFields | undefined {
  if (!entry) return unit;
  const description = unit.entries.get(entry);
  return description && { ...unit, description };
}
