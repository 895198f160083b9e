import {
  EarlyTransferDto,
  ExtendTransferDto,
  OrderRectificationDto,
  ReinspectionDto,
  ReportRectificationDto,
} from '@fonds/radar';
import { earlyOf, extensionOf, type EarlyOptions, type ExtendOptions } from '../actions/due.action';
import {
  orderOf,
  type OrderOptions,
  type ReinspectionOptions,
  type ReportOptions,
} from '../actions/rectification.action';
import { deed, type CommandInputs } from './command-input';

/** Another day for a transfer than the age's. */
export const DUE_INPUTS: CommandInputs = {
  'due extend': deed<ExtendOptions>(ExtendTransferDto, (options, units) => extensionOf(units, options)),
  'due early': deed<EarlyOptions>(EarlyTransferDto, (options, units) => earlyOf(units, options)),
  'due order': deed<OrderOptions>(OrderRectificationDto, (options, [organisation = '']) =>
    orderOf(organisation, options),
  ),
  'due report': deed<ReportOptions>(ReportRectificationDto, ({ actions }) => ({ actions })),
  'due reinspect': deed<ReinspectionOptions>(ReinspectionDto, ({ result, note }) => ({ result, note })),
};
