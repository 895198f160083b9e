import { OmitType } from '@nestjs/swagger';
import {
  ChangeDto,
  CorrectionBatchDto,
  EffectDateDto,
  FactDto,
  GroundDto,
  HoldDto,
  LoanDto,
  LoanReturnDto,
  MoveDto,
  RearrangementDto,
  SecondActDto,
  type FactWords,
} from '@fonds/acts';
import { fitting, unwrap } from '@fonds/http-edge';
import { changesIn, productsIn } from '@fonds/interchange';
import type { FactOptions, ReturnOptions } from '../actions/fact.action';
import type { LiftOptions, PlaceOptions } from '../actions/hold.action';
import { wholeFile } from '../actions/named-units';
import {
  sampleOf,
  type CorrectOptions,
  type LoanOptions,
  type MoveOptions,
  type RearrangeOptions,
  type SecondOptions,
  type WithdrawOptions,
} from '../actions/own-act.action';
import type { CorrectOptions as DateOptions } from '../actions/passage.action';
import { countOption, dayOption } from '../session/option-values';
import { deed, eachUnit, type CommandInput, type CommandInputs } from './command-input';

/** Units come from the words and from a list, however long; each is checked by itself. */
class HoldWordsDto extends OmitType(HoldDto, ['units'] as const) {}
class FactWordsDto extends OmitType(FactDto, ['units'] as const) {}
class LoanWordsDto extends OmitType(LoanDto, ['units'] as const) {}
class LoanReturnWordsDto extends OmitType(LoanReturnDto, ['units'] as const) {}
class MoveWordsDto extends OmitType(MoveDto, ['units'] as const) {}
class RearrangementWordsDto extends OmitType(RearrangementDto, ['units'] as const) {}
class BatchWordsDto extends OmitType(CorrectionBatchDto, ['changes'] as const) {}

const fact = (name: FactWords['fact']): CommandInput =>
  deed<FactOptions>(
    FactWordsDto,
    ({ circumstances, act, kind, scope, custodian, holder, document }, [, ...units]) => {
      eachUnit(units);
      return { fact: name, circumstances, act, kind, scope, custodian, holder, document };
    },
  );

const second = deed<SecondOptions>(SecondActDto, ({ sample }) => ({ sample: sampleOf(sample) }));
const ground = deed<WithdrawOptions>(GroundDto, (options) => ({ ground: options.ground }));

/** Acts that one archives does by itself, and the gate. */
export const ACT_INPUTS: CommandInputs = {
  'hold place': deed<PlaceOptions>(HoldWordsDto, (options, [, ...units]) => {
    eachUnit(units);
    const { kind, act, stops, case: caseId, ground: why, document } = options;
    const list = stops?.split(',').map((stop) => stop.trim());
    return { kind, act, stops: list, case: caseId, ground: why, document };
  }),
  'hold lift': deed<LiftOptions>(GroundDto, (options) => ({ ground: options.ground })),
  'fact loss': fact('loss'),
  'fact recovery': fact('recovery'),
  'fact incident': fact('incident'),
  'fact takeover': fact('takeover'),
  'fact seizure': fact('seizure'),
  'fact seizure-return': fact('seizure-return'),
  'loan issue': deed<LoanOptions>(LoanWordsDto, ({ reader, purpose, due, approval }, units) => {
    eachUnit(units);
    return { reader, purpose, due: dayOption('--due', due), approval };
  }),
  'loan return': deed<ReturnOptions>(LoanReturnWordsDto, ({ condition, pages }, units) => {
    eachUnit(units);
    return {
      condition,
      ...(pages !== undefined && { pages: countOption('--pages', pages, 100_000_000) }),
    };
  }),
  move: deed<MoveOptions>(MoveWordsDto, ({ from, to, witness, offSite, decision }, units) => {
    eachUnit(units);
    return { from, to, witness, offSite, decision };
  }),
  'rearrange propose': deed<RearrangeOptions>(RearrangementWordsDto, async (options, units) => {
    eachUnit(units);
    const [first, ...others] = unwrap(await wholeFile('--into', options.into, productsIn));
    for (const product of others) fitting(RearrangementWordsDto, { ground: options.ground, into: [product] });
    return { ground: options.ground, into: [first], case: options.case };
  }),
  'rearrange second': second,
  'rearrange withdraw': ground,
  'corrections propose': deed<CorrectOptions>(BatchWordsDto, async (options, [path = '']) => {
    fitting(BatchWordsDto, { ground: options.ground });
    for (const change of unwrap(await wholeFile('FILE', path, changesIn))) fitting(ChangeDto, change);
    return { ground: options.ground };
  }),
  'corrections second': second,
  'corrections withdraw': ground,
  'act correct': deed<DateOptions>(EffectDateDto, ({ date }) => ({ after: dayOption('--date', date) })),
  'act second-correction': deed(),
};
