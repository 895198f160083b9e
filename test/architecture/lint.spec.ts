import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

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
    rule: '@typescript-eslint/no-explicit-any',
  },
  {
    file: 'libs/opening/src/non-null.ts',
    code: 'export const first = (list: string[]): string => list[0]!;',
    rule: '@typescript-eslint/no-non-null-assertion',
  },
  {
    file: 'libs/opening/src/switch.ts',
    code: "export function n(x: 'a' | 'b'): number {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}",
    rule: 'typescript/switch-exhaustiveness-check',
  },
  {
    file: 'libs/opening/src/silenced.ts',
    code: '// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport const x: any = 1;',
    rule: '@typescript-eslint/no-explicit-any',
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
    rule: '@typescript-eslint/ban-ts-comment',
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

/** `file: rule: message` of everything that both linters find by the checkout's own rules in a tree of planted files. */
function lint(files: Readonly<Record<string, string>>): string[] {
  const tree = mkdtempSync(join(tmpdir(), 'fonds-lint-'));
  try {
    for (const file of ['eslint.config.mjs', '.oxlintrc.json', 'tsconfig.json', 'package.json'])
      copyFileSync(join(ROOT, file), join(tree, file));
    symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), `${code}\n`);
    }
    return [...rulesOfText(tree), ...rulesOfTypes(tree)];
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function run<T>(cwd: string, program: readonly string[]): T {
  const [folder = '', ...rest] = program;
  const args = [
    join(ROOT, 'node_modules', folder, 'bin', ...rest.slice(0, 1)),
    ...rest.slice(1),
    '--format',
    'json',
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}

function rulesOfText(tree: string): string[] {
  type Found = { filePath: string; messages: { ruleId: string | null; message: string }[] };
  return run<Found[]>(tree, ['eslint', 'eslint.js', '.']).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) => `${relative(tree, filePath)}: ${ruleId}: ${message}`),
  );
}

/** A rule is told as `typescript(no-floating-promises)`. */
function rulesOfTypes(tree: string): string[] {
  type Found = { diagnostics: { filename: string; code: string; message: string }[] };
  return run<Found>(tree, ['oxlint', 'oxlint', '--type-aware']).diagnostics.map(
    ({ filename, code, message }) => `${filename}: ${code.replace(/\((.+)\)$/, '/$1')}: ${message}`,
  );
}

describe('the linters', () => {
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
});
