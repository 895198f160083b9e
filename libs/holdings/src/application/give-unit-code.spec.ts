import { MemoryEventStore } from '@fonds/event-store';
import { ARCHIVES, holdingTakenOn, record, testClock, testContext, testId } from '@fonds/testing';
import { unitStream } from '../domain/holding-ids';
import { GiveUnitCodeHandler } from './give-unit-code.handler';
import { GiveUnitCode } from './unit.commands';

async function give(code: string, arrangementMode: '按卷' | '按件') {
  const [store, unit] = [new MemoryEventStore(testClock), testId<'unit'>()];
  const key = { kind: 'source' as const, value: unit };
  await record(store, unitStream(unit), 'HoldingTakenOn', holdingTakenOn({ key, code: undefined }));
  const handler = new GiveUnitCodeHandler(store, {
    settle: (_, stored) => Promise.resolve(stored),
    settleAll: (units) => Promise.resolve(units),
  });
  const input = { code, arrangementMode, numberingBody: ARCHIVES };
  return handler.execute(new GiveUnitCode(unit, input, testContext()));
}

describe('the arrangement given with a code (domain.md §3.2)', () => {
  it.each([
    ['Z109-WS·2011-Y-BGS-0001', '按卷', '按件'],
    ['C038-001-002-003', '按件', '按卷'],
    ['C015-WY·TZGG·2019·D10-00001', '按卷', '按件'],
  ] as const)(
    'is refused where the form of the code says otherwise: %s is not %s',
    async (code, given, form) =>
      expect(await give(code, given)).toMatchObject({
        error: { code: 'arrangement-contradicts-code', facts: { given, form } },
      }),
  );

  it.each([
    ['B168-SW·2015·Y-001', '按卷'],
    ['B168-SW·2015·Y-001', '按件'],
    ['旧字第3号', '按卷'],
    ['旧字第3号', '按件'],
    ['C038-001-002-003', '按卷'],
  ] as const)('is taken where the form allows it: %s as %s', async (code, given) =>
    expect(await give(code, given)).toMatchObject({ ok: true }),
  );
});
