import type { Command } from 'commander';
import { fondsProgram } from '../program';
import { CALL_FORMS } from './call-forms';
import { UsageError } from './exit-codes';
import { FORMS, formOf, misread, needed, oneOf } from './form';

const HAN = /[\u4e00-\u9fff]/;
const all = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(all)];
const COMMANDS = all(fondsProgram('en'));

describe('the forms of values', () => {
  it.each(COMMANDS.map((command) => [command.createHelp().commandUsage(command), command] as const))(
    'what a person has to put in has a form and an example: %s',
    (_usage, command) => {
      const words = [
        ...command.registeredArguments.map((argument) => argument.name()),
        ...command.options
          .filter(({ flags, argChoices }) => /[<[]/.test(flags) && !argChoices)
          .map(({ flags }) => flags),
      ];
      expect(words.filter((word) => formOf(word, 'en') === undefined)).toEqual([]);
    },
  );

  it('name commands that there are', () => {
    const names = new Set(
      COMMANDS.map((command) => command.createHelp().commandUsage(command).split(' [')[0]),
    );
    const texts = [...Object.values(FORMS), ...Object.values(CALL_FORMS)].flat();
    const named = texts.flatMap((text) => text.match(/fonds(?: [a-z-]+)+/g) ?? []);
    const known = (call: string): boolean => {
      const words = call.split(' ');
      return words.some((_, length) => names.has(words.slice(0, length + 1).join(' ')) && length > 0);
    };
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((call) => !known(call))).toEqual([]);
  });

  it('are in both languages', () => {
    for (const [zh, en, example] of [...Object.values(FORMS), ...Object.values(CALL_FORMS)]) {
      expect(zh).not.toBe(en);
      // The values of some fields are Chinese words in both languages.
      if (!/开放|真实性/.test(en)) expect(`${en} ${example}`).not.toMatch(HAN);
    }
  });
});

it('a value that is not written as it must be is told with its form and an example', () => {
  const [wrong, missing, none] = [
    misread('code:from:until', '415001', '--interval'),
    needed('unit set-aside'),
    oneOf(['level', 'fonds'], 'size', '--by'),
  ];
  expect([wrong, missing, none].every((error) => error instanceof UsageError)).toBe(true);
  expect([wrong.in('en'), wrong.in('zh')]).toEqual([
    '--interval 415001: must be CODE:FROM:UNTIL[:HOLDER], held before the day UNTIL, such as --interval 415001:1983-01-01:2000-01-01',
    '--interval 415001：应为“单位代码:起日:止日（不含）[:持有者]”，如 --interval 415001:1983-01-01:2000-01-01',
  ]);
  expect(missing.in('en')).toMatch(/^give either --keep or --admit, such as fonds unit set-aside /);
  expect(none.in('zh')).toBe('--by size：应为 level、fonds 之一，如 --by level');
});
