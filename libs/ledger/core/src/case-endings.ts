import type { Faults } from './bundle-fault';
import type { UnitEvent } from './bundle-units';
import type { CaseEnding, ToldBalance } from './case-balance';
import type { GateEffect, Standing } from './case-effects';
import type { Receiver } from './case-receivers';

interface EndingParts {
  /** The set fixed at opening. */
  readonly fixed: readonly string[];
  /** Who had it then. */
  readonly organisation: string;
  readonly fonds: string;
  /** Leaf of the hold. */
  readonly hold: number;
  readonly standing: ReadonlyMap<string, Standing>;
  readonly effects: readonly GateEffect[];
  /** By group. */
  readonly receivers: ReadonlyMap<string, readonly Receiver[]>;
  /** Registrations of single units. */
  readonly units: readonly UnitEvent[];
  readonly faults: Faults;
}

/** Endings by which a unit is gone, and how the gate says it. */
const GONE: Readonly<Record<string, Standing['out']>> = {
  lost: 'lost',
  destroyed: 'destroyed',
  // By another register than the case's own: gone all the same.
  destroyedElsewise: 'destroyed',
  withdrawn: 'withdrawn',
  rearrangedOut: 'rearranged',
};
const SENT = ['transferred', 'deposited', 'entrusted'];
const REGISTRATIONS = ['HoldingTakenOn', 'RecordCaptured'];

/**
 * Each unit that was fixed or came has exactly one ending, each ending is a unit's that was fixed or came, and each is
 * what the gate did to it. A unit that the gate put into the keeper's hands has one, too.
 */
export function checkEndings({ came, endings }: ToldBalance, parts: EndingParts): void {
  const { fixed, organisation, effects, standing, faults } = parts;
  const ended = new Set<string>();
  for (const { unit } of endings) {
    if (ended.has(unit)) faults.add('ending-twice', unit);
    ended.add(unit);
  }
  const isFixed = new Set(fixed);
  const isCome = new Set<string>();
  for (const { term, units } of came)
    for (const unit of units) {
      if (isFixed.has(unit) || isCome.has(unit)) faults.add('ending-stray', unit, `${term} a second time`);
      isCome.add(unit);
    }
  const without = (unit: string, detail: string): void => {
    if (!ended.has(unit)) faults.add('ending-missing', unit, detail);
  };
  for (const unit of isFixed) without(unit, 'fixed at opening');
  for (const unit of isCome) without(unit, 'came since');
  for (const { revision, data, into } of effects)
    if (data['custodian'] === organisation)
      for (const unit of into) if (!isCome.has(unit)) without(unit, `brought into being at gate ${revision}`);
  // What the keeper gave away had come to it before, also where it was not in store at opening.
  for (const { revision, type, data, units } of effects)
    if (data[type === 'UnitsRearranged' ? 'custodian' : 'from'] === organisation)
      for (const unit of units) without(unit, `gone from the keeper at gate ${revision}`);
  for (const [unit, { custodian, out, gate }] of standing)
    if (custodian === organisation && out === undefined) without(unit, `with the keeper since gate ${gate}`);
  for (const { unit } of endings)
    if (!isFixed.has(unit) && !isCome.has(unit))
      faults.add('ending-stray', unit, 'neither fixed nor come since');
  checkCame(came, parts);
  for (const ending of endings) {
    const wrong = contradiction(ending, parts);
    if (wrong !== undefined) faults.add('ending-unfounded', ending.unit, wrong);
  }
}

/** What came is registered by an event of its own, or an event of the gate brought it to the keeper. */
function checkCame(
  came: ToldBalance['came'],
  { units, effects, organisation, fonds, hold, faults }: EndingParts,
): void {
  const founded = new Set(
    units
      .filter(
        ({ type, data, leafIndex }) =>
          REGISTRATIONS.includes(type) &&
          leafIndex > hold &&
          data['fonds'] === fonds &&
          data['custodian'] === organisation,
      )
      .map(({ stream }) => stream.slice('unit-'.length)),
  );
  for (const { type, data, units: moved, into } of effects) {
    const brings = data['custodian'] === organisation;
    if (brings) for (const unit of into) founded.add(unit);
    if (type === 'RecoveryRecorded' || data['to'] === organisation || (brings && type !== 'UnitsRearranged'))
      for (const unit of moved) founded.add(unit);
  }
  for (const { term, units: come } of came)
    for (const unit of come) if (!founded.has(unit)) faults.add('came-unfounded', unit, term);
}

/** What in the gate speaks against an ending. */
function contradiction(
  { unit, group, term, receiver }: CaseEnding,
  { standing, organisation, receivers }: EndingParts,
): string | undefined {
  const stands = standing.get(unit);
  const where = stands ? `gate ${stands.gate}` : 'no event of the gate';
  if (Object.hasOwn(GONE, term)) return stands?.out === GONE[term] ? undefined : `${term}: ${where}`;
  if (stands?.out !== undefined) return `${term}: ${stands.out} at ${where}`;
  const custodian = stands?.custodian ?? organisation;
  if (term === 'retained') return custodian === organisation ? undefined : `${term}: ${where}`;
  if (!SENT.includes(term)) return `${term}: unknown`;
  // A deposit (寄存) leaves the owner: it is neither told as a transfer nor the other way about.
  if ((term === 'deposited') !== (stands?.nature === 'deposit'))
    return `${term}: ${stands?.nature ?? 'no transfer'} at ${where}`;
  const sent = (receivers.get(group) ?? []).some(
    ({ name, organisation: to, term: by }) => name === receiver && to === custodian && (by ?? term) === term,
  );
  return sent && custodian !== organisation ? undefined : `${term} ${receiver ?? ''}: ${where}`;
}
