import { Command, Option } from 'commander';
import type { Action, CommonOptions } from '../session/invocation';
import { UsageError } from '../terminal/exit-codes';
import type { Language, Words } from '../terminal/language';
import { Output } from '../terminal/output';
import { formOf } from '../terminal/form';
import { helpDescription, helpTitle, howTo, takenBy, usageError } from '../terminal/usage-words';

/** A command line under construction, in one language. */
export class CommandTree {
  constructor(
    readonly command: Command,
    readonly language: Language,
  ) {}

  group(name: string, about: Words): CommandTree {
    const group = this.command.command(name).description(about[this.language]);
    return new CommandTree(settled(group, this.language), this.language);
  }

  /** A command that does something. What does it is loaded when it is called, so that help costs nothing. */
  leaf<Options extends CommonOptions>(
    usage: string,
    about: Words,
    load: () => Promise<Action<Options>>,
    setup: (leaf: Leaf) => void = () => undefined,
    /** Commands below one that does something itself: `trail export` below `trail`. */
    below?: (tree: CommandTree) => void,
  ): this {
    const command = settled(this.command.command(usage).description(about[this.language]), this.language);
    const leaf = new Leaf(command, this.language);
    setup(leaf);
    leaf.common();
    below?.(new CommandTree(command, this.language));
    command.action(async (...given: unknown[]) => {
      const options = command.optsWithGlobals<Options>();
      const words = given.slice(0, -2).flatMap(asWords);
      refuseBlank(command, words, options);
      if (leaf.writes) await checkInput(command, words, options);
      await checkOutput(command, options);
      const act = await load();
      await act({ words, options, out: new Output(this.language, options.json === true) });
    });
    return this;
  }
}

/** The words by which a command is called, without those it is given. */
export const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}`.trim() : '';

/** `-o <file>`, where a command has it; a folder is made where it is not there yet. */
async function checkOutput(command: Command, options: object): Promise<void> {
  const { output } = options as { readonly output?: unknown };
  const takesFile = command.options.some((option) => /--output <file/.test(option.flags));
  if (!takesFile || typeof output !== 'string' || output === '-') return;
  const { refuseUnwritable } = await import('../terminal/file-failure');
  await refuseUnwritable(output);
}

/** A command that writes takes what HTTP takes, and refuses what HTTP refuses. */
async function checkInput(command: Command, words: readonly string[], options: object): Promise<void> {
  const { INPUTS } = await import('../input/inputs');
  const input = INPUTS[pathOf(command)];
  if (!input) throw new Error(`the input of ${pathOf(command)} is not checked`);
  await input(words, options);
}

/** A text of blanks alone says nothing, and would stand in the record as if it did. @throws UsageError */
function refuseBlank(command: Command, words: readonly string[], options: object): void {
  const blank = (text: unknown): boolean => typeof text === 'string' && text.trim() === '';
  const [name] = Object.entries(options).find(([, value]) => [value].flat().some(blank)) ?? [];
  const option = takenBy(command).find((each) => name !== undefined && each.attributeName() === name);
  if (option) throw blankOne(option.long ?? option.flags, option.flags);
  const at = words.findIndex(blank);
  if (at < 0 && name === undefined) return;
  const argument = command.registeredArguments[Math.min(at, command.registeredArguments.length - 1)];
  throw blankOne('""', argument?.name() ?? '');
}

const blankOne = (what: string, word: string): UsageError => {
  const name = what.startsWith('--') ? what : '';
  const [zh, en] = [formOf(word, 'zh', name), formOf(word, 'en', name)];
  return new UsageError({
    zh: `${what}：不能为空${zh ? `；应为${zh}` : ''}`,
    en: `${what}: must not be blank${en ? `; give ${en}` : ''}`,
  });
};

const asWords = (given: unknown): string[] =>
  Array.isArray(given) ? given.map(String) : typeof given === 'string' ? [given] : [];

/** Options of one command, in its language. */
export class Leaf {
  constructor(
    private readonly command: Command,
    private readonly language: Language,
  ) {}

  option(flags: string, about: Words, choices?: readonly string[]): this {
    const option = new Option(flags, about[this.language]);
    this.command.addOption(choices ? option.choices(choices) : option);
    return this;
  }

  required(flags: string, about: Words, choices?: readonly string[]): this {
    const mark = this.language === 'zh' ? '（必填）' : ' (required)';
    const option = new Option(flags, `${about[this.language]}${mark}`).makeOptionMandatory();
    this.command.addOption(choices ? option.choices(choices) : option);
    return this;
  }

  /** Whether it writes: then its input is checked before anything is opened. */
  writes = false;

  /** What is handed out is recorded, with what it is for. */
  recorded(): this {
    this.writes = true;
    return this;
  }

  /** What is said about a deed besides the deed itself. */
  deed(): this {
    this.writes = true;
    return this.option('--business-date <date>', {
      zh: '业务日期，默认今天',
      en: 'civil date of the deed; today',
    })
      .option('--occurred-at <instant>', { zh: '发生时刻，带时区', en: 'instant of the deed, with offset' })
      .option('--reason <text>', { zh: '理由', en: 'why' })
      .option('--on-behalf-of <text>', { zh: '代何人办理', en: 'on whose behalf' })
      .option('--evidence <sha256:kind...>', {
        zh: '佐证材料（fonds evidence add 给出），类别可省',
        en: 'supporting files, as fonds evidence add names them; the kind may be left out',
      })
      .option('--key <text>', {
        zh: '同一键即同一命令，重复执行不重复写',
        en: 'the same key is the same command, whenever it is repeated',
      })
      .option('--if-match <revision>', { zh: '只在该版次上执行', en: 'only on this revision' });
  }

  pages(): this {
    return this.option('--limit <n>', { zh: '每页行数', en: 'rows a page' }).option('--cursor <text>', {
      zh: '上一页给出的 next',
      en: 'next of the page before',
    });
  }

  common(): this {
    for (const option of commonOptions(this.language)) this.command.addOption(option);
    return this;
  }
}

export const commonOptions = (language: Language): Option[] => {
  const option = (flags: string, { zh, en }: Words): Option => new Option(flags, language === 'zh' ? zh : en);
  return [
    option('--json', { zh: '每行一个 JSON 对象', en: 'one JSON object a line' }),
    option('--as <name>', { zh: '以此账户保存的令牌', en: 'with the kept token of this account' }),
    option('--in-role <role>', { zh: '以此角色', en: 'acting in this role' }),
    option('--in-org <code>', { zh: '以此单位', en: 'acting for this organisation' }),
    option('--lang <zh|en>', { zh: '语言', en: 'language' }),
  ];
};

/** Every level throws instead of leaving the process, and says its help in the right language. */
export function settled(command: Command, language: Language): Command {
  command
    .exitOverride()
    .configureOutput({
      writeErr: (text) => process.stderr.write(text),
      outputError: (text, write) => write(usageError(text, language) + howTo(text, command, language)),
    })
    .configureHelp({
      styleTitle: (title) => helpTitle(title, language),
      styleOptionDescription: (text) => helpDescription(text, language),
    })
    .showHelpAfterError(language === 'zh' ? '（加 --help 看用法）' : '(add --help for usage)')
    .helpOption('-h, --help', language === 'zh' ? '用法' : 'usage')
    .helpCommand(false);
  return command;
}
