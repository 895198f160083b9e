import type { CivilDate } from '@fonds/kernel';
import type { Deed } from './deed';

/**
 * The day whose law a person's own deed is held against. What is done now is done under the law of now, whatever day it
 * bears; what lies in the past follows the law of its day, with the papers of that day.
 */
export const lawDay = ({
  businessDate,
  today,
  evidence,
}: Pick<Deed, 'businessDate' | 'today' | 'evidence'>): CivilDate => (evidence > 0 ? businessDate : today);
