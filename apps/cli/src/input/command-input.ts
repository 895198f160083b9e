import { UnitsDto } from '@fonds/acts';
import { fitting } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { DeedOptions } from '../session/invocation';
import { evidenceOption, optionalDay } from '../session/option-values';

type Dto = new () => object;

/** What a command says, as the HTTP interface is told the same; undefined where the command itself says what is missing. */
export interface Telling<Options> {
  (options: Options, words: readonly string[]): object | undefined | Promise<object | undefined>;
}

/** Checks the words and options of one command as HTTP checks a body. @throws InvalidInput, UsageError */
export interface CommandInput {
  (words: readonly string[], options: DeedOptions): Promise<void>;
}

/** For a deed: what is said of the deed itself is checked with the rest. */
export const deed =
  <Options extends DeedOptions>(dto: Dto = ActDto, tell: Telling<Options> = () => ({})): CommandInput =>
  async (words, options) => {
    const act = actOf(options);
    fitting(ActDto, act);
    const told = await tell(options as Options, words);
    if (told) fitting(dto, { ...act, ...told });
  };

/** For what HTTP takes as a query: no deed is told with it. */
export const query =
  <Options extends DeedOptions>(dto: Dto, tell: Telling<Options>): CommandInput =>
  async (words, options) => {
    fitting(ActDto, actOf(options));
    const told = await tell(options as Options, words);
    if (told) fitting(dto, told);
  };

const actOf = ({ businessDate, occurredAt, reason, onBehalfOf, evidence }: DeedOptions) => ({
  businessDate: optionalDay('--business-date', businessDate),
  ...{ occurredAt, reason, onBehalfOf },
  ...(evidence && { evidence: evidenceOption(evidence) }),
});

export type CommandInputs = Readonly<Record<string, CommandInput>>;

/** Units come from the words and from a list, however long; each is checked by itself. */
export const eachUnit = (units: readonly string[]): void => {
  for (const unit of units) fitting(UnitsDto, { units: [unit] });
};
