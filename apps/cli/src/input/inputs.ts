import { ACCESSION_INPUTS } from './accession.input';
import { ACT_INPUTS } from './act.input';
import { DESTRUCTION_INPUTS } from './destruction.input';
import { CASE_INPUTS } from './case.input';
import { DUE_INPUTS } from './due.input';
import { EXPORT_INPUTS } from './export.input';
import { LAW_INPUTS } from './law.input';
import { OPENING_INPUTS } from './opening.input';
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
  ...DESTRUCTION_INPUTS,
  ...OPENING_INPUTS,
  ...EXPORT_INPUTS,
  ...LAW_INPUTS,
  ...CASE_INPUTS,
  ...DUE_INPUTS,
};
