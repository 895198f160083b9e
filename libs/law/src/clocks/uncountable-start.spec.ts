import type { CivilDate } from '@fonds/kernel';
import { law } from '../law';
import { LAW_DATA_VERSION } from '../law-versions';
import { clockStart } from './clock-start';
import { dueDay } from './due-day';
import { retentionExpiry } from './retention-expiry';
import { isSecretOn } from './secrecy-expiry';

const NEVER = '9999-12-31' as CivilDate;
const TODAY = law.at('2026-11-22' as CivilDate, LAW_DATA_VERSION);

describe('a day at the end of the calendar', () => {
  it('starts no clock', () =>
    expect(
      clockStart([{ printed: '99991231', from: NEVER, to: NEVER, certainty: 'exact' }]),
    ).toBeUndefined());

  it('is told as one from which nobody can count', () =>
    expect(dueDay('CLK-08', NEVER, TODAY)).toBe('start-beyond-calendar'));

  it('ends no period, whichever day that begins on', () =>
    expect([
      retentionExpiry('10年', NEVER, TODAY),
      retentionExpiry('10年', TODAY.date, TODAY, NEVER),
    ]).toEqual(['unmapped', 'unmapped']));

  it('ends no secrecy', () => expect(isSecretOn('秘密★1年', NEVER, TODAY)).toBe(true));
});
