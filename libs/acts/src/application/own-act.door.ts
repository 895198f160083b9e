import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { roleAt, type Caller, type Grant, type Permission, type WantedRole } from '@fonds/identity';
import { isUuid, ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { loadAct } from './loaded-act';

/** Acts of one custodian: only its people second or withdraw them. A transfer has doors of its own, for two sides. */
@Injectable()
export class OwnActDoor {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /** @returns a refusal `act-unknown` (also for one that the caller may not see) or `not-of-your-archives` */
  async enter(
    act: string,
    caller: Caller,
    permission: Permission,
    wanted: WantedRole = {},
  ): Promise<Result<Grant>> {
    const state = isUuid(act) ? (await loadAct(this.store, act))?.state : undefined;
    const seen =
      state &&
      state.kind !== 'transfer' &&
      (caller.viewer.all || caller.viewer.organisations.includes(state.custodian as OrganisationId));
    if (!seen) return refuse(plainRefusal('act-unknown', { act }));
    const grant = roleAt([state.custodian], caller, permission, wanted);
    return grant ? ok(grant) : refuse(plainRefusal('not-of-your-archives'));
  }
}
