import type { EventDraft, RearrangementOpened } from '@fonds/event-contracts';
import {
  appendOne,
  keyReused,
  NO_STREAM,
  pastEvent,
  stamp,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { unknownSeries } from '@fonds/fonds';
import { unitIdOf } from '@fonds/holdings';
import { canonicalJson, derivedId, ok, refuse, type FondsId, type Refusal, type Result } from '@fonds/kernel';
import { findRule, plainRefusal } from '@fonds/law';
import { actStream } from '../domain/act.state';
import { refusedCase } from '../domain/case-hold.rule';
import { UNITS_A_PART, UNITS_OF_AN_ACT } from '../domain/act.steps';
import { HOLD_KINDS, type HoldKind } from '../domain/hold-kinds';
import type { ActOpening, OpenedAct } from './act.commands';
import type { ActProcess } from './act.process';
import { inChunks } from './in-chunks';
import { listUnits } from './list-units';
import { loadAct, loadGate, type LoadedAct } from './loaded-act';
import type { DraftedUnit } from './drafted-units';

/** Drafts or changes in one event: room for the envelope under the event limit. */
const IN_ONE_EVENT = { bytes: 160 * 1024, most: UNITS_A_PART };

/** The same command of the same account opens the same act, however often it comes. */
export const actIdOf = ({ account, command }: CommandContext): string =>
  derivedId<'act'>('act-id/1', account, command);

/**
 * Opens an act with its list. A loan or a move needs nobody else: it is carried to its end, and what refused its units,
 * or the act at the gate, is the answer.
 */
export async function openAct(
  store: EventStore,
  /** Absent: somebody else carries it on behind its list. */
  process: ActProcess | undefined,
  opening: ActOpening,
  units: readonly string[],
  context: CommandContext,
): Promise<Result<OpenedAct>> {
  const named = [...new Set(units)];
  if (!named.length) return refuse(plainRefusal('list-empty'));
  if (named.length > UNITS_OF_AN_ACT)
    return refuse(plainRefusal('too-many-units', { given: named.length, most: UNITS_OF_AN_ACT }));
  const act = actIdOf(context);
  const stream = actStream(act);
  const begun = await loadAct(store, act);
  const repeated = begun?.state.listed !== undefined;
  if (!begun) {
    const foreign = (await ofAnotherCase(store, opening)) ?? (await inNoSeries(store, opening));
    if (foreign) return refuse(foreign);
    const events = stamp(stream, [openingDraft(opening, named.length)], context);
    const first = await appendOne(store, stream, NO_STREAM, events);
    if (!first.ok) throw new Error(`${stream} was begun by another command`);
  }
  const other = repeated ? undefined : await addContents(store, act, opening, context);
  if (other) return refuse(other);
  const written = await listUnits(store, act, named, context);
  if (!written.ok) return written;
  const listed = written.value;
  if (!process || opening.type === 'RearrangementOpened' || opening.type === 'CorrectionBatchOpened')
    return ok({ act, ...outcomeOf(listed), repeated });
  const carried = await process.carry(act);
  const refusal = refusedWhole(carried);
  return refusal ? refuse(refusal) : ok({ act, ...outcomeOf(carried), repeated });
}

/** What passes the hold of a case is an act of that case. */
async function ofAnotherCase(store: EventStore, opening: ActOpening): Promise<Refusal | undefined> {
  if (opening.type !== 'LoanRequested' && opening.type !== 'RearrangementOpened') return undefined;
  const { fonds, custodian, case: named } = opening.data;
  if (named === undefined) return undefined;
  return refusedCase((await loadGate(store, fonds)).state, { case: named, custodian });
}

/** What begins lies in a series of its fonds, where it lies in one. */
const inNoSeries = async (store: EventStore, opening: ActOpening): Promise<Refusal | undefined> =>
  opening.type === 'RearrangementOpened'
    ? unknownSeries(
        store,
        opening.data.fonds,
        opening.into.map(({ series }) => series),
      )
    : undefined;

/** By which an act is asked for: INV-26 of a loan, of the others what its effect rests on. */
const RULES: { readonly [T in ActOpening['type']]: readonly string[] } = {
  LoanRequested: ['INV-26'],
  MoveOrdered: ['INV-02'],
  RearrangementOpened: ['INV-02', 'INV-03'],
  CorrectionBatchOpened: ['INV-01'],
};

const openingDraft = (opening: ActOpening, count: number): EventDraft =>
  ({
    type: opening.type,
    data: opening.type === 'CorrectionBatchOpened' ? { ...opening.data, count } : opening.data,
    rules: RULES[opening.type],
  }) as EventDraft;

/**
 * What an act brings into being, or changes, in chunks of its stream before its list. Refused where an attempt that was
 * cut off there had other contents: what stands is not what is asked for now.
 */
async function addContents(
  store: EventStore,
  act: string,
  opening: ActOpening,
  context: CommandContext,
): Promise<Refusal | undefined> {
  const drafts = contentsOf(act, opening);
  const stream = actStream(act);
  const stored = (await store.readStream(stream)).map(pastEvent);
  const same = ({ type, data }: Pick<EventDraft, 'type' | 'data'>): string => canonicalJson([type, data]);
  const there = stored.filter(({ type }) => CONTENTS.includes(type));
  if (there.some((event, n) => !drafts[n] || same(event) !== same(drafts[n]))) return keyReused();
  let revision = stored.length - 1;
  for (const [n, draft] of drafts.entries()) {
    // Opening event first: chunk n stands at revision n + 1.
    if (n + 1 <= revision) continue;
    const events = stamp(`${stream}/contents-${n}`, [draft], context);
    const result = await appendOne(store, stream, revision, events);
    if (!result.ok) throw new Error(`${stream}: its contents are being written by another command`);
    revision = result.revision;
  }
  return undefined;
}

const CONTENTS: readonly string[] = ['ActUnitsDrafted', 'ActCorrectionsListed'];

function contentsOf(act: string, opening: ActOpening): EventDraft[] {
  if (opening.type === 'RearrangementOpened')
    return inChunks(
      opening.into.map((unit, n) => begunUnit(act, opening.data, unit, n)),
      IN_ONE_EVENT,
    ).map((units, part) => ({ type: 'ActUnitsDrafted', data: { part, units } }));
  if (opening.type === 'CorrectionBatchOpened')
    return inChunks(opening.changes, IN_ONE_EVENT).map((changes, part) => ({
      type: 'ActCorrectionsListed',
      data: { part, changes },
    }));
  return [];
}

/** A unit that an act brings into being is named by the act and its place in it. */
function begunUnit(
  act: string,
  { fonds, custodian }: RearrangementOpened,
  unit: Omit<DraftedUnit, 'unit' | 'key'>,
  n: number,
): DraftedUnit {
  const key = { kind: 'command' as const, value: `${act}/${n}` };
  return { ...unit, unit: unitIdOf(fonds as FondsId, key, custodian), key };
}

/** The refusal that ended an act without effect: of the gate, or of its first unit. */
export function refusedWhole({ state }: LoadedAct): Refusal | undefined {
  if (state.decided || !state.closed) return undefined;
  const [exception] = state.exceptions;
  if (state.refused) return told(state.refused, {});
  return exception && told(exception, { unit: exception.unit });
}

/** What the gate said last to an act that is open again. */
export const refusedAtGate = ({ state }: LoadedAct): Refusal | undefined =>
  state.refused && told(state.refused, {});

const heldBasis = (facts: unknown): Refusal['basis'] => {
  const { holdKind } = facts as { holdKind?: HoldKind };
  return holdKind ? HOLD_KINDS[holdKind].basis : [];
};

/** A refusal that was recorded in an act, with the articles of its rule. */
const told = (
  { code, rule, facts }: { readonly code: string; readonly rule?: string; readonly facts: unknown },
  more: Refusal['facts'],
): Refusal => ({
  code,
  ...(rule && { rule }),
  basis: code === 'held' ? heldBasis(facts) : rule ? (findRule(rule)?.basis ?? []) : [],
  facts: { ...(facts as Refusal['facts']), ...more },
});

export function outcomeOf({ stored, id }: LoadedAct): Outcome {
  const last = stored[stored.length - 1];
  if (!last) throw new Error('an act has a first event');
  return {
    stream: actStream(id),
    revision: last.revision,
    position: last.position,
    events: [last.id],
    repeated: false,
  };
}
