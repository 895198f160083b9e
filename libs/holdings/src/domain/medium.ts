/** As catalogues write the medium. Paper of which there is a digital copy (数字化) is paper. */
const ELECTRONIC = /电子|数字|electronic|digital/iu;
const DIGITISED = /数字化|digiti[sz]ed/iu;

/** Whether what is described so is an electronic record. */
export const isElectronic = (medium: string): boolean => ELECTRONIC.test(medium) && !DIGITISED.test(medium);
