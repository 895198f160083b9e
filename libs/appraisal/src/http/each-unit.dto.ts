import { ArrayMaxSize, ArrayMinSize, IsArray, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { ActDto } from '@fonds/identity';

/** Units of one request. */
const MOST = 2000;

/** What is done to each of some units by itself: a decision, or a filing, of its own. */
export class EachUnitDto extends ActDto {
  /** Ids or reference codes. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  units!: string[];
}
