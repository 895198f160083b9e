import type { CommandProgress } from '@fonds/event-store';
import { ok } from '@fonds/kernel';
import type { Action, DeedOptions } from '../session/invocation';
import { Session } from '../session/session';
import type { Output } from '../terminal/output';
import * as appraisal from './appraisal.action';
import { plan } from './opening-step.action';
import { fact } from './supervision.action';

const out = { json: true, say: ({ en }: { en: string }) => en, data: () => undefined } as unknown as Output;
const DEEDS: readonly (readonly [name: string, Action<never>])[] = [
  ['appraisal open', appraisal.open],
  ['appraisal decide', appraisal.decide],
  ['appraisal report', appraisal.report],
  ['opening plan', plan],
  ['destruction fact', fact],
];
const OUTCOME = { stream: 's', revision: 1, position: 1n, events: [], repeated: false };
const OPTIONS = { member: ['Wang:head'], fonds: 'Z201', rest: true, outcome: 'destroyed', opinion: 'keep' };

describe('a deed on as many units as an act may have', () => {
  const { isTTY } = process.stderr;
  const written: string[] = [];
  beforeEach(() => {
    written.length = 0;
    process.stderr.isTTY = true;
    jest.useFakeTimers();
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  });
  afterEach(() => {
    process.stderr.isTTY = isTTY;
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it.each(DEEDS)('%s says on a terminal that it is at work, and how far it is', async (_name, deed) => {
    const command = (...asked: unknown[]) => Promise.resolve(ok({ progress: asked[asked.length - 1] }));
    const door = new Proxy({}, { get: () => command });
    const execute = async ({ progress }: { readonly progress: CommandProgress }) => {
      await jest.advanceTimersByTimeAsync(2_000);
      progress(3, 9);
      await jest.advanceTimersByTimeAsync(2_000);
      return { ...OUTCOME, outcome: OUTCOME, refused: [] };
    };
    const session = {
      ...{ out, caller: {}, context: () => ({}), asked: {}, installation: { get: () => door } },
      execute,
    } as unknown as Session;
    jest.spyOn(Session, 'use').mockImplementation((_invocation, _permission, work) => work(session));
    const options = OPTIONS as unknown as DeedOptions;
    await (deed as Action<DeedOptions>)({ words: ['A'], options, out });
    expect(written.join('')).toMatch(/ 2 s.* 3\/9/s);
  });
});
