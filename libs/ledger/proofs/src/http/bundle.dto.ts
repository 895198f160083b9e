import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from '@fonds/http-edge';
import { BUNDLE_KINDS, type BundleKind } from '@fonds/ledger/core';

export class BundlePath {
  @IsIn(BUNDLE_KINDS)
  kind!: BundleKind;

  /** Id; also the reference code of a unit, the number of a fonds. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  subject!: string;
}

export class BundleQuery {
  /** `true`: with the supporting files that the caller may open; each opening is recorded. */
  @MayBeAbsent()
  @IsIn(['true', 'false'])
  papers?: 'true' | 'false';

  /** What it is for; stands in the event of the export. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  purpose?: string;
}
