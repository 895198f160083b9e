import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registeredCodes } from '@fonds/http-edge';
import { HttpFixture } from './application.fixture';

/** Codes that stand in the sources as the first argument of a refusal. */
const MADE = /\b(?:plainRefusal|ruleRefusal)\(\s*'([a-z-]+)'/g;

function codesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(MADE)].map((match) => match[1] ?? ''),
    );
}

describe('every refusal that a library or the server can make', () => {
  let http: HttpFixture;
  beforeAll(async () => void (http = await HttpFixture.open()));
  afterAll(() => http.close());

  it('has a text in both languages when the server runs', () => {
    const root = join(__dirname, '..', '..');
    const made = new Set(['libs', join('apps', 'server')].flatMap((folder) => codesIn(join(root, folder))));
    expect(made.size).toBeGreaterThan(80);
    const told = new Set(registeredCodes());
    expect([...made].filter((code) => !told.has(code)).sort()).toEqual([]);
  });
});
