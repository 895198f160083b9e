import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ACT_KINDS, type ActKind } from '../domain/act.state';
import { UNIT_STANDINGS, type UnitStanding } from '../read/act-units.query';
import { ACT_PHASES, type ActPhase } from '../read/act.query';

export class ActListQuery extends PageRequest {
  @MayBeAbsent()
  @IsIn(ACT_KINDS)
  kind?: ActKind;

  @MayBeAbsent()
  @IsIn(ACT_PHASES)
  phase?: ActPhase;

  /** Id or number of the fonds. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds?: string;

  /** `from`: your organisation, or the one named, has custody; `to`: it is to get it. */
  @MayBeAbsent()
  @IsIn(['from', 'to'])
  side?: 'from' | 'to';

  /** Code of a party. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  organisation?: string;
}

export class ActUnitsListQuery extends PageRequest {
  @MayBeAbsent()
  @IsIn(UNIT_STANDINGS)
  standing?: UnitStanding;
}
