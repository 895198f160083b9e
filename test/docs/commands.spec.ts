import type { Command } from 'commander';
import { fondsProgram } from '../../apps/cli/src/program';
import { codeSpansOf, page, pages, type Page } from './markdown';

const CALL = /^(?:[A-Z_]+=\S+ +)*(?:npx )?fonds +(.+)$/;

/** Calls of `fonds` in code blocks and between backticks, comments left out. */
function callsOf(from: Page): string[] {
  const lines = [...codeSpansOf(from), ...blocksOf(from).flatMap((block) => block.split('\n'))];
  return lines.flatMap((line) => CALL.exec(line.replace(/\s+#.*$/, ''))?.[1] ?? []);
}

const blocksOf = ({ text }: Page): string[] =>
  [...text.matchAll(/^ *```[^\n]*\n([\s\S]*?)^ *```/gm)].map((match) => match[1] ?? '');

/** Why a call is not one of this program, or undefined. */
function wrongCall(program: Command, call: string): string | undefined {
  const words = call.match(/"[^"]*"|\S+/g) ?? [];
  let command = program;
  for (const word of words) {
    const next = command.commands.find((each) => each.name() === word);
    if (!next) break;
    command = next;
  }
  if (command === program) return `${call}: there is no such command`;
  const known = optionsOf(command);
  const unknown = words.find((word) => /^--\w/.test(word) && !known.has(word.split('=')[0] ?? ''));
  return unknown && `${call}: there is no option ${unknown}`;
}

const optionsOf = (command: Command): ReadonlySet<string> =>
  new Set([...command.options.map(({ long }) => long ?? ''), '--help']);

describe('the commands that the documentation names', () => {
  const program = fondsProgram('en');

  it('are all there, with their options', () => {
    const calls = pages().flatMap((from) => callsOf(from).map((call) => ({ from, call })));
    expect(calls.length).toBeGreaterThan(40);
    expect(
      calls.flatMap(({ from, call }) => {
        const wrong = wrongCall(program, call);
        return wrong === undefined ? [] : [`${from.path}: ${wrong}`];
      }),
    ).toEqual([]);
  });

  it('are the same in the Chinese and the English guide', () => {
    const [chinese = '', english = ''] = page('docs/user/getting-started.md').text.split(/^## English$/m);
    const named = (text: string): string[] =>
      callsOf({ path: '', text, prose: '' }).map((call) => call.split(' ').slice(0, 2).join(' '));
    expect(named(english)).toEqual(named(chinese));
  });

  it('would be missed here if they were not', () => {
    expect(wrongCall(program, 'holding --archives C')).toContain('no such command');
    expect(wrongCall(program, 'holdings --archive C')).toContain('no option --archive');
    expect(wrongCall(program, 'holdings --archives C --as-of 2020-12-31 --json')).toBeUndefined();
    expect(wrongCall(program, 'unit second U --as li')).toBeUndefined();
  });
});
