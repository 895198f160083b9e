import { CommanderError } from 'commander';
import { fondsProgram } from './program';
import { EXIT, Interrupted, ToldFailure, UsageError } from './terminal/exit-codes';
import { languageFrom, type Language } from './terminal/language';

/** One call of `fonds`. @returns the exit code */
export async function runFonds(argv: readonly string[]): Promise<number> {
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
  const language = languageFrom(argv, process.env);
  try {
    await fondsProgram(language).parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    return told(error, language);
  }
}

async function told(error: unknown, language: Language): Promise<number> {
  // Help and version end so too; commander has written what there is to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof ToldFailure) return error.exitCode;
  if (error instanceof UsageError) {
    process.stderr.write(`${language === 'zh' ? '用法错误：' : 'Usage: '}${error.in(language)}\n`);
    return EXIT.usage;
  }
  if (error instanceof Interrupted) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.interrupted;
  }
  const { failureOf } = await import('./terminal/failure-text');
  const { lines, exitCode } = failureOf(error, language);
  for (const line of lines) process.stderr.write(`${line}\n`);
  if (process.env['FONDS_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  return exitCode;
}
