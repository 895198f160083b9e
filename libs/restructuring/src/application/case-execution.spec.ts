import { UNITS_OF_AN_ACT } from '@fonds/acts';
import { MemoryEventStore } from '@fonds/event-store';
import { ok } from '@fonds/kernel';
import { testClock, testContext } from '@fonds/testing';
import { decided, given, INVESTOR, SORTED, UNITS, UNIT_ORG } from '../../test/case-history.fixture';
import { CaseExecution } from './case-execution';
import type { CaseUnit } from './case-units';

const { state } = given([...SORTED, decided('AD')]);
if (!state) throw new Error('a case was expected');
const loaded = { id: 'case', state, stored: [] };
const standing = (unit: string): CaseUnit => ({
  ...{ unit, group: 'AD', level: 'file', fixed: true, entry: 'taken-on', custodian: UNIT_ORG },
});

function execution(units: readonly string[], nature = 'transfer') {
  const now = { now: () => Promise.resolve({ units: units.map(standing) }) };
  const batches = {
    adoptable: () => Promise.resolve(ok({ transfer: { draft: { to: INVESTOR, nature } }, units })),
  };
  const store = new MemoryEventStore(testClock);
  return new CaseExecution(store, undefined as never, now as never, batches as never);
}

it('a group with more units than an act may carry is refused before its act stands in the case', async () => {
  const many = Array.from({ length: UNITS_OF_AN_ACT + 1 }, (_, n) => String(n));
  const told = await execution(many).prepared(loaded, ['AD'], undefined, testContext());
  expect(told).toMatchObject({
    ok: false,
    error: { code: 'too-many-units', facts: { given: UNITS_OF_AN_ACT + 1, most: UNITS_OF_AN_ACT } },
  });
});

it('early custody (代管) hands nothing over: such a batch is not adopted as the transfer of a group', async () => {
  const pair = UNITS.slice(0, 2);
  const adopt = (nature: string) =>
    execution(pair, nature).adopted(loaded, 'batch', undefined, testContext());
  expect(await adopt('early-custody')).toMatchObject({ ok: false, error: { code: 'batch-goes-elsewhere' } });
  expect(await adopt('transfer')).toMatchObject({ ok: true, value: { act: { groups: ['AD'] } } });
});
