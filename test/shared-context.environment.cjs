const { TestEnvironment } = require('jest-environment-node');

/** What Jest's runner keeps on the global object: the next test file's runner brings its own. */
const OF_RUNNER = new Set([
  ...['JEST_STATE_SYMBOL', 'EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL', 'RETRY_TIMES'],
  ...['RETRY_IMMEDIATELY', 'WAIT_BEFORE_RETRY', 'LOG_ERRORS_BEFORE_RETRY'],
]);

/** Where `expect` keeps what it was extended by; the next file's `expect` puts its own matchers there. */
const OF_EXPECT = Symbol.for('$$jest-matchers-object');

/** The one of this process. */
let shared;

/**
 * One context for all test files of a process, so that the product and its packages are evaluated once in it (ADR 31). What a test
 * file sets is taken back when it ends: its clock, the environment and what it taught `expect` here, its spies by Jest. A file that
 * replaces modules asks for a context of its own: `@jest-environment node` at its head.
 */
module.exports = class SharedContextEnvironment extends TestEnvironment {
  constructor(config, context) {
    const { watch, watchAll } = config.globalConfig;
    // What was evaluated may be of a file that has been written to since.
    if (shared && !watch && !watchAll) return shared;
    super(config, context);
    /** Modules of the product and of packages, by file. */
    this.evaluated = new Map();
    this.variables = { ...this.global.process.env };
    shared = this;
  }

  async teardown() {
    this.fakeTimersModern.useRealTimers();
    const { env } = this.global.process;
    for (const name of Object.keys(env)) if (!(name in this.variables)) delete env[name];
    Object.assign(env, this.variables);
    for (const symbol of Object.getOwnPropertySymbols(this.global))
      if (OF_RUNNER.has(symbol.description)) delete this.global[symbol];
    const { matchers = {}, customEqualityTesters = [] } = this.global[OF_EXPECT] ?? {};
    for (const name of Object.keys(matchers)) delete matchers[name];
    customEqualityTesters.length = 0;
  }
};
