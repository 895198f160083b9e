import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { FIRST_LAW_DATA_VERSION } from '@fonds/law';
import { INSTALLATION_STREAM } from '../domain/installation.decider';
import { inEffect, NATIONAL_LAW_STREAM } from '../domain/law-in-effect.fold';

export interface LawActivation {
  readonly version: string;
  readonly sha256: string;
  /** Business date. */
  readonly on: string;
}

/**
 * By which version of the national rule data this installation decides and counts: a newer one that a build brings waits
 * until somebody activates it (E103). Read anew each time, like the account: what is activated counts from the next
 * request on, in every process.
 */
@Injectable()
export class LawInEffect {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async version(): Promise<string> {
    return inEffect((await this.stored()).map(pastEvent));
  }

  /** With which the installation began. */
  async opened(): Promise<string> {
    return (await this.history()).opened ?? FIRST_LAW_DATA_VERSION;
  }

  /** The oldest activation first. `opened` is undefined before there is an administrator: nothing is in effect then. */
  async history(): Promise<{
    readonly opened: string | undefined;
    readonly activations: readonly LawActivation[];
  }> {
    let opened: string | undefined;
    const activations: LawActivation[] = [];
    for (const event of (await this.stored()).map(pastEvent))
      if (event.type === 'InstallationOpened') opened = event.data.lawData;
      else if (event.type === 'NationalLawActivated')
        activations.push({ ...event.data, on: event.businessDate });
    return { opened, activations };
  }

  private async stored() {
    const names = [INSTALLATION_STREAM, NATIONAL_LAW_STREAM];
    const streams = await this.store.readStreams(names);
    return names.flatMap((stream) => streams.get(stream) ?? []);
  }
}
