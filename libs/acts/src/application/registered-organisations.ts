import type { OrganisationDirectory } from '@fonds/identity';
import { ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

/** Ids of registered organisations by their codes. @returns a refusal `organisation-not-found` */
export async function registeredOrganisations(
  directory: OrganisationDirectory,
  codes: readonly (string | undefined)[],
): Promise<Result<(code: string) => OrganisationId>> {
  const named = [...new Set(codes.filter((code): code is string => code !== undefined))];
  const ids = new Map(named.map((code) => [code, directory.idOf(code)]));
  const known = new Set((await directory.find([...ids.values()])).map(({ id }) => id));
  for (const [code, id] of ids)
    if (!known.has(id)) return refuse(plainRefusal('organisation-not-found', { code }));
  return ok((code) => directory.idOf(code));
}
