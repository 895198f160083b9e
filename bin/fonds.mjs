#!/usr/bin/env node
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../scripts/build.mjs';
import { root } from '../scripts/root.mjs';
import { setup } from '../scripts/setup.mjs';

await setup();
await build();
// The installation belongs to the checkout, whatever folder the command is called from.
process.env.FONDS_DATA ||= join(root, 'data');
await import(pathToFileURL(join(root, 'dist', 'apps', 'cli', 'src', 'main.js')).href);
