import { IntersectionType, OmitType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';
import { LoanWordsDto, MoveWordsDto } from '@fonds/acts';
import { MayBeAbsent } from '@fonds/http-edge';
import { ListFileQuery } from './list-file.dto';

const LONGEST_TEXT = 2000;

const truth = ({ value }: { value: unknown }): unknown =>
  value === 'true' || value === '' ? true : value === 'false' ? false : value;

export class LoanListQuery extends IntersectionType(ListFileQuery, LoanWordsDto) {}

export class MoveListQuery extends IntersectionType(
  ListFileQuery,
  OmitType(MoveWordsDto, ['offSite'] as const),
) {
  /** To another site: some holds stop it. */
  @MayBeAbsent()
  @Transform(truth)
  @IsBoolean()
  offSite?: boolean;
}

/** The file is a JSON array, or one JSON object a line (NDJSON). */
export class ContentsQuery extends OmitType(ListFileQuery, ['hiddenRows'] as const) {
  /** Why. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  ground!: string;
}

export class RearrangementListQuery extends ContentsQuery {
  /** The restructuring case of this body that it is part of: the hold of that case lets it pass. */
  @MayBeAbsent()
  @IsUUID()
  case?: string;
}
