import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { MayBeAbsent } from '@fonds/http-edge';

/** Which units; all named conditions hold together. */
export class HoldingFilterDto {
  /** Id of a series. */
  @MayBeAbsent()
  @IsUUID()
  series?: string;

  /** `file` (卷) or `item` (件). */
  @MayBeAbsent()
  @IsIn(['file', 'item'])
  level?: string;

  /** Empty: those without one. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  medium?: string;

  /** Empty: those without one. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  retention?: string;

  /** Empty: those without one. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  secrecy?: string;

  /** Empty: those without one. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  opening?: string;
}
