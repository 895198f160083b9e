import { describeWithServer, openOn, ownPrefix } from '../../../test/given-servers';
import { KurrentDbServer } from './kurrentdb-server';

/** `esdb://user:password@host:port?tlsCAFile=…` */
describeWithServer('EVENTSTORE_TLS_URL', (url) => {
  /** A password is looked at slowly on a busy server; what cannot pass is tried for as long. */
  const readAt = async (address: string): Promise<unknown> => {
    const server = new KurrentDbServer({ url: address, prefix: ownPrefix(), patience: 5_000 });
    try {
      return await server.read('unit-a', 0);
    } finally {
      await server.close();
    }
  };

  it('an account and a certificate that hold are let in', async () => {
    const { store, close } = await openOn(url, ownPrefix());
    expect(await store.head()).toBe(0n);
    await close();
  });

  it('a certificate of an authority that is not named is refused', async () => {
    await expect(readAt(url.replace(/[?&]tlsCAFile=[^&]*/, ''))).rejects.toMatchObject({
      type: 'unavailable',
    });
  });

  it('a wrong password is refused at once, by type', async () => {
    const wrong = url.replace(/:[^:@/]+@/, ':wrong@');
    await expect(readAt(wrong)).rejects.toMatchObject({ type: 'access-denied' });
    await expect(openOn(wrong, ownPrefix())).rejects.toMatchObject({ type: 'access-denied' });
  });
});
