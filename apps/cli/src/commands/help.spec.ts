import { APPROVER_WORDS, CAPACITY_WORDS, OFFICE_WORDS } from '@fonds/appraisal';
import { DESTINATION_WORDS } from '@fonds/law';
import type { Command, Option } from 'commander';
import type { Language } from '../terminal/language';
import { fondsProgram } from '../program';
import { DESTINATIONS } from './case.options';

const optionsOf = (language: Language, ...path: string[]): readonly Option[] => {
  const start: Command | undefined = fondsProgram(language);
  return (
    path.reduce<Command | undefined>((at, name) => at?.commands.find((c) => c.name() === name), start)
      ?.options ?? []
  );
};
const leaves = (command: Command): Command[] => [command, ...command.commands.flatMap(leaves)];

describe('the help of a command', () => {
  it.each<[Language, string]>([
    ['zh', '（必填）'],
    ['en', '(required)'],
  ])('marks every option that must be given, and no other (%s)', (language, mark) => {
    const options = leaves(fondsProgram(language)).flatMap((command) => command.options);
    expect(options.some(({ mandatory }) => mandatory)).toBe(true);
    for (const { mandatory, description } of options) expect(description.endsWith(mark)).toBe(mandatory);
  });

  it.each([
    ['ead', []],
    ['atom', ['--source-name']],
    ['catalogue', ['--hidden-rows', '--fonds-name']],
  ])('of import %s lists what that format has, and nothing of the others', (format, own) => {
    const names = optionsOf('en', 'import', format).map(({ long }) => long);
    const ofOne = ['--hidden-rows', '--fonds-name', '--source-name'].filter((name) => names.includes(name));
    expect(ofOne).toEqual(own);
    expect(names).toContain('--held-since');
  });

  it.each<Language>(['zh', 'en'])('of a decision says what each destination is (%s)', (language) => {
    const [option] = optionsOf(language, 'case', 'decide').filter(({ long }) => long === '--destination');
    for (const code of DESTINATIONS)
      expect(option?.description).toContain(`${code} ${DESTINATION_WORDS[code as 'SUC'][language]}`);
    expect(option?.argChoices).toEqual(DESTINATIONS);
  });

  it.each<[string, string, object]>([
    ['approve', '--approver', APPROVER_WORDS],
    ['sign', '--capacity', CAPACITY_WORDS],
    ['paper', '--capacity', CAPACITY_WORDS],
    ['count', '--office', OFFICE_WORDS],
  ])('of destruction %s says what each code of %s is', (command, long, words) => {
    for (const language of ['zh', 'en'] as const) {
      const option = optionsOf(language, 'destruction', command).find((each) => each.long === long);
      expect(option?.argChoices).toEqual(Object.keys(words));
      for (const [code, meaning] of Object.entries(words as Record<string, Record<Language, string>>))
        expect(option?.description).toContain(`${code} ${meaning[language]}`);
    }
  });
});
