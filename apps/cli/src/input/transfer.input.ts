import { readFile } from 'node:fs/promises';
import { IntersectionType, PartialType } from '@nestjs/swagger';
import { ActDto } from '@fonds/identity';
import {
  CheckDto,
  DispatchDto,
  DraftTransferDto,
  OfferDto,
  OpinionDto,
  PaperSignatureDto,
  ReportDto,
  ReturnDto,
  SignDto,
  WithdrawTransferDto,
} from '@fonds/transfer';
import {
  aidsOf,
  boxesOf,
  carriersOf,
  checkOf,
  defectsOf,
  filterOf,
  resultsOf,
  type CheckOptions,
  type DispatchOptions,
  type DraftOptions,
  type OfferOptions,
  type OpinionOptions,
  type PaperOptions,
  type ReportOptions,
  type ReturnOptions,
  type SignOptions,
  type WithdrawOptions,
} from '../actions/transfer-step.action';
import { dayOption } from '../session/option-values';
import { deed, type CommandInputs } from './command-input';

/** A list may tell the opinions, each in its row. */
class OpinionWordsDto extends IntersectionType(ActDto, PartialType(OpinionDto)) {}

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length ? list : undefined);

/** The steps of a transfer; rows of a list are checked as it is read. */
export const TRANSFER_INPUTS: CommandInputs = {
  'transfer draft': deed<DraftOptions>(DraftTransferDto, (options, words) => {
    const { to, from, fonds, nature, years, note, historical } = options;
    return {
      ...{ to, from, fonds, nature, years, note, historical, units: some(words) },
      ...(fonds !== undefined && { filter: { fonds, ...filterOf(options) } }),
    };
  }),
  'transfer opinions': deed<OpinionOptions>(OpinionWordsDto, (options, [, ...units]) => {
    const { opinion, ground, expiry, disclosure, secrecyChange } = options;
    return { opinion, ground, expiry, disclosure, secrecyChange, units: some(units) };
  }),
  'transfer offer': deed<OfferOptions>(OfferDto, (options) => {
    const { catalogue, packages } = options;
    return { catalogue, packages, carriers: carriersOf(options), findingAids: aidsOf(options) };
  }),
  'transfer dispatch': deed<DispatchOptions>(DispatchDto, (options) => {
    const { collectedBy, vehicle } = options;
    return { collectedBy, vehicle, boxes: boxesOf(options) };
  }),
  'transfer withdraw': deed<WithdrawOptions>(WithdrawTransferDto, ({ ground }) => ({ ground })),
  'transfer check': deed<CheckOptions>(CheckDto, (options, [, ...found]) => ({ ...checkOf(options), found })),
  'transfer return': deed<ReturnOptions>(ReturnDto, (options, [, ...units]) => ({
    scope: options.all ? 'all' : 'units',
    units,
    defects: defectsOf(options, units),
  })),
  'transfer report': deed<ReportOptions>(ReportDto, async ({ stage, tool }, [, path = '']) => ({
    ...{ stage, tool },
    results: resultsOf(await readFile(path, 'utf8'), path),
  })),
  'transfer sign': deed<SignOptions>(SignDto, ({ capacity }) => ({ capacity })),
  'transfer paper': deed<PaperOptions>(PaperSignatureDto, ({ side, capacity, name, seal, signedOn }) => ({
    ...{ side, capacity, name, seal },
    signedOn: dayOption('--signed-on', signedOn),
  })),
  'transfer confirm': deed(),
  'transfer conclude': deed(),
};
