import { pastEvent, type EventStore, type StoredEvent } from '@fonds/event-store';
import { fondsDecider } from '@fonds/fonds';
import { fold, type OrganisationId } from '@fonds/kernel';
import { organisationDecider, organisationStream } from '@fonds/organisations';

/** Names and numbers as they were known at a position of the log: what changed later changes no paper. */
export class KnownNames {
  private readonly fonds = new Map<string, Promise<string | undefined>>();
  private readonly organisations = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly store: EventStore,
    private readonly position: bigint,
  ) {}

  numberOfFonds(id: string): Promise<string | undefined> {
    return remembered(this.fonds, id, async () => {
      const state = fold(fondsDecider, (await this.until(`fonds-${id}`)).map(pastEvent));
      return state.kind === 'fonds' ? state.fonds.number : undefined;
    });
  }

  nameOf(organisation: string): Promise<string | undefined> {
    return remembered(this.organisations, organisation, async () => {
      const id = organisation as OrganisationId;
      const events = (await this.until(organisationStream(id))).map(pastEvent);
      return fold(organisationDecider(id), events).attributes?.name;
    });
  }

  private async until(stream: string): Promise<readonly StoredEvent[]> {
    return (await this.store.readStream(stream)).filter(({ position }) => position <= this.position);
  }
}

function remembered<T>(known: Map<string, Promise<T>>, id: string, read: () => Promise<T>): Promise<T> {
  const there = known.get(id) ?? read();
  known.set(id, there);
  return there;
}
