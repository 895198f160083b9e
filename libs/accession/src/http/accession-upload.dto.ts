import { IsIn, IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';
import { MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { OWNERS, PROFILES, SHORT } from './accession-parts.dto';

/** What is said about the file in the body. */
class FileQuery extends ActDto {
  /** Name of the file. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(255)
  file!: string;
}

class ListFileQuery extends FileQuery {
  /** Id or number. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  fonds!: string;

  @MayBeAbsent()
  @IsIn(PROFILES)
  profile?: (typeof PROFILES)[number];

  /** What to do with hidden rows. */
  @MayBeAbsent()
  @IsIn(['include', 'exclude'])
  hiddenRows?: 'include' | 'exclude';
}

export class ArrangementListQuery extends ListFileQuery {}

export class AtomAccessionsQuery extends FileQuery {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;

  /** Which AtoM it comes from: two may number alike. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  sourceName?: string;

  /** For rows that do not say how they came in. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  sourceKind?: string;

  /** Whose the archives were, where neither row nor kind says it. */
  @MayBeAbsent()
  @IsIn(OWNERS)
  sourceOwner?: (typeof OWNERS)[number];
}

export class AccessionListFileQuery extends ListFileQuery {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  sourceKind!: string;

  @IsIn(OWNERS)
  sourceOwner!: (typeof OWNERS)[number];

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  sourceName?: string;

  /** Its code, where it is registered. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  sourceOrganisation?: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  title!: string;

  /** Id of the agreement. */
  @MayBeAbsent()
  @IsUUID()
  agreement?: string;

  /** Collecting topic (P-17). */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  topic?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  sourceNumber?: string;
}
