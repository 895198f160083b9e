const { default: Sequencer } = require('@jest/test-sequencer');

/** Those that start processes and servers, then those with a database, the pure ones at the end: short ones end together. */
const LEVELS = [/[/\\]cli[/\\].*\.e2e-spec\.ts$/, /\.int\.spec\.ts$/, /\.e2e-spec\.ts$/, /(?:)/];
const level = ({ path }) => LEVELS.findIndex((pattern) => pattern.test(path));

/** A fresh checkout knows no durations, and Jest then goes by the size of the files. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => level(one) - level(other));
  }
};
