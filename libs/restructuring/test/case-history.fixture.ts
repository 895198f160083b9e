import type { CaseUnitsSorted, PastEvent } from '@fonds/event-contracts';
import { civilDate, type CivilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { rootOfRows } from '@fonds/ledger/core';
import { ACTOR, happened, rulesOf, testId } from '@fonds/testing';
import type { CaseCommand, DecisionWords } from '../src/domain/case.commands';
import { caseDecider } from '../src/domain/case.decider';
import { balanceOfCase } from '../src/domain/ending.rule';

export const { given } = rulesOf(caseDecider);
export const TODAY = civilDate('2026-11-22');
export const [FONDS, UNIT_ORG, INVESTOR, BUYER] = [testId(), testId(), testId(), testId()];
export const OTHER = testId<'account'>();
export const UNITS = ['a', 'b', 'c', 'd'].map(() => testId<'unit'>());
export const ROOT = rootOfRows(UNITS);

export const deed = (over: Partial<CaseCommand['deed']> = {}): CaseCommand['deed'] => ({
  businessDate: TODAY,
  today: TODAY,
  account: ACTOR,
  evidence: 0,
  lawData: LAW_DATA_VERSION,
  ...over,
});
export const WITH_PAPER = deed({ evidence: 1 });

type OpenedKind = 'C15' | 'C01' | 'C02' | 'C04' | 'I2' | 'I4' | 'C18';
export const opened = (kind: OpenedKind = 'C15', on: CivilDate = TODAY) =>
  happened(
    'RestructuringOpened',
    {
      fonds: FONDS,
      organisation: UNIT_ORG,
      kind,
      decision: { title: '裁定', on: '2026-11-01' },
      table: '2026-11-22',
      hold: testId<'hold'>(),
    },
    { businessDate: on },
  );
export const fixed = happened('CaseUnitsFixed', {
  position: '10',
  asOf: '2026-11-22',
  count: 4,
  files: 4,
  items: 0,
  root: ROOT,
});
export const SORTING: CaseUnitsSorted = {
  bySeries: [{}],
  groups: [
    {
      group: 'AD',
      class: 'AD',
      secret: false,
      count: 2,
      files: 2,
      items: 0,
      root: rootOfRows(UNITS.slice(0, 2)),
    },
    {
      group: 'KU',
      class: 'KU',
      secret: false,
      count: 2,
      files: 2,
      items: 0,
      root: rootOfRows(UNITS.slice(2)),
    },
  ],
};
export const sorted = happened('CaseUnitsSorted', SORTING);
export const receiver = { name: '市国资委', organisation: INVESTOR };
export const words = (group: string, over: Partial<DecisionWords> = {}): DecisionWords => ({
  group,
  destination: 'INV',
  receiver,
  by: '李某',
  on: '2026-11-20',
  reason: '出资人同意接收',
  ...over,
});
export const decided = (group: string, destination: 'INV' | 'NAT' | 'EST' = 'INV') =>
  happened('CustodyDecided', {
    group,
    destination,
    form: destination === 'EST' ? 'retain' : 'transfer',
    ...(destination !== 'EST' && { receiver }),
    by: '李某',
    on: '2026-11-20',
    reason: '同意',
    proposal: { table: '2026-11-22', destination: 'INV', confidence: 'B', basis: [] },
    deviates: false,
  });
export const roots = new Map([
  ['AD', { count: 2, root: rootOfRows(UNITS.slice(0, 2)) }],
  ['KU', { count: 2, root: rootOfRows(UNITS.slice(2)) }],
]);
export const SORTED: readonly PastEvent[] = [opened(), fixed, sorted];

export const closing = (state = given(SORTED).state, custodian = INVESTOR) => ({
  kind: 'close' as const,
  position: '20',
  asOf: '2026-11-22',
  balance: balanceOfCase(
    new Set(UNITS),
    UNITS.map((unit, n) => ({ unit, group: n < 2 ? 'AD' : 'KU', fixed: true, entry: 'taken-on', custodian })),
    new Map(
      [...(state?.groups.keys() ?? [])].map((key) => [
        key,
        { destination: 'INV', form: 'transfer', receiver, by: 'decision' } as const,
      ]),
    ),
    UNIT_ORG,
  ),
  deed: deed(),
});
