import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import type { CivilDate } from '@fonds/kernel';
import { RADAR_CLOCKS, type RadarClock } from '../domain/unit-clock';
import { DUE_WINDOWS, type DueWindow } from '../domain/due-window';
import { RADAR_SIDES, type RadarSide } from '../read/radar.query';

const SHORT = 200;
const PAPER_FORMATS = ['xlsx', 'html', 'pdf'] as const;

/** Whose due dates, and by the law of which day. */
class DueScopeWords {
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
   * electronic, CLK-08 opening, CLK-09 closure reassessed, CLK-10 retention, CLK-12 filing, CLK-13 secrecy, CLK-14
   * orders to put something right, CLK-23 of a department's archives.
   */
  @MayBeAbsent()
  @IsIn(RADAR_CLOCKS)
  clock?: RadarClock;

  /** Civil day that due dates are compared with, and whose law is asked; today when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  on?: CivilDate;
}

export class DueScopeQuery extends IntersectionType(PageRequest, DueScopeWords) {}

class DueListWords extends DueScopeWords {
  /** due: until the day asked about. missing: no day is known. */
  @MayBeAbsent()
  @IsIn(DUE_WINDOWS)
  window?: DueWindow;
}

export class DueListQuery extends IntersectionType(PageRequest, DueListWords) {}

/** The whole list: no page of it. */
export class DuePaperQuery extends DueListWords {
  @IsIn(PAPER_FORMATS)
  format!: (typeof PAPER_FORMATS)[number];

  /** zh: Chinese alone. en: with English beside it. */
  @MayBeAbsent()
  @IsIn(['zh', 'en'])
  lang?: 'zh' | 'en';
}

export class RadarRequest extends DueScopeQuery {
  @MayBeAbsent()
  @IsIn(RADAR_SIDES)
  by?: RadarSide;
}
