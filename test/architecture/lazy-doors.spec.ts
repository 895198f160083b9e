import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Is CommonJS for Jest, and knows no types. */
interface Transformer {
  process(source: string, file: string, settings: object): { readonly code: string };
  getCacheKey(source: string, file: string, settings: object): string;
}
const { createTransformer } = jest.requireActual<{ createTransformer(): Transformer }>(
  '../lazy-doors.transform.cjs',
);
const SETTINGS = { config: {}, configString: '', instrument: false, supportsStaticESM: false };

const BEHIND: Readonly<Record<string, string>> = {
  './one': "export const a = 'a of one';\nexport function b(): void {}\nexport type T = string;\n",
  './two': "export * from './three';\nexport abstract class C {}\nexport const a = 'a of two';\n",
  './three': "const d = 'd';\nexport { d, d as e, type T };\ntype T = string;\n",
};
const DOOR = `/** What the library is for. */
export * from './one';
export * from './two';
export { d as f, type T } from './three';
export type { T as U } from './three';
`;
/** What the files give when they are loaded. */
const LOADED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  './one': { a: 'a of one', b: 'b' },
  './two': { a: 'a of two', C: 'C', d: 'd', e: 'd', later: 'later' },
  './three': { d: 'd', e: 'd' },
};

describe('a door as the tests load it', () => {
  let tree: string;
  let loaded: string[];
  let door: Record<string, unknown>;
  const transformer = createTransformer();
  const keyOf = (): string => transformer.getCacheKey(DOOR, join(tree, 'libs/x/src/index.ts'), SETTINGS);
  const put = (name: string, text: string): void => {
    const path = join(tree, 'libs/x/src', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };

  beforeEach(() => {
    tree = mkdtempSync(join(tmpdir(), 'fonds-doors-'));
    for (const [name, text] of Object.entries(BEHIND)) put(`${name}.ts`, text);
    const { code } = transformer.process(DOOR, join(tree, 'libs/x/src/index.ts'), SETTINGS);
    [loaded, door] = [[], {}];
    const load = (name: string): unknown => (loaded.push(name), LOADED[name]);
    // As Jest runs a module: with its exports and a way to others.
    (new Function('exports', 'require', code) as (exports: object, require: unknown) => void)(door, load);
  });
  afterEach(() => rmSync(tree, { recursive: true, force: true }));

  it('has the names that the files behind it give out, the first of two, and no types', () => {
    expect(Object.keys(door).sort()).toEqual(['C', 'a', 'b', 'd', 'e', 'f']);
    expect(door).toMatchObject({ a: 'a of one', C: 'C', d: 'd', e: 'd', f: 'd', __esModule: true });
  });

  it('loads a file when one of its names is used, once, and no other', () => {
    expect(loaded).toEqual([]);
    expect([door['C'], door['C']]).toEqual(['C', 'C']);
    expect(loaded).toEqual(['./two']);
  });

  it('finds a name that came into a file since', () => {
    expect(door['later']).toBe('later');
    expect(door['never']).toBeUndefined();
  });

  it('is compiled anew when a file behind it has changed', () => {
    const before = keyOf();
    expect(keyOf()).toBe(before);
    put('three.ts', "export const g = 'g';\n");
    expect(keyOf()).not.toBe(before);
  });

  it('that does more than handing on is compiled as any module', () => {
    for (const more of ["import { x } from 'y';\nexport const z = x;\n", 'export const z = 1;\n'])
      expect(
        transformer.process(DOOR + more, join(tree, 'libs/x/src/index.ts'), SETTINGS).code,
      ).not.toContain('const loaded');
  });
});
