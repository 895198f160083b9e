import type { AppraisalOpened } from '@fonds/event-contracts';
import type { EventStore } from '@fonds/event-store';
import { OpenAppraisals } from '../src/application/open-appraisals';

/** Appraisals under way as a log in memory has them: every one that was opened is looked at. */
export function underWayIn(store: EventStore): OpenAppraisals {
  const underWay = async (fonds: string, custodian: string): Promise<readonly string[]> => {
    const { events } = await store.readPage(0n, 100_000);
    return events.flatMap(({ type, data, stream }) => {
      const opened = type === 'AppraisalOpened' ? (data as AppraisalOpened) : undefined;
      return opened?.fonds === fonds && opened.custodian === custodian
        ? [stream.slice('appraisal-'.length)]
        : [];
    });
  };
  return new OpenAppraisals(store, { underWay } as never);
}
