/** Something the person who runs the witness can mend: what happened and what to do, in English and Chinese. */
export class WitnessFault extends Error {
  override readonly name = 'WitnessFault';

  constructor(
    readonly en: string,
    readonly zh: string,
  ) {
    super(`${en}\n${zh}`);
  }
}
