import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isCivilDate } from '@fonds/kernel';

/** DTO field: an existing day written `YYYY-MM-DD`. */
export const IsCivilDate = (options?: ValidationOptions): PropertyDecorator =>
  applyDecorators(
    // The compiler plugin sees a branded text and would describe an object.
    ApiProperty({ type: String, format: 'date' }),
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
    ),
  );
