import type {
  AppraisalDecided,
  AppraisalOpened,
  AppraisalReported,
  AppraisalWithdrawn,
  PastEvent,
} from '@fonds/event-contracts';
import { laterDay, type CivilDate } from '@fonds/kernel';

export type Opinion = Omit<AppraisalDecided['opinions'][number], 'units'>;

/** An appraisal (鉴定): its group, its units, what it says of each, and whether its report is filed. */
export interface Appraisal {
  readonly opened: AppraisalOpened;
  /** Part after part, as they were told: put together at each event, a list of 100,000 units would be copied fifty times. */
  readonly lists: readonly (readonly string[])[];
  /**
   * All of its units are listed: nobody gives an opinion of a part of them. Before parts said which is the last, opinions
   * were taken where the list ends with a full one: what they rest on is whole.
   */
  readonly listed: boolean;
  /** As they were given, the newest last; {@link opinionsOf} says them of each unit. */
  readonly given: readonly AppraisalDecided['opinions'][];
  readonly openedOn: CivilDate;
  /** The latest day of its opinions. */
  readonly decidedOn?: CivilDate;
  readonly reported?: AppraisalReported;
  /** Business date of its report. */
  readonly reportedOn?: CivilDate;
  /** It ended without a report. */
  readonly withdrawn?: AppraisalWithdrawn;
}

export const evolveAppraisal = (
  appraisal: Appraisal | undefined,
  event: PastEvent,
): Appraisal | undefined => {
  if (event.type === 'AppraisalOpened')
    return {
      ...{ opened: event.data, openedOn: event.businessDate },
      ...{ lists: [], listed: false, given: [] },
    };
  if (!appraisal) return undefined;
  switch (event.type) {
    case 'AppraisalUnitsListed':
      return {
        ...appraisal,
        lists: [...appraisal.lists, event.data.units],
        listed: event.data.last,
      };
    case 'AppraisalDecided':
      return {
        ...appraisal,
        listed: true,
        given: [...appraisal.given, event.data.opinions],
        decidedOn: laterDay(appraisal.decidedOn, event.businessDate),
      };
    case 'AppraisalReported':
      return { ...appraisal, reported: event.data, reportedOn: event.businessDate };
    case 'AppraisalWithdrawn':
      return { ...appraisal, withdrawn: event.data };
    default:
      return appraisal;
  }
};

export const appraisalStream = (appraisal: string): string => `appraisal-${appraisal}`;

/** In the order of the list. */
export const unitsOf = ({ lists }: Appraisal): ReadonlySet<string> => new Set(lists.flat());

/** The newest of each unit. */
export const opinionsOf = ({ given }: Appraisal): ReadonlyMap<string, Opinion> =>
  new Map(given.flat().flatMap(({ units, ...opinion }) => units.map((unit) => [unit, opinion] as const)));
