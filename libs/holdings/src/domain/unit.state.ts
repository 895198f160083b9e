import type {
  CodePassed,
  FieldChange,
  HeldSince,
  HoldingTakenOn,
  PastEvent,
  RecordCaptured,
  ReferenceCode,
  UnitEntered,
} from '@fonds/event-contracts';
import { toldBy } from '@fonds/corrections';
import type { CivilDate } from '@fonds/kernel';
import { isLegalMark } from '@fonds/law';
import { eventCorrected, UNIT_EVENTS } from './told-event';
import { destructionEffect, handedOn, withMark } from './unit-destruction.rule';
import { withChanges, type UnitFields } from './unit-fields';
import { isOpeningEvent, openingOf, withOpeningDay, type UnitOpening } from './unit-opening.rule';
import { shelvedAt, withEffect } from './unit-standing';
import type { OpenProposal, Unit, UnitState } from './unit.types';

/** Whether an opening entry or a reservation may be written behind what the stream has (INV-44). */
export const isFree = (state: UnitState): boolean =>
  state.kind === 'none' ||
  (state.kind === 'reservation' && state.voided) ||
  (state.kind === 'set-aside' && state.decision === 'admit');

export const NO_UNIT: UnitState = { kind: 'none' };

export function evolveUnit(state: UnitState, event: PastEvent): UnitState {
  if (event.type === 'CodeReserved')
    return { kind: 'reservation', bearer: event.data.bearer, code: event.data.code, voided: false };
  if (event.type === 'CodeBearerMoved')
    return state.kind === 'reservation' ? { ...state, bearer: event.data.to } : state;
  if (event.type === 'ReservationVoided')
    return state.kind === 'reservation' ? { ...state, voided: true } : state;
  if (event.type === 'CodeSetAside') {
    const { place: _, ...data } = event.data;
    return { kind: 'set-aside', ...data };
  }
  if (event.type === 'SetAsideDecided')
    return state.kind === 'set-aside' ? { ...state, decision: event.data.decision } : state;
  if (event.type === 'HoldingTakenOn' || event.type === 'UnitEntered' || event.type === 'RecordCaptured')
    return { kind: 'unit', unit: remembered(openingEntry(event), event) };
  return state.kind === 'unit'
    ? { kind: 'unit', unit: remembered(evolveKnown(state.unit, event), event) }
    : state;
}

const openingEntry = ({
  type,
  data,
  id,
  businessDate,
}: PastEvent<'HoldingTakenOn'> | PastEvent<'UnitEntered'> | PastEvent<'RecordCaptured'>): Unit => ({
  fonds: data.fonds,
  level: data.level,
  profile: data.profile,
  custodian: data.custodian,
  holder: data.holder,
  owner: data.owner,
  transferringUnit: data.transferringUnit,
  description: data.description,
  entries: new Map(),
  code: data.code,
  formerCodes: [],
  passed: new Map(),
  takenOn: businessDate,
  heldSince: beginningOf(data, businessDate),
  ...('gate' in data && { begun: data.gate.revision, ...handedOn(data) }),
  ...(type === 'RecordCaptured' && { captured: true }),
  heldSinceEvent: id,
  history: [],
  entry: { custodian: data.custodian, holder: data.holder, transferringUnit: data.transferringUnit },
  effects: [],
  openings: [],
  proposals: new Map(),
  told: new Map(),
  seconded: new Set(),
});

/** Taken on: as the papers say. Entered by an act: the act's day. Created here: the day of the capture. */
function beginningOf(
  data: HoldingTakenOn | UnitEntered | RecordCaptured,
  businessDate: CivilDate,
): HeldSince {
  if ('heldSince' in data) return data.heldSince;
  const day = 'since' in data ? data.since : businessDate;
  return { printed: day, to: day };
}

function evolveKnown(unit: Unit, event: PastEvent): Unit {
  if (isOpeningEvent(event)) {
    const next = reviewed(unit, openingOf(event));
    if (event.type !== 'UnitOpened') return next;
    const { gate, since } = event.data;
    return { ...next, openings: [...unit.openings, { revision: gate.revision, since: since as CivilDate }] };
  }
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
    case 'SecrecyChanged': {
      const { before, after } = event.data;
      return {
        ...unit,
        description: { ...unit.description, secrecy: after },
        ...(!isLegalMark(before) && { secretSince: event.businessDate }),
      };
    }
    case 'Declassified': {
      const { secretSince: _, ...rest } = unit;
      return { ...rest, description: withChanges(unit, [{ field: 'secrecy' }]).description };
    }
    case 'ReferenceCodeAssigned':
      return coded(unit, event.data.code);
    case 'ReferenceCodeChanged':
      return { ...coded(unit, event.data.after), formerCodes: [...unit.formerCodes, event.data.before] };
    case 'EventCorrectionProposed': {
      const { corrects, fields } = event.data;
      return propose(unit, event, { kind: 'event', corrects, fields });
    }
    case 'EventCorrected':
      return second(eventCorrected(unit, event.data.corrects, event.data.fields), event.data.seconds);
    case 'CodePassageProposed':
      return propose(unit, event, { kind: 'passage', passage: event.data });
    case 'CodePassed':
      return second(codePassed(unit, event.id, event.data), event.data.seconds);
    case 'HeldSinceCorrectionProposed':
      return propose(unit, event, { kind: 'heldSince', ...event.data });
    case 'HeldSinceCorrected':
      return second({ ...unit, heldSince: event.data.after, heldSinceEvent: event.id }, event.data.seconds);
    case 'HistoryReconstructionProposed':
      return propose(unit, event, { kind: 'history', intervals: event.data.intervals });
    case 'HistoryReconstructed':
      return second({ ...unit, history: [...unit.history, ...event.data.intervals] }, event.data.seconds);
    case 'UnitClaimed':
      return {
        ...unit,
        claim: { ...event.data, revision: event.revision, since: event.businessDate },
      };
    case 'ClaimReleased':
      return unclaimed(unit, event.data.act);
    case 'EffectApplied':
      return withEffect(unclaimed(unit, event.data.act), {
        revision: event.data.gate.revision,
        event: event.data.gate.event,
        ...event.data.effect,
      });
    case 'DestructionApplied': {
      const { gate, act } = event.data;
      const effect = { revision: gate.revision, event: gate.event, ...destructionEffect(event.data) };
      return withEffect(unclaimed(unit, act), effect);
    }
    case 'EffectCorrectionApplied': {
      const { corrects, after, gate } = event.data;
      // Copies may come late: an older correction says nothing about an effect that a newer one has dated.
      const newer = (at = -1): boolean => at < gate.revision;
      if (unit.openings.some(({ revision }) => revision === corrects))
        return withOpeningDay(unit, corrects, { since: after as CivilDate, correctedAt: gate.revision });
      if (corrects === unit.begun)
        return newer(unit.begunCorrectedAt)
          ? {
              ...unit,
              heldSince: { printed: after, to: after },
              heldSinceEvent: event.id,
              begunCorrectedAt: gate.revision,
            }
          : unit;
      return {
        ...unit,
        effects: unit.effects.map((e) =>
          e.revision === corrects && newer(e.correctedAt)
            ? { ...e, since: after, correctedAt: gate.revision }
            : e,
        ),
      };
    }
    case 'ItemShelved':
      return shelvedAt(unit, event.data.place);
    case 'FilingProposed':
      return propose(unit, event, { kind: 'filing', catalogue: event.data.catalogue });
    case 'ItemFiled': {
      const { seconds, catalogue } = event.data;
      return second({ ...unit, filed: { on: event.businessDate, catalogue, event: event.id } }, seconds);
    }
    default:
      return withMark(unit, event);
  }
}

/** What may turn out to be wrong is kept with the event that said it. */
function remembered(unit: Unit, event: PastEvent): Unit {
  const told = toldBy(event, UNIT_EVENTS);
  return told ? { ...unit, told: new Map([...unit.told, [event.id, told]]) } : unit;
}

/** E63 ends the claim of its review; what stays closed is given back by an event of its own. */
function reviewed(unit: Unit, opening: UnitOpening): Unit {
  const { state, act } = opening;
  const free = state === '开放' ? unclaimed(unit, act) : unit;
  return { ...free, opening, description: { ...unit.description, opening: state } };
}

function unclaimed(unit: Unit, act: string | undefined): Unit {
  if (!unit.claim || unit.claim.act !== act) return unit;
  const { claim: _, ...rest } = unit;
  return rest;
}

/** The description tells the code that is borne now. What had passed to another unit may come back the same way. */
const coded = (unit: Unit, code: ReferenceCode): Unit => ({
  ...unit,
  code,
  passed: new Map([...unit.passed].filter(([passed]) => passed !== code.normalised)),
  description: { ...unit.description, code: code.printed },
});

/** It never was this unit's: neither its present code any more nor one of its former ones. */
function codePassed(unit: Unit, event: string, { code, to }: CodePassed): Unit {
  const passed = new Map([...unit.passed, [code.normalised, { to, event }]]);
  const formerCodes = unit.formerCodes.filter((former) => former.normalised !== code.normalised);
  if (unit.code?.normalised !== code.normalised) return { ...unit, passed, formerCodes };
  const { code: _code, ...rest } = unit;
  const { code: _printed, ...description } = unit.description;
  return { ...rest, passed, formerCodes, description };
}

/** Whether the code is the unit's, present or former. */
export const bearsCode = (unit: Unit, normalised: string): boolean =>
  [unit.code, ...unit.formerCodes].some((borne) => borne?.normalised === normalised);

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
