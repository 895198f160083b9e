import { MemoryEventStore } from '@fonds/event-store';
import { civilDate } from '@fonds/kernel';
import { record, testClock, testId } from '@fonds/testing';
import { organisationStream } from '../domain/organisation-id';
import { ceasedRefusal } from './in-being';

describe('a body takes archives into its keeping', () => {
  it('until its last day, that day too, and not after it', async () => {
    const store = new MemoryEventStore(testClock);
    const body = testId<'organisation'>();
    const on = (day: string) => ceasedRefusal(store, body, civilDate(day));
    expect(await on('2021-01-01')).toBeUndefined();
    await record(store, organisationStream(body), 'OrganisationRegistered', {
      ...{ code: '150101', name: '市档案馆', kind: 'comprehensive-archives', level: 'city' },
    });
    expect(await on('2021-01-01')).toBeUndefined();
    await record(store, organisationStream(body), 'OrganisationEnded', { validTo: '2020-12-31' });
    expect(await on('2020-12-31')).toBeUndefined();
    expect(await on('2021-01-01')).toMatchObject({
      code: 'organisation-not-in-being',
      facts: { code: '150101', validTo: '2020-12-31', date: '2021-01-01' },
    });
  });
});
