import { longerWithin, type Bilingual } from '@fonds/law';

/** Units that an appraisal keeps, by the period that stood and the one that it gives. */
export interface KeptUnits {
  readonly stood: string | null;
  readonly period: string;
  readonly units: number;
}

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
