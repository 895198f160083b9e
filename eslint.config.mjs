import tseslint from 'typescript-eslint';

const DATE = { name: 'Date', message: 'Time comes in with the command; edges use the Clock.' };
/** What a pure function must be given, and never fetch. Modules of Node are left to the arrows. */
const MACHINE = [
  DATE,
  ...[
    'process',
    'performance',
    'crypto',
    'fetch',
    'globalThis',
    'global',
    'setTimeout',
    'setInterval',
    'setImmediate',
  ].map((name) => ({
    name,
    message: 'Pure code has no clock, no random, no environment: it comes in with the command.',
  })),
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'bench/**',
      'data/**',
      'libs/event-contracts/src/generated/**',
      'libs/event-contracts/words/src/generated/**',
      '**/*.cjs',
      '**/*.mjs',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    // A rule is kept or changed here; no comment in a file turns it off.
    linterOptions: { noInlineConfig: true },
    // No rule here asks what a comment's tags say.
    languageOptions: { parserOptions: { jsDocParsingMode: 'none' } },
    // Rules that ask for types stand in .oxlintrc.json.
    rules: {
      // There a comment could turn a rule off.
      'no-warning-comments': ['error', { terms: ['oxlint-disable', 'eslint-disable'], location: 'anywhere' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-globals': ['error', DATE],
    },
  },
  {
    // Edges and adapters may read the clock; nothing below domain/ may.
    files: [
      'apps/**/*.ts',
      'test/**/*.ts',
      'scripts/**/*.ts',
      'libs/*/src/adapters/**/*.ts',
      'libs/*/*/src/adapters/**/*.ts',
      'libs/testing/**/*.ts',
    ],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['**/domain/**/*.ts', 'libs/kernel/src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...MACHINE],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance comes in with the command.' },
      ],
    },
  },
  {
    files: ['libs/kernel/src/clock.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
);
