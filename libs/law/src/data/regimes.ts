import type { CivilDate } from '@fonds/kernel';
import type { Regime } from '../law.types';

const day = (text: string): CivilDate => text as CivilDate;
const IM99_TRANSFER = { cityAndAbove: 20, county: 10, mark: 'F', basis: [{ instrument: 'IM99', article: '13' }] } as const;
const IM99_VALUES = {
  openingAgeYears: { value: 30, mark: 'F', basis: [{ instrument: 'IM99', article: '19' }] },
  extension: {
    agreedBy: 'next-higher-authority',
    mark: 'F',
    basis: [{ instrument: 'IM99', article: '19' }],
  },
  transferAgeYears: IM99_TRANSFER,
} as const;
const AL_OPENING = { value: 25, mark: 'F', basis: [{ instrument: 'AL', article: '27' }] } as const;

/** domain.md §1.0, oldest first, without gap or overlap. R0 takes the values of R1 by a decision of the design. */
export const REGIMES = [
  {
    id: 'R0',
    to: day('1999-06-06'),
    openingAgeYears: { ...IM99_VALUES.openingAgeYears, mark: 'D' },
    extension: { ...IM99_VALUES.extension, mark: 'D' },
    transferAgeYears: { ...IM99_TRANSFER, mark: 'D' },
    mark: 'D',
  },
  { id: 'R1', from: day('1999-06-07'), to: day('2020-12-31'), ...IM99_VALUES, mark: 'F' },
  {
    id: 'R2a',
    from: day('2021-01-01'),
    to: day('2022-07-31'),
    openingAgeYears: AL_OPENING,
    extension: {
      agreedBy: 'next-higher-authority',
      mark: 'F',
      basis: [
        { instrument: 'IM99', article: '19' },
        { instrument: 'REG', article: '52' },
      ],
    },
    transferAgeYears: IM99_TRANSFER,
    mark: 'F',
  },
  {
    id: 'R2b',
    from: day('2022-08-01'),
    to: day('2024-02-29'),
    openingAgeYears: AL_OPENING,
    extension: { agreedBy: 'same-level-review', mark: 'F', basis: [{ instrument: 'O19', article: '15' }] },
    transferAgeYears: IM99_TRANSFER,
    mark: 'F~',
  },
  {
    id: 'R3',
    from: day('2024-03-01'),
    openingAgeYears: AL_OPENING,
    extension: { agreedBy: 'same-level-consent', mark: 'F', basis: [{ instrument: 'REG', article: '31' }] },
    transferAgeYears: {
      cityAndAbove: 20,
      county: 10,
      mark: 'F',
      basis: [{ instrument: 'REG', article: '20(2)' }],
    },
    mark: 'F',
  },
] as const satisfies readonly Regime[];
