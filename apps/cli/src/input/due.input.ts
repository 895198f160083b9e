import { EarlyTransferDto, ExtendTransferDto } from '@fonds/radar';
import { earlyOf, extensionOf, type EarlyOptions, type ExtendOptions } from '../actions/due.action';
import { deed, type CommandInputs } from './command-input';

/** Another day for a transfer than the age's. */
export const DUE_INPUTS: CommandInputs = {
  'due extend': deed<ExtendOptions>(ExtendTransferDto, (options, units) => extensionOf(units, options)),
  'due early': deed<EarlyOptions>(EarlyTransferDto, (options, units) => earlyOf(units, options)),
};
