import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { CommandContext } from '@fonds/event-store';
import { FondsDoor } from '@fonds/fonds';
import { RefusedError, unwrap } from '@fonds/http-edge';
import {
  accessOf,
  ORGANISATION_DIRECTORY,
  RequestContextFactory,
  roleAt,
  type ActDto,
  type KnownOrganisation,
  type OrganisationDirectory,
} from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { OrganisationStreams } from '@fonds/organisations';
import { ProjectionHost } from '@fonds/projections';
import {
  sourceKindOf,
  SOURCE_KINDS,
  type SourceKind,
  type SourceParty,
  type Topic,
} from '../domain/source-kinds';
import { topicOf, TOPICS } from '../domain/topics';

/** Who comes in for what: codes become organisations, and a deed is done in a role at the body that it is for. */
@Injectable()
export class AccessionDoor {
  constructor(
    private readonly contexts: RequestContextFactory,
    private readonly fondsDoor: FondsDoor,
    private readonly projections: ProjectionHost,
    private readonly streams: OrganisationStreams,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  async organisation(code: string): Promise<KnownOrganisation> {
    const [found] = await this.organisations.find([this.organisations.idOf(code)]);
    if (!found) throw new RefusedError(plainRefusal('organisation-not-found', { code }));
    return found;
  }

  /** A context in a role that the caller has at the organisation. @throws RefusedError `not-of-your-archives` */
  at(organisation: string, request: Request, act: ActDto): CommandContext {
    return this.among([organisation], request, act);
  }

  /** The same for the authority: one at the archives itself or at a body above it. */
  async above(archives: KnownOrganisation['id'], request: Request, act: ActDto): Promise<CommandContext> {
    return this.among(await this.streams.upwards(archives), request, act);
  }

  private among(organisations: readonly string[], request: Request, act: ActDto): CommandContext {
    const { caller, permission, wanted } = accessOf(request);
    const context = this.contexts.from(request, act);
    const grant = roleAt(organisations, caller, permission, wanted);
    if (!grant) throw new RefusedError(plainRefusal('not-of-your-archives'));
    return { ...context, role: grant.role, organisation: grant.organisation };
  }

  /** A fonds that the caller may see, by id or number. */
  async fonds(text: string, request: Request, archives?: string): Promise<string> {
    await this.projections.catchUp();
    return unwrap(await this.fondsDoor.visible(text, accessOf(request).caller.viewer, archives));
  }

  /** A fonds that the organisation is a party of, by id or number. */
  async fondsOf(organisation: KnownOrganisation['id'], text: string, request: Request): Promise<string> {
    await this.projections.catchUp();
    const { viewer } = accessOf(request).caller;
    const own = { ...viewer, organisations: [organisation], all: false, open: false };
    return unwrap(await this.fondsDoor.visible(text, own));
  }

  async party(given: PartyInput): Promise<SourceParty> {
    const { kind, name, organisation } = given;
    const found = organisation === undefined ? undefined : await this.organisation(organisation);
    return {
      kind,
      ...(name && { name }),
      ...(found && { name: name ?? found.name, organisation: found.id }),
    };
  }
}

export interface PartyInput {
  readonly kind: SourceParty['kind'];
  readonly name?: string;
  /** Its code. */
  readonly organisation?: string;
}

/** @throws RefusedError `source-kind-unknown` */
export function givenSourceKind(text: string): SourceKind {
  const found = sourceKindOf(text);
  if (found) return found;
  const known = Object.values(SOURCE_KINDS).map(({ zh }) => zh);
  throw new RefusedError(plainRefusal('source-kind-unknown', { given: text, known }));
}

/** @throws RefusedError `topic-unknown` */
export function givenTopic(text: string): Topic {
  const found = topicOf(text);
  if (found) return found;
  throw new RefusedError(
    plainRefusal('topic-unknown', { given: text, known: Object.values(TOPICS).map(({ zh }) => zh) }),
  );
}
