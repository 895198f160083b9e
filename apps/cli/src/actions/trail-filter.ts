import type { TrailFilter } from '@fonds/custody';
import { FondsDoor, FondsQuery } from '@fonds/fonds';
import { CatalogueQuery } from '@fonds/holdings';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { accountId, Authenticator } from '@fonds/identity';
import { isUuid } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { organisationId, OrganisationStreams } from '@fonds/organisations';
import type { CommonOptions } from '../session/invocation';
import { optionalDay } from '../session/option-values';
import type { Session } from '../session/session';

export interface TrailOptions extends CommonOptions {
  readonly fonds?: string;
  /** Id of an import or act. */
  readonly act?: string;
  /** Name or id of the account that acted. */
  readonly actor?: string;
  readonly type?: string;
  readonly businessFrom?: string;
  readonly businessTo?: string;
  /** Position, or instant with offset. */
  readonly recordedFrom?: string;
  readonly recordedTo?: string;
}

/** The part of the trail that is asked for, all names resolved. */
export async function trailFilter(
  session: Session,
  subject: string | undefined,
  options: TrailOptions,
): Promise<TrailFilter> {
  const { fonds, act, actor, type, recordedFrom, recordedTo } = options;
  return {
    subject: subject === undefined ? undefined : await subjectOf(session, subject),
    fonds:
      fonds === undefined
        ? undefined
        : unwrap(await session.installation.get(FondsDoor).visible(fonds, session.viewer)),
    act,
    actor: actor === undefined ? undefined : isUuid(actor) ? actor : accountId(actor),
    type,
    businessFrom: optionalDay('--business-from', options.businessFrom),
    businessTo: optionalDay('--business-to', options.businessTo),
    recordedFrom: bound(recordedFrom),
    recordedTo: bound(recordedTo),
  };
}

const POSITION_OR_INSTANT =
  /^(\d{1,18}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))$/;

function bound(text: string | undefined): string | undefined {
  if (text !== undefined && !POSITION_OR_INSTANT.test(text))
    throw new RefusedError(plainRefusal('known-at-malformed', { given: text }));
  return text;
}

/**
 * What a person means by an id, a code, a number or a name.
 *
 * @throws RefusedError `subject-unknown`, `subject-ambiguous`
 */
async function subjectOf({ installation, viewer }: Session, given: string): Promise<string> {
  if (isUuid(given)) return given;
  const organisation = organisationId(given);
  const account = accountId(given);
  const [organisations, fonds, nodes, state] = await Promise.all([
    installation.get(OrganisationStreams).find([organisation]),
    installation.get(FondsQuery).resolve(given, viewer),
    installation.get(CatalogueQuery).resolve(given, viewer),
    installation.get(Authenticator).accountState(account),
  ]);
  const ids = new Set<string>([
    ...organisations.map(({ id }) => id),
    ...fonds,
    ...nodes.map(({ id, unit }) => unit ?? id),
    ...(state.name === undefined ? [] : [account]),
  ]);
  const [first, ...others] = ids;
  if (first === undefined) throw new RefusedError(plainRefusal('subject-unknown', { given }));
  if (others.length) throw new RefusedError(plainRefusal('subject-ambiguous', { given, ids: [...ids] }));
  return first;
}
