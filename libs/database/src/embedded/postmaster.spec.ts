import { createServer, type AddressInfo, type Server } from 'node:net';
import { freePort } from './postmaster';

describe('the port of a server that starts again', () => {
  let other: Server;
  let port: number;
  beforeEach(async () => {
    other = createServer();
    await new Promise<void>((settle) => other.listen(0, '127.0.0.1', settle));
    ({ port } = other.address() as AddressInfo);
  });
  const gone = (): Promise<void> => new Promise((settle) => other.close(() => settle()));

  it('is the former one when what has it for a moment lets it go', async () => {
    const asked = freePort(port, 60_000);
    await new Promise((settle) => setTimeout(settle, 50));
    await gone();
    expect(await asked).toBe(port);
  });

  it('is another when the former one stays taken', async () => {
    expect(await freePort(port)).not.toBe(port);
    expect(await freePort(port, 30)).not.toBe(port);
    await gone();
    expect(await freePort(port)).toBe(port);
  });
});
