import type { DomainEvent } from '@fonds/event-contracts';
import { FIRST_LAW_DATA_VERSION } from '@fonds/law';
import { inEffect } from './law-in-effect.fold';

const SHA = '0'.repeat(64);
const opened = (lawData: string): DomainEvent => ({
  type: 'InstallationOpened',
  data: { administrator: '11111111-1111-8111-8111-111111111111', name: 'root', lawData },
});
const activated = (version: string, base: string): DomainEvent => ({
  type: 'NationalLawActivated',
  data: { version, base, sha256: SHA },
});

describe('the national rule data in effect', () => {
  it('are the first ones where nothing says so', () => expect(inEffect([])).toBe(FIRST_LAW_DATA_VERSION));

  it('are those with which the installation was opened, until others are activated (E103)', () => {
    expect(inEffect([opened('2')])).toBe('2');
    expect(inEffect([opened('2'), activated('3', '2')])).toBe('3');
  });

  it('are those that were activated last, also where they are older', () =>
    expect(inEffect([opened('1'), activated('3', '1'), activated('2', '3')])).toBe('2'));
});
