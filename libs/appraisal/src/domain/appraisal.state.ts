import type {
  AppraisalDecided,
  AppraisalOpened,
  AppraisalReported,
  AppraisalWithdrawn,
  PastEvent,
} from '@fonds/event-contracts';
import type { CivilDate } from '@fonds/kernel';

export type Opinion = Omit<AppraisalDecided['opinions'][number], 'units'>;

/** An appraisal (鉴定): its group, its units, what it says of each, and whether its report is filed. */
export interface Appraisal {
  readonly opened: AppraisalOpened;
  readonly units: ReadonlySet<string>;
  readonly parts: number;
  /** All of its units are listed: nobody gives an opinion of a part of them. */
  readonly listed: boolean;
  readonly opinions: ReadonlyMap<string, Opinion>;
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
      ...{ units: new Set(), parts: 0, listed: false, opinions: new Map() },
    };
  if (!appraisal) return undefined;
  switch (event.type) {
    case 'AppraisalUnitsListed':
      return {
        ...appraisal,
        parts: event.data.part + 1,
        listed: event.data.last,
        units: new Set([...appraisal.units, ...event.data.units]),
      };
    case 'AppraisalDecided': {
      const told = event.data.opinions.flatMap(({ units, ...opinion }) =>
        units.map((unit) => [unit, opinion] as const),
      );
      const { decidedOn = event.businessDate } = appraisal;
      return {
        ...appraisal,
        opinions: new Map([...appraisal.opinions, ...told]),
        decidedOn: event.businessDate > decidedOn ? event.businessDate : decidedOn,
      };
    }
    case 'AppraisalReported':
      return { ...appraisal, reported: event.data, reportedOn: event.businessDate };
    case 'AppraisalWithdrawn':
      return { ...appraisal, withdrawn: event.data };
    default:
      return appraisal;
  }
};

export const appraisalStream = (appraisal: string): string => `appraisal-${appraisal}`;
