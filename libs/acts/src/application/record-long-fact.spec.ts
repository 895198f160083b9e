import { civilDate } from '@fonds/kernel';
import { FONDS, record, testContext, testId } from '@fonds/testing';
import { MemoryEventStore, pastEvent } from '@fonds/event-store';
import { unitStream } from '@fonds/holdings';
import { bench, unitOf, type Bench } from '../../test/own-act-bench.fixture';
import { gateStream } from '../domain/act.state';
import type { Fact } from './fact';
import { recordFact } from './record-fact';
import { recordLongFact } from './record-long-fact';

const lostOn = (since: string): Fact => ({ type: 'LossRecorded', data: { since, circumstances: '水浸' } });
const LOST = lostOn('2026-11-20');
/** Two units a part: five are three parts. */
const tell = (b: Bench, fact: Fact, context = testContext()) =>
  recordLongFact(b.store, b.settler, { fonds: FONDS, units: b.units, fact }, context, 2);
const atGate = async (b: Bench): Promise<readonly (readonly [string, number])[]> =>
  (await b.store.readStream(gateStream(FONDS)))
    .map(pastEvent)
    .map(({ type, data }) => [type, (data as { of: { count: number } }).of.count] as const);

describe('a fact of more units than one event can name', () => {
  it('is told in parts, in the order of the list', async () => {
    const b = await bench(5);
    const told = await tell(b, LOST);
    expect(told).toMatchObject({ ok: true, value: { repeated: false } });
    expect(told.ok && told.value.events).toHaveLength(3);
    expect(await atGate(b)).toEqual([
      ['LossRecorded', 2],
      ['LossRecorded', 2],
      ['LossRecorded', 1],
    ]);
    for (const unit of b.units) expect((await unitOf(b, unit)).out).toBe('lost');
  });

  it('goes on where it stopped when the same command comes again, and is told once', async () => {
    const b = await bench(5);
    const context = testContext();
    await recordFact(b.store, b.settler, { fonds: FONDS, units: b.units.slice(0, 2), fact: LOST }, context);
    const first = await tell(b, LOST, context);
    expect(first).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await tell(b, LOST, context)).toEqual({
      ok: true,
      value: { ...(first.ok && first.value), repeated: true },
    });
    expect(await atGate(b)).toHaveLength(3);
  });

  it('says how far it was told where something came between its parts, and goes on from there', async () => {
    const b = await bench(5);
    const context = testContext({ evidence: [{ sha256: 'a'.repeat(64), kind: 'paper' }] });
    const late = b.units[3] ?? '';
    // Weighed, all five are there; then one of the second part is lost by another hand.
    const append = b.store.append.bind(b.store);
    let first = true;
    const between = jest.spyOn(b.store, 'append').mockImplementation(async (requests) => {
      const done = await append(requests);
      if (first) {
        first = false;
        await b.fact(LOST, [late]);
      }
      return done;
    });
    const told = await tell(b, LOST, context);
    between.mockRestore();
    expect(told).toMatchObject({
      ok: false,
      error: {
        code: 'fact-told-in-part',
        facts: { refused: 'not-in-store', told: 2, left: 3, first: b.units[2] },
      },
    });
    expect(await atGate(b)).toEqual([
      ['LossRecorded', 2],
      ['LossRecorded', 1],
    ]);
  });

  it.each<[string, string, Fact, Fact]>([
    ['is lost already', 'not-in-store', LOST, LOST],
    [
      'had its last custody event later',
      'before-previous-custody',
      { type: 'Seized', data: { since: '2026-11-10', holder: testId(), document: '查封令' } },
      lostOn('2026-11-05'),
    ],
  ])('is not told at all where one of the last units %s', async (_, code, before, fact) => {
    const b = await bench(5);
    await b.fact(before, b.units.slice(4), { evidence: [{ sha256: 'a'.repeat(64), kind: 'paper' }] });
    expect(await tell(b, fact, testContext({ businessDate: civilDate('2026-11-22') }))).toMatchObject({
      error: { code },
    });
    expect(await atGate(b)).toHaveLength(1);
    expect((await unitOf(b, b.units[0] ?? '')).out).toBeUndefined();
  });

  it('has the copies of all units loaded together when it comes again after its process died at the gate', async () => {
    const b = await bench(5);
    const context = testContext();
    jest.spyOn(b.store, 'load').mockRejectedValueOnce(new Error('the process died'));
    await expect(tell(b, LOST, context)).rejects.toThrow('the process died');
    const append = jest.spyOn(b.store, 'append');
    expect(await tell(b, LOST, context)).toMatchObject({ ok: true });
    // The memory's load is an append of all at once.
    const ofUnits = append.mock.calls.filter(([[request]]) => request?.stream.startsWith('unit-'));
    expect(ofUnits.map(([requests]) => requests.length)).toEqual([2, 2, 1]);
    for (const unit of b.units) expect((await unitOf(b, unit)).out).toBe('lost');
  });

  it('reaches a unit whose stream goes on while the copies are loaded', async () => {
    const b = await bench(2);
    const context = testContext();
    jest.spyOn(b.store, 'load').mockRejectedValueOnce(new Error('the process died'));
    await expect(tell(b, LOST, context)).rejects.toThrow('the process died');
    const [moved = ''] = b.units;
    const { load } = MemoryEventStore.prototype;
    jest.spyOn(b.store, 'load').mockImplementationOnce(async (requests) => {
      await record(b.store, unitStream(moved), 'ItemDescribed', {
        fields: [{ field: 'scope', after: '水库' }],
      });
      return load.call(b.store, requests);
    });
    expect(await tell(b, LOST, context)).toMatchObject({ ok: true });
    for (const unit of b.units) expect((await unitOf(b, unit)).out).toBe('lost');
  });
});
