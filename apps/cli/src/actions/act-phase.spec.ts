import type { ActKind, ActPhase } from '@fonds/acts';
import { phaseWords, reviewPhaseWords } from './act-phase';

const listed = (kind: ActKind, phase: ActPhase, applied = 0): string =>
  phaseWords({ kind, phase, counts: { applied } }).zh;

describe('how far an act is', () => {
  it.each([
    ['drafted', 0, { phase: 'planned' }],
    ['offered', 0, { phase: 'in-review' }],
    ['sealed', 0, { phase: 'sealed' }],
    ['refused', 0, { phase: 'in-review', gateRefusal: { code: 'held' } }],
    ['decided', 0, { phase: 'opened' }],
    ['closed', 2, { phase: 'opened' }],
    ['closed', 0, { phase: 'closed' }],
    ['withdrawn', 0, { phase: 'withdrawn' }],
  ] as const)(
    'a list of opening reviews says of one that is %s (%s applied) what the review says',
    (phase, applied, review) => expect(listed('opening', phase, applied)).toBe(reviewPhaseWords(review).zh),
  );

  it('a register of destruction is approved, and no more offered; other acts are', () => {
    expect([listed('destruction', 'offered'), listed('transfer', 'offered')]).toEqual(['已批准', '已提交']);
    expect(listed('destruction', 'certified')).toBe('已签证');
    expect(listed('opening', 'offered')).toBe('审核中');
  });
});
