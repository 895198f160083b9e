import { addDays, dayNumber, type CivilDate } from '@fonds/kernel';
import type { DisposalCase } from './case.state';

/** A day that the law counts for the administrator of a bankruptcy (EBL 121, 122). */
export interface Counter {
  readonly article: 'EBL 121' | 'EBL 122';
  readonly zh: string;
  readonly en: string;
  /** From when it runs; null before. */
  readonly from: string | null;
  readonly due: string | null;
  /** Days until then; negative when it is over; null where it does not run or was met. */
  readonly daysLeft: number | null;
  readonly met: string | null;
  /** EBL 122: the administrator stays while litigation is pending. */
  readonly litigation: boolean;
}

const TEN_DAYS = 10;

export function countersOf(
  { kind, terminated, deregistered }: DisposalCase,
  date: CivilDate,
): readonly Counter[] {
  if (kind !== 'C15') return [];
  const until = terminated ? addDays(terminated.on as CivilDate, TEN_DAYS) : null;
  const litigation = terminated?.litigation ?? false;
  const leaves = deregistered && !litigation ? addDays(deregistered.on as CivilDate, 1) : null;
  return [
    {
      article: 'EBL 121',
      zh: '破产程序终结之日起十日内，管理人办理注销登记：此前须完成移交',
      en: 'the administrator deregisters within ten days of the termination: the hand-over comes before it',
      from: terminated?.on ?? null,
      due: until,
      daysLeft: until && !deregistered ? dayNumber(until) - dayNumber(date) : null,
      met: deregistered?.on ?? null,
      litigation,
    },
    {
      article: 'EBL 122',
      zh: '管理人于办理注销登记完毕的次日终止执行职务（有未决诉讼的除外）',
      en: 'the administrator leaves office on the day after deregistration, unless litigation is pending',
      from: deregistered?.on ?? null,
      due: leaves,
      daysLeft: leaves ? dayNumber(leaves) - dayNumber(date) : null,
      met: null,
      litigation,
    },
  ];
}

/** What the record raises by itself; it refuses nothing (architecture.md §3). */
export interface CaseAlert {
  readonly code: 'DeregisteredWithUndecidedCustody' | 'DeregisteredBeforeClosing';
  readonly on: string;
  /** Units that nobody had decided on then. */
  readonly undecided: number;
  /** Who answers next; null while nobody is named. */
  readonly responsible: string | null;
}

export function alertsOf({ deregistered, responsible, closed }: DisposalCase): readonly CaseAlert[] {
  if (!deregistered || closed) return [];
  const { on, undecided } = deregistered;
  const code = undecided > 0 ? 'DeregisteredWithUndecidedCustody' : 'DeregisteredBeforeClosing';
  return [{ code, on, undecided, responsible: responsible?.name ?? null }];
}
