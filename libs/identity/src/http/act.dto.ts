import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsNotEmpty,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate, MayBeAbsent } from '@fonds/http-edge';
import type { ActInput } from '../application/command-context.factory';

export class EvidenceDto {
  /** SHA-256 of a stored supporting file, in lower-case hex. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256!: string;

  /** What it is: letter, deed, consent … */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  kind!: string;
}

/** What the body of every command may carry besides the deed itself; DTOs of commands extend it. */
export class ActDto implements ActInput {
  /** Day of the deed, YYYY-MM-DD, Asia/Shanghai; today when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  businessDate?: string;

  /** Instant of the deed with offset, only where it is known. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(40)
  occurredAt?: string;

  /** Why. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason?: string;

  /** Account or organisation for which it is done. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  onBehalfOf?: string;

  /** Supporting files it rests on. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence?: EvidenceDto[];
}
