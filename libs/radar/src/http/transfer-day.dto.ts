import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsCivilDate, MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';

const [SHORT, LONG] = [200, 2000];
/** Units of one decision; more come as several. */
const MOST_UNITS = 2000;
const EXTENSION_GROUNDS = ['specialised', 'secrecy'] as const;
const EARLY_GROUNDS = ['abolished', 'unsafe', 'consultation'] as const;
const EARLY_NATURES = ['transfer', 'early-custody'] as const;

class TransferDayDto extends ActDto {
  /** Code of the archives that it is due to. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;

  /** Code of the organisation that has the units. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  organisation!: string;

  /** Ids or codes, of one fonds. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_UNITS)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(SHORT, { each: true })
  units!: string[];

  /** Its document. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  document!: string;

  /** The recorded decision, where no rule known here was in force that day: who, and why. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  decision?: string;
}

export class ExtendTransferDto extends TransferDayDto {
  /** specialised: 专业性较强. secrecy: 需要保密. */
  @IsIn(EXTENSION_GROUNDS)
  ground!: (typeof EXTENSION_GROUNDS)[number];

  /** The new day on which it is due. */
  @IsCivilDate()
  until!: CivilDate;

  /** What the authority's inspection found. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  inspection!: string;
}

export class EarlyTransferDto extends TransferDayDto {
  /** abolished: 已撤销单位. unsafe: 保管条件不安全. consultation: 经协商. */
  @IsIn(EARLY_GROUNDS)
  ground!: (typeof EARLY_GROUNDS)[number];

  /** early-custody (代管): the period goes on until the formal transfer. */
  @IsIn(EARLY_NATURES)
  nature!: (typeof EARLY_NATURES)[number];
}
