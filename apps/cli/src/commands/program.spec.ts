import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fondsProgram } from '../program';

describe('fonds --version', () => {
  it('is the version of the package', () => {
    const text = readFileSync(join(__dirname, '..', '..', '..', '..', 'package.json'), 'utf8');
    expect(fondsProgram('en').version()).toBe((JSON.parse(text) as { version: string }).version);
  });
});
