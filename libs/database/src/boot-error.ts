/** One text in both languages: whoever starts the program has not been asked for his yet. */
export interface BothLanguages {
  readonly en: string;
  readonly zh: string;
}

export const bothLanguages = ({ en, zh }: BothLanguages): string => `${en}\n${zh}`;

/** Something the person who starts the program can mend. The message says what happened and what to do; print it without a stack. */
export class BootError extends Error {
  override readonly name = 'BootError';

  constructor(words: BothLanguages) {
    super(bothLanguages(words));
  }
}
