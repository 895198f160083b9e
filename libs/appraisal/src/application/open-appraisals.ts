import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { fold } from '@fonds/kernel';
import { appraisalDecider } from '../domain/appraisal.decider';
import { appraisalStream, unitsOf } from '../domain/appraisal.state';
import type { ListedAppraisal } from '../domain/one-appraisal.rule';
import { AppraisalListQuery } from '../read/appraisal-list.query';

/** Appraisals that are under way, as their streams say at this moment. */
@Injectable()
export class OpenAppraisals {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly lists: AppraisalListQuery,
  ) {}

  /** Of a fonds, at a custodian. */
  async of(fonds: string, custodian: string): Promise<readonly ListedAppraisal[]> {
    const ids = await this.lists.underWay(fonds, custodian);
    const listed = await Promise.all(ids.map((id) => this.one(id)));
    return listed.flatMap((each) => each ?? []);
  }

  /** Undefined when it has no list yet, is reported, or was withdrawn. */
  async one(id: string): Promise<ListedAppraisal | undefined> {
    const events = await this.store.readStream(appraisalStream(id));
    const appraisal = fold(appraisalDecider, events.map(pastEvent));
    const last = events.findLast(({ type }) => type === 'AppraisalUnitsListed');
    return appraisal && last && !appraisal.reported && !appraisal.withdrawn
      ? { id, units: unitsOf(appraisal), ...(appraisal.listed && { listedAt: last.position }) }
      : undefined;
  }
}
