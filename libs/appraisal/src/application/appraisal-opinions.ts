import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { fold, ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { appraisalDecider } from '../domain/appraisal.decider';
import { appraisalStream, opinionsOf, unitsOf, type Appraisal } from '../domain/appraisal.state';

export async function loadAppraisal(store: EventStore, id: string): Promise<Appraisal | undefined> {
  return fold(appraisalDecider, (await store.readStream(appraisalStream(id))).map(pastEvent));
}

/** What an appraisal of this system says of each of its units, in their order, once its report is filed. */
@Injectable()
export class AppraisalOpinions {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /** @param on day on which somebody rests on its report */
  async of(id: string, fonds: string, on: CivilDate): Promise<Result<ReadonlyMap<string, string>>> {
    const appraisal = await loadAppraisal(this.store, id);
    if (appraisal?.opened.fonds !== fonds)
      return refuse(plainRefusal('appraisal-unknown', { appraisal: id }));
    if (!appraisal.reported)
      return refuse(ruleRefusal('appraisal-not-reported', 'INV-12', { appraisal: id }));
    const { reportedOn } = appraisal;
    if (reportedOn !== undefined && on < reportedOn)
      return refuse(ruleRefusal('drawn-before-report', 'INV-12', { drawn: on, reported: reportedOn }));
    const opinions = opinionsOf(appraisal);
    const said = [...unitsOf(appraisal)].map((unit) => [unit, opinions.get(unit)?.opinion] as const);
    return ok(new Map(said.flatMap(([unit, opinion]) => (opinion ? [[unit, opinion]] : []))));
  }
}
