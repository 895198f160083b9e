import { accessionProjection } from '@fonds/accession';
import { actProjection, inboxProjection } from '@fonds/acts';
import { appraisalProjection } from '@fonds/appraisal';
import { trailProjection } from '@fonds/custody';
import { dossierProjection, fondsProjection } from '@fonds/fonds';
import { catalogueProjection, custodyProjection, setAsideProjection } from '@fonds/holdings';
import { accountProjection } from '@fonds/identity';
import { importProjection } from '@fonds/interchange';
import { articleTextsProjection, localLawProjection } from '@fonds/local-law';
import { openedProjection } from '@fonds/opening';
import { organisationProjection } from '@fonds/organisations';
import type { Projection } from '@fonds/projections';
import {
  clockRunProjection,
  dueStartProjection,
  earlyTransferProjection,
  rectificationProjection,
} from '@fonds/radar';
import { caseProjection } from '@fonds/restructuring';

/** All read models, in the order in which a lag report names them. */
export const PROJECTIONS: readonly Projection[] = [
  organisationProjection,
  accountProjection,
  fondsProjection,
  dossierProjection,
  importProjection,
  custodyProjection,
  catalogueProjection,
  setAsideProjection,
  actProjection,
  inboxProjection,
  accessionProjection,
  dueStartProjection,
  localLawProjection,
  articleTextsProjection,
  clockRunProjection,
  earlyTransferProjection,
  rectificationProjection,
  openedProjection,
  appraisalProjection,
  caseProjection,
  trailProjection,
];
