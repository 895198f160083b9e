import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'bench/**', 'data/**', 'libs/event-contracts/src/generated/**', '**/*.cjs', '**/*.mjs'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-globals': ['error', { name: 'Date', message: 'Time comes in with the command; edges use the Clock.' }],
    },
  },
  {
    // Edges and adapters may read the clock; nothing below domain/ may.
    files: ['apps/**/*.ts', 'test/**/*.ts', 'scripts/**/*.ts', 'libs/*/src/adapters/**/*.ts', 'libs/testing/**/*.ts', 'libs/kernel/src/clock.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
);
