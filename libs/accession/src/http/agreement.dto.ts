import { Type } from 'class-transformer';
import { IsNotEmpty, IsObject, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { IsCivilDate, MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { PartyDto, LONG, SHORT } from './accession-parts.dto';

export class PriceDto {
  @Matches(/^[0-9]{1,12}(\.[0-9]{1,2})?$/)
  amount!: string;

  @Matches(/^[A-Z]{3}$/)
  currency!: string;
}

const AGREEMENT_KINDS = ['donation', 'purchase', 'deposit', 'exchange', 'requisition', 'keeping'] as const;

export class AgreeDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;

  /** 捐献, 购买, 寄存, 交换, 征购, 代为保管; or its code. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  kind!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => PartyDto)
  party!: PartyDto;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  number?: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  title!: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(LONG)
  rights?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(LONG)
  duties?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(LONG)
  useTerms?: string;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => PriceDto)
  price?: PriceDto;

  /** First day; the day of the deed when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  from?: string;

  @MayBeAbsent()
  @IsCivilDate()
  until?: string;
}

export const isAgreementKind = (kind: string): kind is (typeof AGREEMENT_KINDS)[number] =>
  (AGREEMENT_KINDS as readonly string[]).includes(kind);
