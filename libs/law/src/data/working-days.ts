import type { Bilingual, Mark } from '../law.types';

/** Which days of a year are rest and which weekends are worked, by the yearly notice of the State Council's General Office. */
export interface WorkingYear {
  readonly year: number;
  readonly notice: string;
  readonly mark: Mark;
  readonly note: Bilingual;
  /** Where the notices are published. */
  readonly sources?: readonly string[];
  /** First and last day of each holiday, `MM-DD`. */
  readonly rest: readonly (readonly [string, string])[];
  /** Weekend days that are worked (调休上班), `MM-DD`. */
  readonly worked: readonly string[];
}

const NOTE = {
  zh: '据公开转录的通知核对，未见原件',
  en: 'checked against public transcriptions of the notice, not the original',
} as const;

/**
 * Of the first version of the data; earlier years came later (versions.ts). A year of which no version has a notice cannot
 * be computed: nobody may guess a holiday.
 */
export const WORKING_YEARS: readonly WorkingYear[] = [
  {
    year: 2024,
    notice: '国办发明电〔2023〕7号',
    mark: 'F~',
    note: NOTE,
    rest: [
      ['01-01', '01-01'],
      ['02-10', '02-17'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-10', '06-10'],
      ['09-15', '09-17'],
      ['10-01', '10-07'],
    ],
    worked: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  {
    year: 2025,
    notice: '国办发明电〔2024〕12号',
    mark: 'F~',
    note: NOTE,
    rest: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  {
    year: 2026,
    notice: '国办发明电〔2025〕7号',
    mark: 'F~',
    note: NOTE,
    rest: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
];
