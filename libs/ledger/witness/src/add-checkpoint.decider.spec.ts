import { EMPTY_ROOT_HASH } from '@fonds/ledger/core';
import { PracticeLog } from '@fonds/testing';
import { decideAddCheckpoint, type Head } from './add-checkpoint.decider';

const log = new PracticeLog('log.example');
const head = (size: number, of = log): Head => ({ size, root: of.root(size) });
const step = (oldSize: number, size: number, of = log) => ({
  oldSize,
  ...head(size, of),
  proof: of.proof(oldSize, size),
});

describe('a checkpoint offered to a witness', () => {
  it.each([
    [0, 0],
    [0, 1],
    [1, 2],
    [7, 8],
    [8, 8],
    [3, 300],
    [256, 257],
  ])('from %i to %i leaves is cosigned with its proof', (from, to) => {
    expect(decideAddCheckpoint(from === 0 ? undefined : head(from), step(from, to))).toEqual({
      kind: 'cosign',
      head: head(to),
    });
  });

  it('is the first of its log whatever its size, since everything grows from nothing', () => {
    expect(decideAddCheckpoint(undefined, step(0, 77)).kind).toBe('cosign');
    expect(decideAddCheckpoint({ size: 0, root: EMPTY_ROOT_HASH }, step(0, 77)).kind).toBe('cosign');
  });

  it('whose old size is above its own is no question', () => {
    const proposal = { ...step(5, 5), oldSize: 6 };
    expect(decideAddCheckpoint(head(5), proposal)).toEqual({ kind: 'backwards' });
    // Before it is compared with what was cosigned.
    expect(decideAddCheckpoint(head(6), proposal)).toEqual({ kind: 'backwards' });
  });

  it.each([
    ['nothing was cosigned', undefined, step(4, 9), 0],
    ['less was cosigned', head(3), step(4, 9), 3],
    ['more was cosigned', head(12), step(4, 9), 12],
    ['it is older than what was cosigned', head(12), step(4, 5), 12],
    ['it asks from nothing', head(12), step(0, 20), 12],
  ])('that grows from another size is answered with the size cosigned: %s', (_, latest, proposal, size) => {
    expect(decideAddCheckpoint(latest, proposal)).toEqual({ kind: 'conflict', size, twoRoots: false });
  });

  it('that grows from another size is told the size before its proof is looked at', () => {
    const spoiled = { ...step(4, 9), proof: [EMPTY_ROOT_HASH] };
    expect(decideAddCheckpoint(head(5), spoiled).kind).toBe('conflict');
  });

  it('of no leaves has the root of nothing', () => {
    expect(decideAddCheckpoint(undefined, { ...step(0, 0), root: log.root(1) })).toEqual({
      kind: 'unproven',
      why: 'root-of-nothing',
    });
  });

  it('that grows from nothing needs no proof, and may have none', () => {
    expect(decideAddCheckpoint(undefined, { ...step(0, 9), proof: log.proof(4, 9) })).toEqual({
      kind: 'unproven',
      why: 'proof-of-nothing',
    });
  });

  it('of the size cosigned has the root cosigned', () => {
    const other = log.forkedAt(3);
    expect(decideAddCheckpoint(head(9), step(9, 9, other))).toEqual({ kind: 'unproven', why: 'two-roots' });
    expect(decideAddCheckpoint(head(9), { ...step(9, 9), proof: [log.root(1)] })).toEqual({
      kind: 'unproven',
      why: 'inconsistent',
    });
  });

  it('of the size cosigned with another root is known for a fork, from whichever size it grows', () => {
    expect(decideAddCheckpoint(head(9), step(5, 9, log.forkedAt(3)))).toEqual({
      kind: 'conflict',
      size: 9,
      twoRoots: true,
    });
  });

  it('of a changed history is refused, with the proofs of both histories', () => {
    const other = log.forkedAt(3);
    for (let size = 10; size < 40; size++)
      for (const proof of [other.proof(9, size), log.proof(9, size)])
        expect(decideAddCheckpoint(head(9), { ...step(9, size, other), proof })).toEqual({
          kind: 'unproven',
          why: 'inconsistent',
        });
  });

  it('whose proof lost, doubled or exchanged a hash is refused', () => {
    const { proof, ...rest } = step(9, 300);
    const [first = EMPTY_ROOT_HASH, second = EMPTY_ROOT_HASH, ...others] = proof;
    for (const spoiled of [[], proof.slice(1), [first, ...proof], [second, first, ...others]])
      expect(decideAddCheckpoint(head(9), { ...rest, proof: spoiled }).kind).toBe('unproven');
  });
});
