import type { DomainEvent, HoldPlaced } from '@fonds/event-contracts';
import type { Deed, GateEffectEvent } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, happened, rulesOf, testId } from '@fonds/testing';
import { gateDecider, type GateCommand, type Passage } from '../src/domain/gate.decider';
import { HOLD_KINDS } from '../src/domain/hold-kinds';

export const { given } = rulesOf(gateDecider);
export const [FROM, TO, OTHER] = [
  testId<'organisation'>(),
  testId<'organisation'>(),
  testId<'organisation'>(),
];
export const [A, B, C] = [testId<'unit'>(), testId<'unit'>(), testId<'unit'>()];
export const [ACT, EARLIER, CASE] = [testId<'act'>(), testId<'act'>(), testId<'case'>()];
export const ROOT = 'a'.repeat(64);
export const TODAY = civilDate('2026-11-22');

export const deed = (over: Partial<Deed> = {}): Deed => ({
  businessDate: TODAY,
  today: TODAY,
  account: ACTOR,
  evidence: 1,
  lawData: LAW_DATA_VERSION,
  ...over,
});
export const none: GateCommand['manifests'] = () => new Set();
export const manifests =
  (sets: { readonly [act: string]: readonly string[] }): GateCommand['manifests'] =>
  (act) =>
    new Set(sets[act] ?? []);
export const of = (units: readonly string[]) => ({ units: [...units], root: ROOT, count: units.length });
export const acceptance = (since = '2026-11-20', act: string = ACT): DomainEvent<'TransferAccepted'> => ({
  type: 'TransferAccepted',
  data: {
    of: { act, sealed: 9, root: ROOT, count: 2 },
    from: FROM,
    to: TO,
    holder: TO,
    since,
    nature: 'transfer',
    partial: false,
    signedBy: 'account',
  },
});
export const lost = (units: readonly string[], since = '2026-11-20'): DomainEvent<'LossRecorded'> => ({
  type: 'LossRecorded',
  data: { of: of(units), since, circumstances: '水浸' },
});
export const seized = (units: readonly string[], since = '2026-11-20'): DomainEvent<'Seized'> => ({
  type: 'Seized',
  data: { of: of(units), since, holder: OTHER, document: '查封令' },
});
export const incident = (since: string): DomainEvent<'IncidentReported'> => ({
  type: 'IncidentReported',
  data: { of: of([A]), since, kind: '损毁', scope: '封面' },
});
export const hold = (over: Partial<HoldPlaced> = {}): HoldPlaced => ({
  hold: testId(),
  kind: 'litigation',
  covers: 'fonds',
  since: '2026-11-10',
  stops: [...HOLD_KINDS.litigation.stops],
  ground: '法院函',
  ...over,
});
export const placed = (data: HoldPlaced) => happened('HoldPlaced', data);
export const decide = (
  over: Partial<Extract<GateCommand, { kind: 'decide' }>> = {},
): Extract<GateCommand, { kind: 'decide' }> => ({
  kind: 'decide',
  stoppable: 'transfer',
  seen: -1,
  act: ACT,
  paper: false,
  event: acceptance(),
  units: [A, B],
  previous: () => civilDate('2010-12-31'),
  manifests: none,
  deed: deed(),
  ...over,
});
export const record = (event: Passage['event'], over: Partial<Passage> = {}): GateCommand => ({
  kind: 'record',
  event,
  units: 'of' in event.data ? (event.data.of?.units ?? []) : [],
  previous: () => civilDate('2010-12-31'),
  manifests: none,
  deed: deed(),
  ...over,
});
export const passes = (event: GateEffectEvent) => [{ ...event, rules: ['INV-02', 'INV-43'] }];
