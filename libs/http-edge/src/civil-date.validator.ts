import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isCivilDate } from '@fonds/kernel';

/** DTO field: an existing day written `YYYY-MM-DD`. */
export const IsCivilDate = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isCivilDate',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isCivilDate(value),
        defaultMessage: (check) =>
          `${check?.property ?? 'the date'} must be an existing day written YYYY-MM-DD`,
      },
    },
    options,
  );
