import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';

export class PassageListQuery extends PageRequest {
  /** Type of the gate's event: TransferAccepted, LossRecorded … */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  type?: string;
}

export class EffectDateDto extends ActDto {
  /** The day on which it took effect. */
  @IsCivilDate()
  after!: CivilDate;
}
