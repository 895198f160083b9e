import type { CivilDate } from '@fonds/kernel';
import { law, type LawAt } from '@fonds/law';
import type { Deed } from './deed';

/**
 * The day whose law a person's own deed is held against. What is done now is done under the law of now, whatever day it
 * bears; what lies in the past follows the law of its day, with the papers of that day.
 */
const lawDay = ({
  businessDate,
  today,
  evidence,
}: Pick<Deed, 'businessDate' | 'today' | 'evidence'>): CivilDate => (evidence > 0 ? businessDate : today);

/** The law of that day, by the data in effect for the deed. */
export const lawOf = (deed: Pick<Deed, 'businessDate' | 'today' | 'evidence' | 'lawData'>): LawAt =>
  law.at(lawDay(deed), deed.lawData);

/** The law of the day that the deed bears, whatever its papers. */
export const lawOnDay = ({ businessDate, lawData }: Pick<Deed, 'businessDate' | 'lawData'>): LawAt =>
  law.at(businessDate, lawData);
