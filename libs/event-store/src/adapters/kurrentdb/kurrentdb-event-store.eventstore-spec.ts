import { describeEventStore } from '@fonds/testing';
import { describeWithServer, openOn, ownPrefix, type OpenStore } from '../../../test/given-servers';

for (const variable of ['EVENTSTORE_URL', 'EVENTSTORE_CLUSTER_URL'])
  describeWithServer(variable, (url) => {
    let opened: OpenStore | undefined;
    afterAll(() => opened?.test.drop());
    describeEventStore('an event server', async () => {
      opened = await openOn(url, ownPrefix());
      return opened.store;
    });
  });
