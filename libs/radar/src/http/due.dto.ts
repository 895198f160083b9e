import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import type { CivilDate } from '@fonds/kernel';
import { UNIT_CLOCKS, type UnitClock } from '../domain/unit-clock';
import { DUE_WINDOWS, type DueWindow } from '../domain/due-window';
import { RADAR_SIDES, type RadarSide } from '../read/radar.query';

const SHORT = 200;

export class DueScopeQuery extends PageRequest {
  /** Code of the archives that holds it, or that is to receive it. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives?: string;

  /** Code of the organisation that has it now. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  organisation?: string;

  /** Id or number of a fonds. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  fonds?: string;

  /**
   * CLK-01 transfer to a city or above, CLK-02 to a county, CLK-03 extended, CLK-05 of an abolished body, CLK-06
   * electronic, CLK-08 opening, CLK-09 closure reassessed, CLK-10 retention, CLK-13 secrecy, CLK-23 of a department's archives.
   */
  @MayBeAbsent()
  @IsIn(UNIT_CLOCKS)
  clock?: UnitClock;

  /** Civil day that due dates are compared with, and whose law is asked; today when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  on?: CivilDate;
}

export class DueListQuery extends DueScopeQuery {
  /** due: until the day asked about. missing: no day is known. */
  @MayBeAbsent()
  @IsIn(DUE_WINDOWS)
  window?: DueWindow;
}

export class RadarRequest extends DueScopeQuery {
  @MayBeAbsent()
  @IsIn(RADAR_SIDES)
  by?: RadarSide;
}
