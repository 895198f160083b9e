import { longerWithin, type Bilingual } from '@fonds/law';

/** Units that an appraisal keeps, by the period that stood and the one that it gives. */
export interface KeptUnits {
  readonly stood: string | null;
  readonly period: string;
  readonly units: number;
}

/** INV-11: of an archives’ holdings a default. The report sets no period where none is given, and what stood stays over. */
export const bareReminders = (units: number): readonly Bilingual[] =>
  units
    ? [
        {
          zh: `默认（待核，INV-11）：继续保管的重新划定期限；${units}个单位没有写新期限，登记报告后期限不变，仍为期满`,
          en: `Default (to be confirmed, INV-11): what is kept gets a new period; ${units} units are given none, and the report leaves theirs as it is: over`,
        },
      ]
    : [];

/** E47 [F~]: between two periods the longer is taken. A default that reminds and refuses nothing. */
export const periodReminders = (kept: readonly KeptUnits[]): readonly Bilingual[] =>
  kept.flatMap(({ stood, period, units }) =>
    stood !== null && longerWithin(period, stood) !== undefined
      ? [
          {
            zh: `默认（待核，E47）：两个期限之间从长；${units}个单位原为${stood}，拟定为${period}`,
            en: `Default (to be confirmed, E47): between two periods the longer is taken; ${units} units had ${stood} and are given ${period}`,
          },
        ]
      : [],
  );
