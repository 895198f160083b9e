import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { EachUnitDto } from './each-unit.dto';

/** What is filed under one catalogue (归档文件目录): units of one fonds and one body. */
export class FilingDto extends EachUnitDto {
  /** Name of the catalogue that both sides sign. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  catalogue!: string;
}
