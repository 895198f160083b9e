import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsString, MaxLength, Min } from 'class-validator';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';

const truth = ({ value }: { value: unknown }): unknown =>
  value === 'true' || value === '' ? true : value === 'false' ? false : value;

/** What is said about the file in the body. */
export class UploadQuery {
  /** Name of the file. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(255)
  file!: string;

  @IsIn(['ead', 'atom', 'catalogue'])
  format!: 'ead' | 'atom' | 'catalogue';

  /** Code of the archives that holds it all. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  archives!: string;

  /** `isad` for EAD and AtoM, `dat18` for catalogues when absent. */
  @MayBeAbsent()
  @IsIn(['isad', 'dat18'])
  profile?: 'isad' | 'dat18';

  /** Whose property it is: 国家 when absent. */
  @MayBeAbsent()
  @IsIn(['国家', '集体', '个人', '其他'])
  owner?: '国家' | '集体' | '个人' | '其他';

  /** Day since which the archives holds all of it; unknown when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  heldSince?: CivilDate;

  /** The units were found and stood in no books (a term of the balance of its own), not held all along. */
  @MayBeAbsent()
  @Transform(truth)
  @IsBoolean()
  found?: boolean;

  /** Catalogues: what to do with hidden rows. */
  @MayBeAbsent()
  @IsIn(['include', 'exclude'])
  hiddenRows?: 'include' | 'exclude';

  /** Catalogues: name of a fonds that is registered by the import. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  fondsName?: string;

  /** AtoM: name of the source whose legacyIds these are. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  sourceName?: string;

  /** Read and judge everything, write nothing. */
  @MayBeAbsent()
  @Transform(truth)
  @IsBoolean()
  dryRun?: boolean;

  /** Rows that differ from what is registered become one batch of corrections a fonds, for a second person. */
  @MayBeAbsent()
  @Transform(truth)
  @IsBoolean()
  proposeCorrections?: boolean;

  /** Day of the taking on; today when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  businessDate?: CivilDate;

  /** Why. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason?: string;
}

export class ImportListQuery extends PageRequest {
  /** Code of the archives. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  archives?: string;
}

export class CheckImportDto extends ActDto {
  /** Number of units that were compared with the shelf. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  sample?: number;
}

export class CatalogueExportQuery {
  @IsIn(['csv', 'xlsx'])
  format!: 'csv' | 'xlsx';

  /** What it is for; stands in the event of the export. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  purpose?: string;
}
