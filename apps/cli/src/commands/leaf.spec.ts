import type { Command } from 'commander';
import { fondsProgram } from '../program';

const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];

describe('an option that takes several values', () => {
  // The parser knows by the flags, and only where a letter stands before the dots.
  it('is read as a list, by every command that has one', () => {
    const several = all(fondsProgram('en')).flatMap((command) =>
      command.options.filter(({ flags }) => flags.includes('...')),
    );
    expect(several.map(({ long }) => long)).toEqual(expect.arrayContaining(['--evidence', '--interval']));
    expect(several.filter(({ variadic }) => !variadic)).toEqual([]);
  });
});
