import { Injectable } from '@nestjs/common';
import { mayAct, Permission, type Role, type WantedRole } from '@fonds/identity';
import { ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { OrganisationStreams } from '@fonds/organisations';

interface Grant {
  readonly role: Role;
  readonly organisation?: OrganisationId;
}

/**
 * Rules of an archives are activated by its director or an authority above it; those for everywhere by an authority. A
 * version of the national data is nobody's own rule: an authority, or a director, says that it is taken over (E103).
 */
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
    return granted(found);
  }

  /** The same for the national data: an authority before a director. */
  national(roles: readonly Grant[], wanted: WantedRole = {}): Result<Grant> {
    const able = roles.filter((grant) => mayAct(grant, Permission.LawActivate, wanted));
    return granted(able.find(({ role }) => role === 'Authority') ?? able[0]);
  }
}

const granted = (found: Grant | undefined): Result<Grant> =>
  found
    ? ok({ role: found.role, organisation: found.organisation })
    : refuse(plainRefusal('not-of-your-archives'));
