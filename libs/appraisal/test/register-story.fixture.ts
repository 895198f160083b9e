import type { PastEvent } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { rootOfRows } from '@fonds/ledger/core';
import { ACTOR, ARCHIVES, FONDS, happened, rulesOf, testId } from '@fonds/testing';
import { destructionDecider, type DestructionCommand } from '../src/domain/destruction.decider';

export const { given } = rulesOf(destructionDecider);
export const DAY = civilDate('2026-11-20');
export const UNITS: readonly string[] = [testId<'unit'>(), testId<'unit'>()].sort();
export const [A = '', B = ''] = UNITS;
export const ROOT = rootOfRows(UNITS);
/** Whoever drew it up, approves it, counts it. */
export const [PROPOSER, APPROVER, FIRST, SECOND] = [ACTOR, testId(), testId(), testId()] as const;

export const deed = (account: string = PROPOSER, over: Partial<Deed> = {}): Deed => ({
  businessDate: DAY,
  today: DAY,
  account: account as never,
  evidence: 0,
  lawData: LAW_DATA_VERSION,
  ...over,
});
const by = (account: string) => ({ account: account as never, businessDate: DAY });

type Form = 'general' | 'accounting' | 'technical';
type Approver = 'organ-head' | 'legal-representative' | 'unit-head' | 'leading-authority';
export const drawn = (form: Form = 'general', approver: Approver = 'legal-representative', filing = false) =>
  happened(
    'DestructionListDrawn',
    {
      fonds: FONDS,
      custodian: ARCHIVES,
      form,
      approver,
      report: { title: '鉴定工作报告' },
      filing,
      candidates: 2,
    },
    by(PROPOSER),
  );
export const listed = [
  happened('ActUnitsListed', { part: 0, units: [...UNITS] }),
  happened('ManifestSealed', { count: 2, root: ROOT }),
  happened('ActUnitsClaimed', {
    part: 0,
    gate: -1,
    claimed: [...UNITS],
    revisions: [1, 1],
    since: ['2010-12-31', '2010-12-31'],
    levels: 'ff',
    refused: [],
  }),
];
export const approved = (account: string = APPROVER, over: object = {}) =>
  happened(
    'DestructionApproved',
    {
      root: ROOT,
      count: 2,
      as: 'legal-representative',
      declined: [],
      kind: 'account',
      signedOn: DAY,
      ...over,
    },
    by(account),
  );
export const counted = (account: string, office: 'archives' | 'accounting' | 'it' = 'archives') =>
  happened('DestructionCounted', { root: ROOT, count: 2, office }, by(account));
type Capacity = 'unit-head' | 'archives-head' | 'accounting-head' | 'archives-clerk' | 'accounting-clerk';
export const signedBy = (account: string, capacity: Capacity) =>
  happened(
    'DestructionRegisterSigned',
    { capacity, root: ROOT, kind: 'account', signedOn: DAY },
    by(account),
  );
/** Each capacity by its own person. */
export const signed = (capacity: Capacity) => signedBy(testId(), capacity);
export const signedOnPaper = (name: string, capacity: Capacity) =>
  happened(
    'DestructionRegisterSigned',
    { capacity, root: ROOT, kind: 'paper', name, signedOn: DAY, seconds: testId() },
    by(SECOND),
  );

const NOTHING = { running: [], before1949: [], secret: [], electronic: [], openMatter: [] };
export const start = (
  account: string,
  order: Partial<Extract<DestructionCommand, { kind: 'start' }>['order']> = {},
  facts: Partial<Extract<DestructionCommand, { kind: 'start' }>['facts']> = {},
): DestructionCommand => ({
  kind: 'start',
  order: { method: '化浆', place: '纸业公司', decisions: [], ...order },
  facts: { ...NOTHING, ...facts },
  gate: 3,
  deed: deed(account),
});

/** Approved and counted by both, the start ordered and let pass by the gate. */
export const started = (electronic = 0): readonly PastEvent[] => [
  drawn(),
  ...listed,
  approved(),
  counted(FIRST),
  counted(SECOND),
  happened(
    'DestructionStartOrdered',
    { method: '化浆', place: '纸业公司', decisions: [], before1949: 0, secret: 0, electronic },
    by(FIRST),
  ),
  happened('ActSealed', { root: ROOT, count: 2, gate: 3, signatures: [] }, by(FIRST)),
  happened('ActDecided', { sealed: 8, gate: 4, event: testId() }, by(FIRST)),
];
