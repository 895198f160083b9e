import type { PastEvent } from '@fonds/event-contracts';
import { happened, testId } from '@fonds/testing';
import { A, acceptance, B, hold, incident, lost, of, placed } from '../../test/gate.fixture';
import { evolveGate, gateOf, OPEN_GATE } from './gate.state';

const proposal = testId<'event'>();
const litigation = hold();
const EVENTS: readonly PastEvent[] = [
  happened('TransferAccepted', acceptance('2026-11-20').data),
  placed(litigation),
  happened('LossRecorded', lost([A]).data),
  happened(
    'EffectCorrectionProposed',
    { corrects: 2, before: '2026-11-20', after: '2026-11-19' },
    { id: proposal },
  ),
  happened('EffectCorrected', {
    corrects: 2,
    before: '2026-11-20',
    after: '2026-11-19',
    seconds: proposal,
    split: [{ unit: B, code: 'before-previous-custody', rule: 'INV-43', facts: {} }],
  } as never),
  happened('CorrectionBatchApplied', { of: { ...of([]), act: testId() }, since: '2026-11-20' } as never),
  happened('IncidentReported', incident('2026-11-21').data),
  happened('ItemsOpened', { of: of([A]), since: '2026-11-21' } as never),
  happened('HoldLifted', { hold: litigation.hold, since: '2026-11-22', ground: '结案' }),
  happened('LossRecorded', lost([B]).data),
].map((event, revision) => ({ ...event, revision }));

describe('the gate that a stream makes', () => {
  it('is the same, read at once or event by event', () => {
    const told = EVENTS.reduce(evolveGate, OPEN_GATE);
    expect(told.effects.map(({ type, effect }) => `${type} ${effect.since}`)).toEqual([
      'TransferAccepted 2026-11-20',
      'LossRecorded 2026-11-19',
      'IncidentReported 2026-11-21',
      'ItemsOpened 2026-11-21',
      'LossRecorded 2026-11-20',
    ]);
    expect(told.decided.size).toBe(2);
    for (let n = 0; n <= EVENTS.length; n++)
      expect(gateOf(EVENTS.slice(0, n))).toEqual(EVENTS.slice(0, n).reduce(evolveGate, OPEN_GATE));
  });
});
