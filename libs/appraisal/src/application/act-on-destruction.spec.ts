import { actStream, loadAct } from '@fonds/acts';
import { MemoryEventStore } from '@fonds/event-store';
import { ARCHIVES, FONDS, record, testClock, testContext, testId } from '@fonds/testing';
import { ActOnDestructionHandler } from './act-on-destruction.handler';
import { ActOnDestruction } from './destruction.commands';

/** Who carries acts on, and which it was asked to. */
class Runner {
  readonly asked: string[] = [];

  constructor(private readonly store: MemoryEventStore) {}

  carry(act: string) {
    this.asked.push(act);
    return loadAct(this.store, act);
  }
}

describe('an order on a register of destruction', () => {
  it.each([
    ['written', 0],
    ['carried', 1],
  ] as const)('that is to be %s leaves the act to whoever asked, or carries it on', async (until, times) => {
    const [store, id] = [new MemoryEventStore(testClock), testId()];
    await record(store, actStream(id), 'DestructionListDrawn', {
      ...{ fonds: FONDS, custodian: ARCHIVES, form: 'general', approver: 'leading-authority' },
      ...{ report: { title: '报告' }, filing: false, candidates: 1 },
    });
    const runner = new Runner(store);
    const handler = new ActOnDestructionHandler(store, {} as never, {} as never, runner as never);
    const ask = { kind: 'withdraw', ground: '改期' } as const;
    const told = await handler.execute(new ActOnDestruction(id, ask, testContext(), until));
    expect(told).toMatchObject({ ok: true });
    expect(runner.asked).toHaveLength(times);
  });
});
