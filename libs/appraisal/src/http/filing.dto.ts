import { ArrayMaxSize, ArrayMinSize, IsArray, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { ActDto } from '@fonds/identity';

const SHORT = 200;
/** Units of one catalogue; each of them is filed for itself. */
const MOST = 2000;

/** What is filed under one catalogue (归档文件目录). */
export class FilingDto extends ActDto {
  /** Ids or codes, of one fonds and one body. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(SHORT, { each: true })
  units!: string[];

  /** Name of the catalogue that both sides sign. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  catalogue!: string;
}
