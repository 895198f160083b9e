import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsNotEmpty,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';

const SHORT = 200;
const MOST = 200;
/** No article of a law is half as long. */
const LONGEST_TEXT = 20_000;

const truth = ({ value }: { value: unknown }): unknown =>
  value === 'true' || value === '' ? true : value === 'false' ? false : value;

export class ArticleDto {
  /** Id of the instrument, as `GET /api/v1/law-texts` has it: O79. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  instrument!: string;

  /** The article, a paragraph or item of it in brackets: 20, 21(1), 5.4.1. */
  @Matches(/^\d+(\.\d+)*(\(\d+\))*$/)
  @MaxLength(SHORT)
  article!: string;
}

export class ArticleTextDto extends ArticleDto {
  /** Its words, whole; a line for each paragraph or item. */
  @Matches(/\S/)
  @MaxLength(LONGEST_TEXT)
  text!: string;

  /** The print from which they are taken: a gazette, a book, a sealed copy. */
  @Matches(/\S/)
  @MaxLength(SHORT)
  source!: string;

  /** Its edition, number or date. */
  @Matches(/\S/)
  @MaxLength(SHORT)
  edition!: string;

  /** Who compared them with it. */
  @Matches(/\S/)
  @MaxLength(SHORT)
  comparedBy!: string;
}

export class LoadArticleTextsDto extends ActDto {
  /** Each takes the place of what was loaded of the same article before. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Type(() => ArticleTextDto)
  texts?: ArticleTextDto[];

  /** Loaded by mistake: what the build has stands again. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Type(() => ArticleDto)
  withdrawn?: ArticleDto[];
}

export class ArticleTextListQuery extends PageRequest {
  /** Id of an instrument. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  instrument?: string;

  /** Only articles whose words are missing (true), or only those whose words are here (false). */
  @MayBeAbsent()
  @Transform(truth)
  @IsBoolean()
  missing?: boolean;
}
