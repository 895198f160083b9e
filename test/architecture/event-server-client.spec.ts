import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const ADAPTER = 'libs/event-store/src/adapters/kurrentdb/';
/** Tests and measurements too, which no arrow looks at. */
const FOLDERS = ['apps', 'bin', 'bench', 'libs', 'scripts', 'test'];
/** An import that begins or ends its statement on this line, or one at run time; not one in a planted text. */
const CLIENT =
  /^((import|export)\b|\})[^"\n]*'@(eventstore|kurrent)\/|\b(import|require)\(\s*['"]@(eventstore|kurrent)\//m;

const filesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path);
    return /\.(ts|tsx|mjs|cjs|js)$/.test(entry.name) ? [path] : [];
  });
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe("the event server's client", () => {
  it("is imported in its adapter's folder alone", () => {
    const importing = FOLDERS.flatMap(filesBelow).filter((path) => CLIENT.test(textOf(path)));
    expect(importing).toContain(`${ADAPTER}kurrentdb-server.ts`);
    expect(importing.filter((path) => !path.startsWith(ADAPTER))).toEqual([]);
  });

  const name = '@eventstore/db-client';
  it.each([
    `import { jsonEvent } from '${name}';`,
    `} from '${name}';`,
    `const client = await import('${name}');`,
    `const client = require('${name}');`,
  ])('is seen in %s', (line) => expect(CLIENT.test(`const a = 1;\n${line}\n`)).toBe(true));

  it('is wrapped by fewer than 300 lines', () => {
    const product = filesBelow(ADAPTER.slice(0, -1)).filter((path) => !/(spec|fixture)\.ts$/.test(path));
    expect(product.length).toBeGreaterThan(2);
    const lines = product.reduce((sum, path) => sum + textOf(path).trimEnd().split('\n').length, 0);
    expect(lines).toBeLessThan(300);
  });
});
