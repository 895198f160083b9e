import { COSIGNATURE_V1, fromHex, verifierKey } from '@fonds/ledger/core';
import type { AddCheckpointResult } from '@fonds/ledger/witness';
import { LedgerHalted } from './ledger-halted';
import type { LogStore } from './log-store';
import { Witnessing, type WitnessRefusal } from './witnessing';

/** RFC 8032 §7.1, test 1. */
const PUBLIC = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const key = verifierKey('witness.example', COSIGNATURE_V1, fromHex(PUBLIC, 32, 'key'));
const EPOCH = { number: 0, origin: 'example/log' };
const CHECKPOINT = { epoch: 0, size: 20, note: 'note' };

/** A witness that answers these one after the other, and a log that has signed `newest` leaves meanwhile. */
async function asked(newest: number, ...answers: AddCheckpointResult[]) {
  const offered: number[] = [];
  const refusals: WitnessRefusal[] = [];
  const cosigned: number[] = [];
  const client = {
    addCheckpoint: ({ oldSize }: { oldSize: number }) => {
      offered.push(oldSize);
      const [answer] = answers.splice(0, 1);
      return answer ? Promise.resolve(answer) : Promise.reject(new Error('asked once too often'));
    },
    latest: () => Promise.resolve({ kind: 'never' as const }),
  };
  const log = {
    newest: () => Promise.resolve({ ...CHECKPOINT, size: newest, lines: [] }),
    addCosignature: (_epoch: number, size: number) => Promise.resolve(void cosigned.push(size)),
  };
  const witnessing = new Witnessing(
    [{ key, client: client as never }],
    log as unknown as LogStore,
    () => Promise.resolve({ ok: false, reason: 'unsigned' }),
    (refusal) => Promise.resolve(void refusals.push(refusal)),
  );
  const halted = await witnessing.ask(EPOCH, CHECKPOINT, 0).then(
    () => false,
    (error: unknown) => error instanceof LedgerHalted,
  );
  return { offered, refusals: refusals.map(({ answer }) => answer), cosigned, halted, witnessing };
}

describe('a witness that knows more of the log than it is shown', () => {
  it('heard another process of the log first, where the log has signed that much: no alarm', async () =>
    expect(await asked(25, { kind: 'behind', size: 25 })).toMatchObject({
      offered: [0],
      refusals: [],
      cosigned: [],
      halted: false,
    }));

  it('has seen another history where the log has not', async () =>
    expect(await asked(20, { kind: 'behind', size: 25 })).toMatchObject({
      offered: [0],
      refusals: ['409 25'],
      cosigned: [],
      halted: true,
    }));
});

describe('what a witness said of one epoch', () => {
  const next = { number: 1, origin: 'example/log/e1', restartPosition: 21n };
  const signature = { name: key.name, keyId: key.id, signature: new Uint8Array(72) };

  it('is not refused of the next', async () => {
    const refused = { kind: 'refused', status: 422, body: 'no such history' } as const;
    const { witnessing, offered } = await asked(20, refused, {
      kind: 'unreachable',
      why: 'network',
      detail: 'away',
    });
    expect(witnessing.refusal).toBeInstanceOf(LedgerHalted);
    await witnessing.ask(next, { ...CHECKPOINT, size: 30 }, 0);
    expect(witnessing.refusal).toBeUndefined();
    expect(offered).toEqual([0, 0]);
  });

  it('is not cosigned of the next, which may be smaller: it is asked from nothing', async () => {
    const answer = { kind: 'cosigned', signature, timestamp: 1 } as const;
    const { witnessing, offered, cosigned } = await asked(20, answer, answer);
    await witnessing.ask(next, { ...CHECKPOINT, size: 7 }, 0);
    expect({ offered, cosigned }).toEqual({ offered: [0, 0], cosigned: [20, 7] });
  });
});

describe('a witness that does not answer', () => {
  it('is asked again after a second, then after twice as long each time, up to five minutes', async () => {
    const at: number[] = [];
    let now = 0;
    const client = {
      addCheckpoint: () => {
        at.push(now / 1_000);
        return Promise.resolve({ kind: 'unreachable', why: 'deadline' });
      },
    };
    const witnessing = new Witnessing(
      [{ key, client: client as never }],
      {} as LogStore,
      () => Promise.resolve({ ok: false, reason: 'unsigned' }),
      () => Promise.reject(new Error('silence is no refusal')),
    );
    for (; now < 1_200_000; now += 500) await witnessing.ask(EPOCH, CHECKPOINT, now);
    expect(at).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 811, 1_111]);
    expect(witnessing.problems.get(key.name)).toBe('deadline');
  });
});
