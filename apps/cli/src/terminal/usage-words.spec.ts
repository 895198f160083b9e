import { fondsProgram } from '../program';
import { helpDescription } from './usage-words';

async function told(language: 'zh' | 'en', ...argv: string[]): Promise<string> {
  const said: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  try {
    await fondsProgram(language).parseAsync(argv, { from: 'user' });
  } catch {
    // What was said is what counts.
  } finally {
    write.mockRestore();
  }
  return said.join('');
}

const CALLS: readonly (readonly [string, RegExp, ...string[]])[] = [
  ['an unknown command, with the nearest', /没有命令“shwo”\n（是否想用 show？）/, 'unit', 'shwo'],
  ['an unknown option', /没有选项“--bogus”/, 'unit', 'show', 'x', '--bogus'],
  ['a missing argument', /缺少参数“unit”\n应为保管单位的档号或标识，如 A001/, 'unit', 'show'],
  [
    'a required option',
    /必须给出选项“--archives <code>”\n应为单位代码，.*，如 --archives 415001\n/,
    'import',
    'ead',
    'x.xml',
  ],
  [
    'an option without its value',
    /选项“--archives <code>”缺少值\n应为单位代码/,
    'import',
    'ead',
    'x.xml',
    '--archives',
  ],
  [
    'an option with choices without its value',
    /选项“--profile <profile>”缺少值\n应为 isad、dat18 之一，如 --profile isad\n/,
    'import',
    'ead',
    'x.xml',
    '--profile',
  ],
  [
    'a value that is none of the choices',
    /不能取值“rad”。 可取：isad, dat18。/,
    'import',
    'ead',
    'x.xml',
    '--profile',
    'rad',
  ],
  ['too many arguments', /参数过多：应为 1 个，给了 2 个。/, 'unit', 'show', 'a', 'b'],
];

describe('a call that cannot be taken is told in the language of the call', () => {
  it.each(CALLS)('%s, with how it is written', async (_name, pattern, ...given) => {
    const argv = given.map(String);
    expect(await told('zh', ...argv)).toMatch(pattern);
    const english = await told('en', ...argv);
    expect(english).toMatch(/^error: [^]*\nUsage: fonds [a-z]/);
    expect(english).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

it('the help of every command has its headings in the language of the call', () => {
  const help = (language: 'zh' | 'en'): string =>
    fondsProgram(language)
      .commands.find((command) => command.name() === 'import')
      ?.helpInformation() ?? '';
  expect(help('zh')).toMatch(/^用法：[^]*选项：[^]*命令：/);
  expect(help('en')).toMatch(/^Usage: [^]*Options:[^]*Commands:/);
  expect(helpDescription('著录规则 (choices: "isad")', 'zh')).toBe(
    '著录规则（可取："isad"）'.replace('（', ' （'),
  );
});
