/**
 * The arrows that must never be (docs/adr, README "Arrows"). Each is broken once, on purpose, in test/architecture/arrows.spec.ts.
 * Paths are those of the checkout; the spec runs the same rules on planted files.
 */
const TESTS = '\\.(e2e-|eventstore-)?spec\\.ts$|\\.conformance\\.ts$|^libs/[^/]+/test/';
const LIBRARY = '^libs/([^/]+)/';
const INSIDE = ['^libs/[^/]+/src/', '^libs/[^/]+/[^/]+/src/'];
const DOOR = ['^libs/[^/]+/src/index\\.ts$', '^libs/[^/]+/[^/]+/src/index\\.ts$'];

module.exports = {
  forbidden: [
    {
      name: 'domain-stays-pure',
      comment:
        'domain → Nest, pg: decide and evolve are plain functions; what they need comes in with the command.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: TESTS },
      to: {
        path: 'node_modules/(@nestjs|pg|pg-[^/]+|pino|rxjs|class-validator|class-transformer)(/|$)|^libs/database/',
      },
    },
    {
      name: 'domain-has-no-machine',
      comment:
        'domain → clock, random, process, files: no module of Node at all. Ids and digests come from the kernel. (The globals Date, Math.random and process are left to the linter.)',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-looks-inward',
      comment: 'domain → its own application, read or http.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/domain/' },
      to: { path: '^libs/$1/src/(application|read|http|adapters)/' },
    },
    {
      name: 'no-lib-to-app',
      comment: 'libs → apps.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'only-through-the-door',
      comment:
        "a library → another library's inside: index.ts is the only door. A part that others need alone (ledger/core) has a src and a door of its own.",
      severity: 'error',
      from: { path: LIBRARY },
      to: {
        path: INSIDE,
        pathNot: ['^libs/$1/', ...DOOR],
      },
    },
    {
      name: 'apps-through-the-door',
      comment: "an app → a library's inside.",
      severity: 'error',
      from: { path: '^apps/' },
      to: {
        path: INSIDE,
        pathNot: DOOR,
      },
    },
    {
      name: 'no-read-to-decide',
      comment: 'read → decide: a projection folds events; what may happen is not its question.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/read/', pathNot: TESTS },
      to: { path: '(\\.decider\\.ts$)|(^libs/[^/]+/src/application/)' },
    },
    {
      name: 'event-server-client-in-one-place',
      comment: "anything but adapters/kurrentdb → the event server's client.",
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '^libs/event-store/src/adapters/kurrentdb/' },
      to: { path: 'node_modules/@(eventstore|kurrent)/|^@(eventstore|kurrent)/' },
    },
    {
      name: 'ledger-core-needs-kernel-only',
      comment: 'ledger/core → anything but kernel: the offline verifier is read by strangers.',
      severity: 'error',
      from: { path: '^libs/ledger/core/', pathNot: TESTS },
      to: { pathNot: ['^libs/ledger/core/', '^libs/kernel/src/index\\.ts$'] },
    },
    {
      name: 'verifier-needs-ledger-core-only',
      comment:
        'apps/verify → anything but ledger/core and the names of events and of kinds of cases, and of Node more than files and zlib: it is one file that a stranger reads, without Nest, database and network.',
      severity: 'error',
      from: { path: '^apps/verify/src/', pathNot: TESTS },
      to: {
        pathNot: [
          '^apps/verify/src/',
          '^libs/ledger/core/src/index\\.ts$',
          '^libs/(event-contracts|law)/words/src/index\\.ts$',
          '^(node:)?(fs|path|util|zlib)$',
        ],
      },
    },
    {
      name: 'audit-shares-only-the-core',
      comment:
        'ledger/audit → anything of ours but ledger/core and kernel: what checks the writers must not share their mistakes.',
      severity: 'error',
      from: { path: '^libs/ledger/audit/src/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: ['^libs/ledger/(audit|core)/', '^libs/kernel/src/index\\.ts$'] },
    },
    {
      name: 'leaf-thread-loads-little',
      comment:
        "the audit's second thread → the driver, kernel or all of ledger/core: it would begin when a tenth of the work is done.",
      severity: 'error',
      from: { path: '^libs/ledger/audit/src/leaf-thread\\.ts$' },
      to: { path: '^libs/(kernel|ledger/core)/src/index\\.ts$|node_modules/pg/', reachable: true },
    },
    {
      name: 'forms-print-what-they-are-given',
      comment:
        'forms → a context, the log or the database: a paper is made from plain data, whoever read it from the events.',
      severity: 'error',
      from: { path: '^libs/forms/src/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: '^libs/(forms|kernel|law|spreadsheets)/' },
    },
    {
      name: 'product-never-needs-bench',
      comment: 'product → bench: peers are measured beside the product and never installed with it.',
      severity: 'error',
      from: { path: '^(libs|apps)/' },
      to: { path: '^bench/' },
    },
    {
      name: 'product-never-needs-tests',
      comment: 'product → libs/testing or test/.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: [TESTS, '^libs/testing/'] },
      to: { path: '^(libs/testing|test)/' },
    },
    {
      name: 'no-cycle',
      comment: 'cycles anywhere.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'What cannot be resolved escapes every other arrow.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, dependencyTypesNot: ['type-only'], pathNot: '^@(eventstore|kurrent)/' },
    },
    {
      name: 'declared-dependencies',
      comment:
        'An import that package.json does not name works only by accident. Types alone are gone at run time.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: [TESTS, '^libs/testing/'] },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-dev', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|coverage)/' },
    tsPreCompilationDeps: true,
    // Who depends on a module, and orphans: no rule above asks for them.
    skipAnalysisNotInRules: true,
    tsConfig: { fileName: 'tsconfig.build.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.d.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'types', 'default'],
      // No file comes or goes while it runs.
      cachedInputFileSystem: { cacheDuration: 600_000 },
    },
  },
};
