import { rmSync } from 'node:fs';
import { shared } from './database.setup';

export default async function teardown(): Promise<void> {
  const server = shared.fondsTestServer;
  if (!server) return;
  shared.fondsTestServer = undefined;
  await server.embedded.close();
  rmSync(server.folder, { recursive: true, force: true });
}
