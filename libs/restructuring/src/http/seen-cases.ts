import { Inject, Injectable } from '@nestjs/common';
import { RefusedError } from '@fonds/http-edge';
import { CLOCK, type Caller } from '@fonds/identity';
import { shanghaiDay, type CivilDate, type Clock } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { DisposalCase } from '../domain/case.state';
import { CaseQuery } from '../read/case.query';

/** Cases over HTTP: those that the caller may see, on the day of the question. */
@Injectable()
export class SeenCases {
  constructor(
    private readonly cases: CaseQuery,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws RefusedError `case-unknown`, also for one that the caller may not see */
  async one(id: string, { viewer }: Pick<Caller, 'viewer'>): Promise<DisposalCase> {
    const state = await this.cases.one(id, viewer);
    if (!state) throw new RefusedError(plainRefusal('case-unknown', { case: id }));
    return state;
  }

  today(): CivilDate {
    return shanghaiDay(this.clock.now());
  }
}
