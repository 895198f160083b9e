import { ACCESSION_INPUTS } from './accession.input';
import { ACT_INPUTS } from './act.input';
import { DUE_INPUTS } from './due.input';
import { EXPORT_INPUTS } from './export.input';
import { REGISTER_INPUTS } from './register.input';
import { TRANSFER_INPUTS } from './transfer.input';
import { UNIT_INPUTS } from './unit.input';
import type { CommandInputs } from './command-input';

/** Every command that writes, by its words; before it runs it is checked as HTTP would check it. */
export const INPUTS: CommandInputs = {
  ...REGISTER_INPUTS,
  ...UNIT_INPUTS,
  ...ACT_INPUTS,
  ...ACCESSION_INPUTS,
  ...TRANSFER_INPUTS,
  ...EXPORT_INPUTS,
  ...DUE_INPUTS,
};
