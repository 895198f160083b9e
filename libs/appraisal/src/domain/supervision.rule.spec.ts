import type { DestructionListDrawn } from '@fonds/event-contracts';
import { addDays, civilDate } from '@fonds/kernel';
import {
  carryLawData,
  FIRST_LAW_DATA_VERSION,
  law,
  LAW_DATA_VERSION,
  lawData,
  type DestructionRegister,
} from '@fonds/law';
import { approved, counted, drawn, FIRST, listed, SECOND } from '../../test/register-story.fixture';
import { destructionOf } from './destruction.state';
import { signaturesRefusal, signersOf, supervisionRefusal } from './supervision.rule';

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

describe('who signs a register, and who supervises it together, is data (INV-16, INV-17)', () => {
  const TODAY = civilDate('2026-11-20');
  const accounting = { drawn: drawn('accounting', 'organ-head').data as DestructionListDrawn };
  const [found] = lawData(FIRST_LAW_DATA_VERSION).destructionRegisters;
  let away: () => void = () => undefined;
  afterEach(() => away());
  const carry = (over: Partial<DestructionRegister>) => {
    if (!found) throw new Error('no register is stated');
    away = carryLawData({
      ...{ version: '2099-01-01', news: { zh: '试验', en: 'a trial' } },
      destructionRegisters: [{ ...found, ...over }],
    });
  };

  it('of its version: whoever stands on an older one keeps the answer that he had', () => {
    carry({ signers: ['unit-head'] });
    const asked = [FIRST_LAW_DATA_VERSION, LAW_DATA_VERSION, '2099-01-01'].map((version) =>
      signersOf(accounting, law.at(TODAY, version)),
    );
    expect(asked.map(({ capacities }) => capacities.length)).toEqual([5, 5, 1]);
    expect(asked.map(({ rule, isDefault }) => [rule, isDefault])).toEqual(Array(3).fill(['INV-17', false]));
  });

  it('and what was only seen in a copy is a default, which a recorded decision does without', () => {
    carry({ signers: ['unit-head'], mark: 'F~' });
    const events = [
      drawn('accounting'),
      ...listed,
      approved(),
      counted(FIRST),
      counted(SECOND, 'accounting'),
    ];
    const lacking = (version: string, ...decided: string[]) =>
      signaturesRefusal(destructionOf(events), law.at(TODAY, version), new Set(decided));
    expect(lacking(LAW_DATA_VERSION, 'INV-17')).toMatchObject({ code: 'register-signatures-missing' });
    expect(lacking('2099-01-01')).toMatchObject({ facts: { missing: ['unit-head'], decision: 'INV-17' } });
    expect(lacking('2099-01-01', 'INV-17')).toBeUndefined();
  });

  it('as are the departments that supervise together, of electronic records too', () => {
    carry({ supervisors: ['business'], electronic: ['archives', 'it'] });
    const events = [
      drawn('accounting'),
      ...listed,
      approved(),
      counted(FIRST),
      counted(SECOND, 'accounting'),
    ];
    const missing = (version: string, electronic: boolean) =>
      supervisionRefusal(destructionOf(events), law.at(TODAY, version), new Set(), electronic)?.facts;
    expect(missing(LAW_DATA_VERSION, false)).toBeUndefined();
    expect(missing(LAW_DATA_VERSION, true)).toEqual({ missing: ['it'] });
    expect(missing('2099-01-01', true)).toEqual({ missing: ['business', 'it'] });
  });
});
