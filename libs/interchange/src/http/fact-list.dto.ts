import { IntersectionType, OmitType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, Matches, Min } from 'class-validator';
import { FactWordsDto, LoanReturnWordsDto } from '@fonds/acts';
import { MayBeAbsent } from '@fonds/http-edge';
import { ListFileQuery } from './list-file.dto';

export class FactListQuery extends IntersectionType(ListFileQuery, FactWordsDto) {
  /** SHA-256 of the stored papers that it rests on; a takeover and a seizure want one at least. */
  @MayBeAbsent()
  @Transform(({ value }: { value: unknown }) => [value].flat())
  @IsArray()
  @ArrayMaxSize(100)
  @Matches(/^[0-9a-f]{64}$/, { each: true })
  evidence?: string[];
}

export class LoanReturnListQuery extends IntersectionType(
  ListFileQuery,
  OmitType(LoanReturnWordsDto, ['pages'] as const),
) {
  /** Pages counted. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  pages?: number;
}
