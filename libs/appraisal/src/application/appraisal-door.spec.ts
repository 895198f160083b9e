import type { Asking } from '@fonds/acts';
import { MemoryEventStore, type CommandProgress } from '@fonds/event-store';
import { ok } from '@fonds/kernel';
import { ACTOR, ARCHIVES, FONDS, record, testClock, testContext, testId } from '@fonds/testing';
import { appraisalStream } from '../domain/appraisal.state';
import { AppraisalDoor } from './appraisal-door';

it('whoever asks for an appraisal is told how far it is: each of its long commands takes his ear along', async () => {
  const [store, id] = [new MemoryEventStore(testClock), testId()];
  const opened = {
    ...{ fonds: FONDS, custodian: ARCHIVES, members: [{ name: '张某', role: '档案' }] },
    ...{ method: '逐卷' as const, scope: '期满档案' },
  };
  await record(store, appraisalStream(id), 'AppraisalOpened', opened);
  const door = new AppraisalDoor(
    store,
    {} as never,
    { visible: () => Promise.resolve(ok(FONDS)) } as never,
    { catchUp: () => Promise.resolve() } as never,
    { idOf: () => ARCHIVES, find: () => Promise.resolve([{ id: ARCHIVES }]) } as never,
  );
  const roles = [{ role: 'UnitArchivist', organisation: ARCHIVES }];
  const caller = { account: ACTOR, roles, viewer: { organisations: [ARCHIVES] } };
  const asking = { caller, wanted: {}, context: testContext() } as unknown as Asking;
  const progress: CommandProgress = () => undefined;
  const commands = [
    await door.open(opened, asking, progress),
    await door.decide(id, [{ opinion: 'keep', reason: '有查考价值' }], asking, progress),
    await door.report(id, { title: '报告' }, asking, progress),
  ];
  expect(commands.map((each) => each.ok && each.value.progress)).toEqual([progress, progress, progress]);
});
