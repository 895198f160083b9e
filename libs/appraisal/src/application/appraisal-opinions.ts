import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

/** What an appraisal of this system says of each of its units, once its report is filed. */
@Injectable()
export class AppraisalOpinions {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async of(appraisal: string, _fonds: string): Promise<Result<ReadonlyMap<string, string>>> {
    await this.store.readStream(`appraisal-${appraisal}`);
    return refuse(plainRefusal('appraisal-unknown', { appraisal }));
  }
}
