import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { ActDto } from '@fonds/identity';

export class ActivateNationalLawDto extends ActDto {
  /** A version at hand: `GET /api/v1/national-law`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  version!: string;
}
