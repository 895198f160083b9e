import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import {
  kindOf,
  levelOf,
  ORGANISATION_KINDS,
  type OrganisationKind,
  type OrganisationLevel,
} from '../domain/organisation-kind';

export function readKind(text: string): Result<OrganisationKind> {
  const kind = kindOf(text);
  if (kind) return ok(kind);
  const known = Object.entries(ORGANISATION_KINDS).map(([code, { zh }]) => `${zh} (${code})`);
  return refuse(plainRefusal('organisation-kind-unknown', { given: text, known }));
}

export function readLevel(text: string): Result<OrganisationLevel> {
  const level = levelOf(text);
  return level ? ok(level) : refuse(plainRefusal('organisation-level-unknown', { given: text }));
}
