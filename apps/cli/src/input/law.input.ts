import { ActivateLocalLawDto, ActivateNationalLawDto } from '@fonds/local-law';
import type { LocalLawFile } from '../actions/local-law.action';
import { jsonOf } from '../session/accession-options';
import { deed, type CommandInputs } from './command-input';

/** Local rules come as a file in the shape that HTTP takes. */
export const LAW_INPUTS: CommandInputs = {
  'law adopt': deed(ActivateNationalLawDto, (_options, [version]) => ({ version })),
  'law activate': deed(ActivateLocalLawDto, (_options, [file]) =>
    file === undefined ? undefined : jsonOf<LocalLawFile>(file),
  ),
};
