import { Injectable } from '@nestjs/common';
import { mayAct, Permission, type Role, type WantedRole } from '@fonds/identity';
import { ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { OrganisationStreams } from '@fonds/organisations';

interface Grant {
  readonly role: Role;
  readonly organisation?: OrganisationId;
}

/** Rules of an archives are activated by its director or an authority above it; those for everywhere by an authority. */
@Injectable()
export class WhoActivates {
  constructor(private readonly streams: OrganisationStreams) {}

  /** @returns the role in which it is done, or refuses `not-of-your-archives` */
  async grant(
    roles: readonly Grant[],
    place: string | undefined,
    wanted: WantedRole = {},
  ): Promise<Result<Grant>> {
    const above = place === undefined ? undefined : await this.streams.upwards(place as OrganisationId);
    const found = roles.find(
      (grant) =>
        (above ? grant.organisation && above.includes(grant.organisation) : grant.role === 'Authority') &&
        mayAct(grant, Permission.LawActivate, wanted),
    );
    return found
      ? ok({ role: found.role, organisation: found.organisation })
      : refuse(plainRefusal('not-of-your-archives'));
  }
}
