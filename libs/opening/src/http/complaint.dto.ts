import { ArrayMaxSize, ArrayMinSize, IsArray, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';

const LONGEST_TEXT = 10_000;

export class ComplaintDto extends ActDto {
  /** Code of the archives complained about. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  archives!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  complaint!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  finding!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  reply!: string;

  /** Codes or ids of the units it is about. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(500, { each: true })
  units?: string[];
}

export class ComplaintListQuery extends PageRequest {
  /** Code of an archives. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  archives?: string;
}
