// The event store's rules on real event servers: EVENTSTORE_URL, EVENTSTORE_CLUSTER_URL, EVENTSTORE_TLS_URL, EVENTSTORE_COMMAND.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './root.mjs';

const SERVERS = ['EVENTSTORE_URL', 'EVENTSTORE_CLUSTER_URL', 'EVENTSTORE_TLS_URL', 'EVENTSTORE_COMMAND'];
const missing = SERVERS.filter((name) => !process.env[name]?.trim());
for (const name of missing) console.log(`not run: ${name} names no server · 未运行：未设置 ${name}`);
if (missing.length === SERVERS.length) {
  console.log('0 passed, 0 failed, 1 skipped');
  process.exit(0);
}
await build();
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const args = [jest, '--selectProjects', 'eventstore', '--runInBand', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
