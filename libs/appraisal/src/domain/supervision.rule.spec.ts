import type { DestructionListDrawn } from '@fonds/event-contracts';
import { addDays } from '@fonds/kernel';
import { law, LAW_DATA_VERSION, lawData } from '@fonds/law';
import { drawn } from '../../test/register-story.fixture';
import { signersOf } from './supervision.rule';

describe('who signs the register of an organ (INV-16)', () => {
  it('are six from the first day of the order that asks for them, and nobody before', () => {
    const begins = lawData(LAW_DATA_VERSION).instruments['O13']?.inForce;
    if (!begins) throw new Error('the order has no first day');
    const asked = [addDays(begins, -1), begins].map(
      (day) =>
        signersOf(
          { drawn: drawn('general', 'organ-head').data as DestructionListDrawn },
          law.at(day, LAW_DATA_VERSION),
        ).capacities.length,
    );
    expect(asked).toEqual([0, 6]);
  });
});
