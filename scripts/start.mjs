import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root } from './root.mjs';
import { setup } from './setup.mjs';

await setup();
await build();
// In this process: signals and the exit code are the server's own, and a warm start pays for one Node only.
process.argv[1] = join(root, 'dist', 'apps', 'server', 'src', 'main.js');
await import(pathToFileURL(process.argv[1]).href);
