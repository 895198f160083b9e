import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore, type StoredEvent } from '@fonds/event-store';
import type { KnownOrganisation, OrganisationDirectory } from '@fonds/identity';
import { fold, type OrganisationId } from '@fonds/kernel';
import { organisationDecider } from '../domain/organisation.decider';
import type { OrganisationState } from '../domain/organisation.state';
import { organisationId, organisationStream } from '../domain/organisation-id';
import { OrganisationQuery } from '../read/organisation.query';

/** Superiors are followed this far up; a longer chain is a circle that two simultaneous changes made. */
const HIGHEST_CHAIN = 64;

/** Organisations as their streams say at this moment: what a command may rest on. */
@Injectable()
export class OrganisationStreams implements OrganisationDirectory {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly query: OrganisationQuery,
  ) {}

  idOf(code: string): OrganisationId {
    return organisationId(code);
  }

  async state(id: OrganisationId): Promise<OrganisationState> {
    return folded(id, await this.store.readStream(organisationStream(id)));
  }

  async isRegistered(id: OrganisationId): Promise<boolean> {
    return (await this.state(id)).code !== undefined;
  }

  /** An organisation and everything above it, nearest first. */
  async upwards(from: OrganisationId): Promise<readonly OrganisationId[]> {
    const chain: OrganisationId[] = [];
    for (
      let at: OrganisationId | undefined = from;
      at && !chain.includes(at) && chain.length < HIGHEST_CHAIN;
    ) {
      chain.push(at);
      at = (await this.state(at)).attributes?.parent;
    }
    return chain;
  }

  async find(ids: readonly OrganisationId[]): Promise<readonly KnownOrganisation[]> {
    const streams = await this.store.readStreams(ids.map(organisationStream));
    return ids.flatMap((id) => {
      const { code, attributes } = folded(id, streams.get(organisationStream(id)) ?? []);
      return code !== undefined && attributes ? [{ id, code, name: attributes.name }] : [];
    });
  }

  descendantsOf(ids: readonly OrganisationId[]): Promise<readonly OrganisationId[]> {
    return this.query.descendantsOf(ids);
  }
}

const folded = (id: OrganisationId, stored: readonly StoredEvent[]): OrganisationState =>
  fold(organisationDecider(id), stored.map(pastEvent));
