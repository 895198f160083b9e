import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import { ok, refuse, type AccountId, type Decider } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

export const INSTALLATION_STREAM = 'installation';

export interface OpenInstallationCommand {
  readonly administrator: AccountId;
  readonly name: string;
  /** Version of the national rule data that is in effect from the first day on: the newest of the build. */
  readonly lawData: string;
}

export interface InstallationState {
  readonly administrator?: string;
}

/** The installation (系统): opened once, by naming its first administrator. The same name again finishes what a crash cut off. */
export const installationDecider: Decider<InstallationState, OpenInstallationCommand, PastEvent, EventDraft> =
  {
    initial: {},
    evolve: (state, event) =>
      event.type === 'InstallationOpened' ? { administrator: event.data.administrator } : state,
    decide: (command, state) => {
      if (state.administrator === command.administrator) return ok([]);
      if (state.administrator) return refuse(plainRefusal('installation-already-open'));
      return ok([
        {
          type: 'InstallationOpened',
          data: { administrator: command.administrator, name: command.name, lawData: command.lawData },
        },
      ]);
    },
  };
