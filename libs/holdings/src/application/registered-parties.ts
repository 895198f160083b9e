import type { OrganisationDirectory } from '@fonds/identity';
import { isUuid, ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { NewValue } from '../domain/unit.decider';

/**
 * How values are told that may name parties of a unit (INV-39b): an organisation, by its code or id, as its id. A party
 * that is nobody would see nothing and answer nothing. What has another form stays: the decider refuses it.
 *
 * @returns a refusal `organisation-not-found`
 */
export async function registeredParties(
  directory: OrganisationDirectory,
  fields: readonly NewValue[],
): Promise<Result<(value: NewValue) => NewValue>> {
  const named = new Set(fields.map(partyNamedBy).filter((text) => text !== undefined));
  const ids = new Map([...named].map((text) => [text, idOf(directory, text)]));
  const known = new Set(ids.size ? (await directory.find([...ids.values()])).map(({ id }) => id) : []);
  for (const [code, id] of ids)
    if (!known.has(id)) return refuse(plainRefusal('organisation-not-found', { code }));
  return ok((value) => {
    const id = ids.get(partyNamedBy(value) ?? '');
    if (id === undefined) return value;
    return {
      ...value,
      after: value.field === 'owner' ? { ...(value.after as object), organisation: id } : id,
    };
  });
}

const idOf = (directory: OrganisationDirectory, text: string): OrganisationId =>
  isUuid(text) ? (text as OrganisationId) : directory.idOf(text);

function partyNamedBy({ field, after }: NewValue): string | undefined {
  const named =
    field === 'owner'
      ? (after as { readonly organisation?: unknown } | null | undefined)?.organisation
      : field === 'transferringUnit' && after;
  return typeof named === 'string' && named !== '' ? named : undefined;
}
