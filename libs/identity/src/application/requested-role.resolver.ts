import { Inject, Injectable } from '@nestjs/common';
import { ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { Grant } from '../domain/account.decider';
import { roleOf, roleUnknown, type Role } from '../domain/role';
import type { RequestedRole } from './account.commands';
import { ORGANISATION_DIRECTORY, type OrganisationDirectory } from './organisation-directory.port';

/** From the names people use to roles and organisations that exist. */
@Injectable()
export class RequestedRoleResolver {
  constructor(@Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory) {}

  role(text: string): Result<Role> {
    const role = roleOf(text);
    return role ? ok(role) : refuse(roleUnknown(text));
  }

  /** An id without asking whether it is registered: for taking back what was given. */
  organisationId(code: string | undefined): OrganisationId | undefined {
    return code === undefined ? undefined : this.organisations.idOf(code);
  }

  async grant(requested: RequestedRole): Promise<Result<Grant>> {
    const role = this.role(requested.role);
    if (!role.ok) return role;
    const organisation = this.organisationId(requested.organisation);
    if (organisation && (await this.organisations.find([organisation])).length === 0)
      return refuse(plainRefusal('role-organisation-not-found', { code: requested.organisation ?? '' }));
    return ok({
      role: role.value,
      ...(organisation && { organisation }),
      ...(requested.until && { until: requested.until }),
    });
  }
}
