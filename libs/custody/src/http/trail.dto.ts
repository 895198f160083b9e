import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import type { CivilDate } from '@fonds/kernel';

/** A log position, or an instant with offset. */
const POSITION_OR_INSTANT =
  /^(\d{1,18}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))$/;

/** All given conditions hold together. */
export class TrailConditionsQuery {
  /** Id or reference code of a unit; id of a fonds, series, organisation, account or import. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  subject?: string;

  /** Id or number of a fonds. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds?: string;

  /** Id of the import or act that the events belong to. */
  @MayBeAbsent()
  @IsUUID()
  act?: string;

  /** Id of the account that acted. */
  @MayBeAbsent()
  @IsUUID()
  actor?: string;

  /** Type of event, such as HeldSinceCorrected. */
  @MayBeAbsent()
  @Matches(/^[A-Za-z]{1,60}$/)
  type?: string;

  /** Happened on this day or later. */
  @MayBeAbsent()
  @IsCivilDate()
  businessFrom?: CivilDate;

  /** Happened on this day or earlier. */
  @MayBeAbsent()
  @IsCivilDate()
  businessTo?: CivilDate;

  /** Recorded at this position or instant, or later. */
  @MayBeAbsent()
  @Matches(POSITION_OR_INSTANT)
  recordedFrom?: string;

  /** Recorded at this position or instant, or earlier. */
  @MayBeAbsent()
  @Matches(POSITION_OR_INSTANT)
  recordedTo?: string;
}

export class TrailPageQuery extends IntersectionType(TrailConditionsQuery, PageRequest) {}

export class TrailExportQuery extends TrailConditionsQuery {
  @IsIn(['ndjson', 'csv'])
  format!: 'ndjson' | 'csv';

  /** What it is for; stands in the event of the export. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  purpose?: string;
}
