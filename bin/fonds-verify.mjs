#!/usr/bin/env node
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../scripts/build.mjs';
import { root } from '../scripts/root.mjs';
import { setup } from '../scripts/setup.mjs';

await setup();
await build();
await import(pathToFileURL(join(root, 'dist', 'verify.mjs')).href);
