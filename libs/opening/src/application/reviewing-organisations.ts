import { Injectable } from '@nestjs/common';
import type { OrganisationId, Refusal } from '@fonds/kernel';
import type { LawAt } from '@fonds/law';
import { OrganisationStreams } from '@fonds/organisations';
import { competenceRefusal, type AskedAuthority } from '../domain/competent-authority.rule';
import type { KnownUnit } from '../domain/review-partner.rule';

/** Successors are followed this far. */
const MOST_SUCCESSORS = 100;

/** Organisations as the rules of a review ask for them. */
@Injectable()
export class ReviewingOrganisations {
  constructor(private readonly organisations: OrganisationStreams) {}

  /** The units named, and whoever continues their functions, as far as the chain goes. */
  async known(ids: readonly string[]): Promise<ReadonlyMap<string, KnownUnit>> {
    const known = new Map<string, KnownUnit>();
    const open = [...ids];
    for (let id = open.shift(); id !== undefined; id = open.shift()) {
      if (known.has(id) || known.size > MOST_SUCCESSORS) continue;
      const state = await this.organisations.state(id as OrganisationId);
      const successors = Object.entries(state.successors).map(([work, { successor, from }]) => ({
        function: work,
        successor,
        ...(from && { from }),
      }));
      const name = state.attributes?.name ?? id;
      known.set(id, { id, name, successors, ...(state.validTo && { validTo: state.validTo }) });
      open.push(...successors.map(({ successor }) => successor));
    }
    return known;
  }

  /** An authority over the archives, or beside it under one superior. */
  async authority(id: string, archives: string): Promise<AskedAuthority> {
    const { attributes } = await this.organisations.state(id as OrganisationId);
    const line = await this.organisations.upwards(archives as OrganisationId);
    const superiors = line.filter((each) => each !== archives);
    const over = superiors.some((each) => each === id || each === attributes?.parent);
    const told = superiors.length > 0 || attributes?.parent !== undefined;
    return {
      isAuthority: attributes?.kind === 'authority',
      ...(attributes?.level && { level: attributes.level }),
      ...(told && { inLine: over }),
    };
  }

  /** INV-21: whether the authority was competent on the day. */
  async competence(
    authority: string,
    archives: string,
    asked: { readonly on: LawAt; readonly decision?: string },
  ): Promise<Refusal | undefined> {
    const { attributes } = await this.organisations.state(archives as OrganisationId);
    return competenceRefusal(await this.authority(authority, archives), attributes?.level, asked);
  }
}
