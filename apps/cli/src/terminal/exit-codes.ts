import type { Language, Words } from './language';

/** What a script can tell from the exit of `fonds`. */
export const EXIT = { ok: 0, failed: 1, usage: 2, refused: 3, differs: 4, interrupted: 130 } as const;

/** The command line does not say what is needed; nothing was done. Exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** @param said what is wrong and how it is written, or the form alone where that reads alike in both languages */
  constructor(private readonly said: Words | string) {
    super(typeof said === 'string' ? said : said.en);
  }

  in(language: Language): string {
    return typeof this.said === 'string' ? this.said : this.said[language];
  }
}

/** Something failed and was told already, line by line; only the exit code is left. */
export class ToldFailure extends Error {
  override readonly name = 'ToldFailure';
  constructor(readonly exitCode: number = EXIT.failed) {
    super('the failure was told already');
  }
}

/** Ctrl-C: what was going on stopped at a safe point. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
