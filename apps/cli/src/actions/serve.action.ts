import { join } from 'node:path';
import type { Action, CommonOptions } from '../session/invocation';

/** The server in this process: signals and the exit code are its own. */
export const serve: Action<CommonOptions> = async () => {
  const server = join(__dirname, '..', '..', '..', 'server', 'src', 'main.js');
  process.argv[1] = server;
  await import(server);
};
