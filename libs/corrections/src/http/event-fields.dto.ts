import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsNotEmpty,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ActDto } from '@fonds/identity';

export const MOST_FIELDS = 50;

export class FieldDto {
  /** Name of the field: title, dates, retention, owner … */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  field!: string;

  /** The new value, in the field's own form; absent or null empties the field. */
  @Allow()
  after?: unknown;
}

export class EventFieldsDto extends ActDto {
  /** Id of the event that is wrong, as the trail tells it. */
  @IsUUID()
  corrects!: string;

  /** Its fields: businessDate, reason, evidence, basis, and what events of its type say (docs/user/corrections.md). */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_FIELDS)
  @ValidateNested({ each: true })
  @Type(() => FieldDto)
  fields!: FieldDto[];
}

/** JSON has no undefined: null stands for a field that is emptied. */
export const newValues = (fields: readonly FieldDto[]): { field: string; after?: unknown }[] =>
  fields.map(({ field, after }) => ({ field, ...(after !== null && after !== undefined && { after }) }));
