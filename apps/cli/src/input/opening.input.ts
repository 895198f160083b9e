import {
  ComplaintDto,
  ConsentDto,
  CoordinationDto,
  DrawCatalogueDto,
  JointReviewDto,
  OpeningOpinionDto,
  OrderOpeningDto,
  PlanOpeningDto,
  RejectionDto,
  ReviewedUnitsDto,
  SubmissionDto,
  TakeOutDto,
  WithdrawOpeningDto,
} from '@fonds/opening';
import type { DeedOptions } from '../session/invocation';
import {
  planOf,
  titlesOf,
  type CatalogueOptions,
  type ComplaintOptions,
  type ConsentOptions,
  type CoordinateOptions,
  type GroundOptions,
  type OpinionOptions,
  type OrderOptions,
  type PlanOptions,
  type RejectOptions,
  type ReviewOptions,
  type SubmitOptions,
} from '../actions/opening-step.action';
import { optionalDay } from '../session/option-values';
import { deed, type CommandInputs } from './command-input';

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length ? list : undefined);
const said = ({ opinion, ground, text, until }: OpinionOptions) => ({
  ...{ opinion, ground, text, until: optionalDay('--until', until) },
});

/** The steps of an opening review; rows of a list are checked as it is read. */
export const OPENING_INPUTS: CommandInputs = {
  'opening plan': deed<PlanOptions>(PlanOpeningDto, (options, words) => ({
    ...{ ...planOf(options, undefined), fonds: options.fonds, units: some(words) },
  })),
  'opening review': deed<ReviewOptions>(JointReviewDto, ({ partner, function: work, alone, ground }) => ({
    ...{ partner, function: work, alone, ground },
  })),
  'opening opinion': deed<OpinionOptions>(OpeningOpinionDto, (options, [, ...units]) => ({
    ...{ ...said(options), side: options.side, units: some(units) },
  })),
  'opening agree': deed<DeedOptions>(ReviewedUnitsDto, (_, [, ...units]) => ({ units: some(units) })),
  'opening catalogue': deed<CatalogueOptions>(DrawCatalogueDto, (options) => ({ titles: titlesOf(options) })),
  'opening coordinate': deed<CoordinateOptions>(CoordinationDto, (options, [, ...units]) => ({
    ...{ ...said(options), document: options.document, authority: options.authority, units: some(units) },
  })),
  'opening submit': deed<SubmitOptions>(SubmissionDto, ({ authority }, [, ...units]) => ({
    ...{ authority, units: some(units) },
  })),
  'opening consent': deed<ConsentOptions>(ConsentDto, ({ document, authority }, [, ...units]) => ({
    ...{ document, authority, units: some(units) },
  })),
  'opening reject': deed<RejectOptions>(RejectionDto, ({ ground, authority }, [, ...units]) => ({
    ...{ ground, authority, units: some(units) },
  })),
  'opening take-out': deed<GroundOptions>(TakeOutDto, ({ ground, pending }, [, ...units]) => ({
    ...{ ground, pending, units: some(units) },
  })),
  'opening order': deed<OrderOptions>(OrderOpeningDto, ({ form, place }) => ({ form, place })),
  'opening withdraw': deed<GroundOptions>(WithdrawOpeningDto, ({ ground }) => ({ ground })),
  'opening complaint': deed<ComplaintOptions>(ComplaintDto, ({ archives, complaint, finding, reply }) => ({
    ...{ archives, complaint, finding, reply },
  })),
};
