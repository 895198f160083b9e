import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * The offline verifier as one file that needs Node alone: dist/verify.mjs. Readable, not minified, since whoever is to
 * trust it may want to read it.
 */
export async function buildVerifier() {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(root, 'apps', 'verify', 'src', 'main.ts')],
    outfile: join(root, 'dist', 'verify.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    charset: 'utf8',
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'warning',
  });
}
