import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const DOMAIN = 'libs/opening/src/domain';
jest.setTimeout(60_000);

/** What breaks a rule of the linter, by file: the rule and a piece of its message. */
const PLANTED: readonly {
  readonly file: string;
  readonly code: string;
  readonly rule: string;
  readonly says?: RegExp;
}[] = [
  { file: `${DOMAIN}/random.ts`, code: 'export const n = Math.random();', rule: 'no-restricted-properties' },
  {
    file: `${DOMAIN}/process.ts`,
    code: "export const zone = process.env['TZ'];",
    rule: 'no-restricted-globals',
    says: /'process'/,
  },
  {
    file: `${DOMAIN}/date.ts`,
    code: 'export const now = new Date();',
    rule: 'no-restricted-globals',
    says: /'Date'/,
  },
  {
    file: `${DOMAIN}/timer.ts`,
    code: 'export const now = performance.now();',
    rule: 'no-restricted-globals',
    says: /'performance'/,
  },
  {
    file: `${DOMAIN}/uuid.ts`,
    code: 'export const id = crypto.randomUUID();',
    rule: 'no-restricted-globals',
    says: /'crypto'/,
  },
  {
    file: `${DOMAIN}/through.ts`,
    code: 'export const now = globalThis.Date.now();',
    rule: 'no-restricted-globals',
    says: /'globalThis'/,
  },
  {
    file: 'libs/kernel/src/id.ts',
    code: 'export const n = Math.random();',
    rule: 'no-restricted-properties',
  },
  {
    file: 'libs/opening/src/read/open.query.ts',
    code: 'export const now = new Date();',
    rule: 'no-restricted-globals',
    says: /'Date'/,
  },
  {
    file: 'libs/opening/src/floating.ts',
    code: 'const later = async (): Promise<void> => undefined;\nexport const start = (): void => {\n  later();\n};',
    rule: 'typescript/no-floating-promises',
  },
  {
    file: 'libs/opening/src/misused.ts',
    code: 'const later = async (): Promise<boolean> => true;\nexport const start = (): number => (later() ? 1 : 2);',
    rule: 'typescript/no-misused-promises',
  },
  {
    file: 'libs/opening/src/awaited.ts',
    code: 'export const one = async (): Promise<number> => await 1;',
    rule: 'typescript/await-thenable',
  },
  {
    file: 'libs/opening/src/through-a-door.ts',
    code: "import { later } from '@fonds/kernel';\nexport const start = (): void => {\n  later();\n};",
    rule: 'typescript/no-floating-promises',
  },
  {
    file: 'libs/opening/src/handler.ts',
    code: 'const later = async (): Promise<void> => undefined;\nexport const start = (): void => [1].forEach(later);',
    rule: 'typescript/no-misused-promises',
    says: /void return/,
  },
  {
    file: 'libs/opening/src/any.ts',
    code: 'export const x: any = 1;',
    rule: 'typescript/no-explicit-any',
  },
  {
    file: 'libs/opening/src/non-null.ts',
    code: 'export const first = (list: string[]): string => list[0]!;',
    rule: 'typescript/no-non-null-assertion',
  },
  {
    file: 'libs/opening/src/switch.ts',
    code: "export function n(x: 'a' | 'b'): number {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}",
    rule: 'typescript/switch-exhaustiveness-check',
  },
  {
    file: 'libs/opening/src/unused.ts',
    code: 'const left = 1;\nexport const x = 2;',
    rule: 'no-unused-vars',
  },
  {
    file: 'libs/opening/src/required.ts',
    code: "export const fs = require('node:fs') as unknown;",
    rule: 'typescript/no-require-imports',
  },
  {
    file: 'libs/opening/src/silenced.ts',
    code: '// eslint-disable-next-line typescript/no-explicit-any\nexport const x: any = 1;',
    rule: 'no-warning-comments',
    says: /eslint-disable/,
  },
  {
    file: 'libs/opening/src/silenced-floating.ts',
    code: 'const later = async (): Promise<void> => undefined;\nexport const start = (): void => {\n  // oxlint-disable-next-line no-floating-promises\n  later();\n};',
    rule: 'no-warning-comments',
    says: /oxlint-disable/,
  },
  {
    file: 'libs/opening/src/ignored.ts',
    code: "// @ts-ignore\nexport const x: number = 'a';",
    rule: 'typescript/ban-ts-comment',
  },
];

const ALLOWED: Readonly<Record<string, string>> = {
  'libs/kernel/src/clock.ts': 'export const now = (): Date => new Date();',
  'libs/kernel/src/index.ts': 'export const later = async (): Promise<void> => undefined;',
  'libs/opening/src/adapters/file/store.ts': "export const now = [new Date(), process.env['TZ']];",
  'libs/opening/src/exhausted.ts':
    "export function n(x: 'a' | 'b'): number {\n  switch (x) {\n    case 'a':\n      return 1;\n    default:\n      return 2;\n  }\n}",
  'apps/server/src/main.ts': 'export const now = [new Date(), Math.random()];',
  [`${DOMAIN}/opening.decider.ts`]:
    'export const decide = (today: string): number => Math.max(1, today.length);',
};

/** `file: rule: message` of everything that the linter finds by the checkout's own rules in a tree of planted files. */
function lint(files: Readonly<Record<string, string>>): string[] {
  const tree = mkdtempSync(join(tmpdir(), 'fonds-lint-'));
  try {
    for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json'])
      copyFileSync(join(ROOT, file), join(tree, file));
    symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), `${code}\n`);
    }
    return problemsIn(tree);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

/** A rule is told as `eslint(no-var)`, `typescript(no-floating-promises)`. */
function problemsIn(tree: string): string[] {
  const program = join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout, stderr } = spawnSync(process.execPath, [program, '--type-aware', '--format', 'json'], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!stdout) throw new Error(stderr);
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { filename: string; code: string; message: string; help?: string }[];
  };
  return diagnostics.map(
    ({ filename, code, message, help = '' }) =>
      `${filename}: ${code.replace(/^eslint\((.+)\)$/, '$1').replace(/\((.+)\)$/, '/$1')}: ${message} ${help}`,
  );
}

describe('the linter', () => {
  let found: string[];
  beforeAll(() => {
    found = lint({ ...ALLOWED, ...Object.fromEntries(PLANTED.map(({ file, code }) => [file, code])) });
  });

  it.each(PLANTED)('sees $rule in $file', ({ file, rule, says }) => {
    const seen = found.filter((line) => line.startsWith(`${file}: ${rule}: `));
    expect(seen).not.toEqual([]);
    if (says) expect(seen.join('\n')).toMatch(says);
  });

  it('leaves alone what is allowed', () => {
    expect(found.filter((line) => Object.keys(ALLOWED).some((file) => line.startsWith(`${file}: `)))).toEqual(
      [],
    );
  });

  it('is turned off by no comment: one could turn off the rule that forbids it, too', () => {
    const files = ['apps', 'libs', 'scripts', 'test'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        join(folder, path),
      ),
    );
    const sources = files.filter((path) => path.endsWith('.ts') && join(ROOT, path) !== __filename);
    expect(sources.length).toBeGreaterThan(1_000);
    const silencing = sources.filter((path) =>
      /(?:es|ox)lint-disable/.test(readFileSync(join(ROOT, path), 'utf8')),
    );
    expect(silencing).toEqual([]);
  });
});
