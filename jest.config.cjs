/** Level by suffix: .spec.ts pure · .int.spec.ts on a real database · .e2e-spec.ts over HTTP and the command line. */
const shared = {
  rootDir: __dirname,
  testEnvironment: '<rootDir>/test/shared-context.environment.cjs',
  runtime: '<rootDir>/test/shared-scripts.runtime.cjs',
  // `npm run law:mutate` puts the same tests to a product in which one rule is switched off.
  transform: {
    '^.+\\.ts$': process.env['FONDS_LAW_MUTANT']
      ? '<rootDir>/test/mutation/mutant.transform.cjs'
      : '<rootDir>/test/lazy-doors.transform.cjs',
  },
  moduleNameMapper: { '^@fonds/(.*)$': '<rootDir>/libs/$1/src' },
  setupFiles: ['reflect-metadata'],
};
module.exports = {
  // A busy machine is no failure; what hangs is still ended.
  testTimeout: 60_000,
  // What hundreds of files leave behind makes the last ones several times slower; a fresh process costs a second.
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/test/longest-first.cjs',
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs,test}/**/!(*.int).spec.ts'] },
    {
      ...shared,
      displayName: 'database',
      testMatch: ['<rootDir>/{apps,libs,test}/**/*.int.spec.ts'],
      globalSetup: '<rootDir>/test/database.setup.ts',
      globalTeardown: '<rootDir>/test/database.teardown.ts',
    },
    {
      ...shared,
      displayName: 'http',
      testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/database.setup.ts',
      globalTeardown: '<rootDir>/test/database.teardown.ts',
    },
    {
      ...shared,
      displayName: 'eventstore',
      testMatch: ['<rootDir>/{libs,test}/**/*.eventstore-spec.ts'],
      globalSetup: '<rootDir>/test/database.setup.ts',
      globalTeardown: '<rootDir>/test/database.teardown.ts',
    },
  ],
};
