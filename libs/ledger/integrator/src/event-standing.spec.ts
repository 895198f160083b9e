import { placeOf, positionText } from './event-standing';
import type { LedgerStanding } from './ledger';

const standing = (over: Partial<LedgerStanding> = {}): LedgerStanding => ({
  epoch: { number: 0, origin: 'log' },
  recorded: 9,
  integrated: 7,
  published: 5,
  witnesses: [],
  ...over,
});

describe('the place of an event', () => {
  it('is published under the newest checkpoint, integrated in the tree, recorded behind it', () => {
    expect([5n, 6n, 7n, 8n].map((position) => placeOf(standing(), position))).toEqual([
      { standing: 'published', epoch: 0 },
      { standing: 'integrated', epoch: 0 },
      { standing: 'integrated', epoch: 0 },
      { standing: 'recorded', epoch: 0 },
    ]);
  });

  it('follows the order of leaves that a restart made: its own event is the first', () => {
    const epoch = { number: 1, origin: 'log/e1', restartPosition: 8n };
    const restarted = standing({ epoch, published: 2 });
    expect(placeOf(restarted, '8')).toEqual({ standing: 'published', epoch: 1 });
    expect(placeOf(restarted, '1')).toEqual({ standing: 'published', epoch: 1 });
    expect(placeOf(restarted, '2')).toEqual({ standing: 'integrated', epoch: 1 });
  });

  it('is printed with the epoch where there is more than one', () => {
    expect(positionText('48213', 1)).toBe('e1/48213');
    expect(positionText(48213n, 0)).toBe('48213');
  });
});
