import { MemoryEventStore } from '@fonds/event-store';
import { LawInEffect } from '@fonds/identity';
import { FIRST_LAW_DATA_VERSION, LAW_DATA_VERSION } from '@fonds/law';
import { record, testClock, testId } from '@fonds/testing';
import { NationalLawQuery } from './national-law.query';

async function openedWith(lawData?: string): Promise<NationalLawQuery> {
  const store = new MemoryEventStore(testClock);
  const administrator = testId<'account'>();
  if (lawData !== undefined)
    await record(store, 'installation', 'InstallationOpened', { administrator, name: 'root', lawData });
  return new NationalLawQuery(new LawInEffect(store));
}

describe('the national rule data of an installation', () => {
  it('that nobody has opened yet are none, and nothing waits: it begins with the newest', async () => {
    const query = await openedWith();
    expect([await query.standing(), await query.notice()]).toEqual([undefined, undefined]);
  });

  it('that was opened with the newest are these, and nothing waits', async () => {
    const query = await openedWith(LAW_DATA_VERSION);
    expect(await query.standing()).toEqual({ inEffect: LAW_DATA_VERSION, waits: null, carried: true });
    expect(await query.for([{ role: 'Authority' }])).toEqual([]);
  });

  it('that was opened with an older one are that, and the newest waits for those who adopt', async () => {
    const query = await openedWith(FIRST_LAW_DATA_VERSION);
    expect(await query.standing()).toMatchObject({
      inEffect: FIRST_LAW_DATA_VERSION,
      waits: LAW_DATA_VERSION,
    });
    expect(await query.for([{ role: 'Keeper' }, { role: 'Director' }])).toHaveLength(1);
    expect(await query.for([{ role: 'Keeper' }])).toEqual([]);
  });
});
