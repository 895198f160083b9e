import { Inject, Injectable } from '@nestjs/common';
import { ActQuery, actStream, loadAct, manifestOf, PartyAccountsQuery } from '@fonds/acts';
import {
  answeredInParts,
  EVENT_STORE,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import {
  allows,
  mayAct,
  roleAt,
  type Caller,
  type Grant,
  type Permission,
  type Viewer,
  type WantedRole,
} from '@fonds/identity';
import { isUuid, ok, refuse, type OrganisationId, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { OrganisationStreams } from '@fonds/organisations';
import { ProjectionHost } from '@fonds/projections';
import { openingOf, submittedTo, type OpeningReview } from '../domain/opening.state';
import { ReviewingOrganisations } from './reviewing-organisations';

/** Who takes part in a review, and the role in which a caller does. */
export type ReviewParty = 'archives' | 'partner' | 'authority';

export interface EnteredReview {
  readonly act: string;
  readonly review: OpeningReview;
  readonly party: ReviewParty;
  readonly organisation: string;
  readonly grant: Grant;
  /** The party has no accounts of its own: the archives enters its paper. */
  readonly onPaper?: true;
}

export interface EnterReview {
  readonly permission: Permission;
  readonly wanted?: WantedRole;
  readonly evidence: number;
  /** Whose step it is; the caller's own of these, in this order. */
  readonly parties: readonly ReviewParty[];
  /** Organisation id: the authority whose word it is, where several were asked or none yet. */
  readonly authority?: string;
}

/** Which review a person means, and what part he has in it: no party speaks for another. */
@Injectable()
export class OpeningDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly acts: ActQuery,
    private readonly accounts: PartyAccountsQuery,
    private readonly organisations: OrganisationStreams,
    private readonly reviewing: ReviewingOrganisations,
    private readonly projections: ProjectionHost,
  ) {}

  /** A review as its stream says at this moment. @returns a refusal `opening-unknown`, also for one that is not the viewer's to see */
  async visible(act: string, viewer: Viewer): Promise<Result<OpeningReview>> {
    const loaded = isUuid(act) ? await loadAct(this.store, act) : undefined;
    const review = loaded && openingOf(loaded.events);
    const seen = review && (await this.sees(act, review, viewer));
    return seen ? ok(review) : refuse(plainRefusal('opening-unknown', { act }));
  }

  /**
   * What this very command did when it came before. It is asked for first: whose step it was and what it was about may be
   * seen no more, because it was done.
   */
  async told(act: string, context: CommandContext): Promise<Outcome | undefined> {
    const stream = actStream(act);
    const done = answeredInParts(stream, await this.store.readStream(stream), context);
    return done?.ok ? done.value : undefined;
  }

  /**
   * @returns also `opening-not-your-part`; `opening-no-review` or `opening-reviewed-alone` for a side that is not there;
   *   `opening-authority-wanted` for a paper that may be of several authorities
   */
  async enter(act: string, caller: Caller, order: EnterReview): Promise<Result<EnteredReview>> {
    const found = await this.visible(act, caller.viewer);
    if (!found.ok) return found;
    const review = found.value;
    for (const party of order.parties)
      for (const organisation of await this.organisationsOf(party, review, caller, order)) {
        const grant = roleAt([organisation], caller, order.permission, order.wanted);
        if (grant) return ok({ act, review, party, organisation, grant });
      }
    return this.onPaper(act, review, caller, order);
  }

  /** The caller's role at an archives. */
  planner(caller: Caller, order: Pick<EnterReview, 'permission' | 'wanted'>): Grant | undefined {
    return caller.roles.find((grant) => mayAct(grant, order.permission, order.wanted));
  }

  private async organisationsOf(
    party: ReviewParty,
    review: OpeningReview,
    { roles }: Caller,
    { permission, authority }: EnterReview,
  ): Promise<readonly string[]> {
    const known = knownIn(party, review);
    if (party !== 'authority') return known;
    const named = authority === undefined ? undefined : [authority];
    if (known.length) return named?.filter((id) => known.includes(id)) ?? known;
    // REG 30(3): it coordinates before anything was submitted to it.
    const own = roles.flatMap(({ role, organisation }) =>
      organisation && allows(role, permission) ? [organisation] : [],
    );
    const fit: string[] = [];
    for (const id of named ?? own) {
      const { isAuthority, inLine } = await this.reviewing.authority(id, review.plan.custodian);
      if (isAuthority && inLine !== false) fit.push(id);
    }
    return fit;
  }

  /** A party without accounts takes part on paper (architecture.md §10): the archives enters what it wrote. */
  private async onPaper(
    act: string,
    review: OpeningReview,
    caller: Caller,
    order: EnterReview,
  ): Promise<Result<EnteredReview>> {
    const [party] = order.parties;
    const grant = roleAt([review.plan.custodian], caller, order.permission, order.wanted);
    if (party && grant && order.evidence > 0) {
      const absent = await this.withoutAccounts(await this.organisationsOf(party, review, caller, order));
      const [organisation, ...others] = absent;
      if (others.length) return refuse(await this.whose(absent));
      if (organisation) return ok({ act, review, party, organisation, grant, onPaper: true });
    }
    return refuse(await this.notYours(review, order));
  }

  /** An account that was created a moment ago counts: its organisation acts for itself. */
  private async withoutAccounts(organisations: readonly string[]): Promise<readonly string[]> {
    await this.projections.catchUp();
    const without: string[] = [];
    for (const id of organisations) if (!(await this.accounts.hasAccounts(id))) without.push(id);
    return without;
  }

  private async whose(authorities: readonly string[]): Promise<Refusal> {
    const found = await this.organisations.find(authorities as OrganisationId[]);
    return plainRefusal('opening-authority-wanted', {
      organisations: found.map(({ code, name }) => `${code} ${name}`),
    });
  }

  /** Whose step it is, of each side that may take it. */
  private async notYours(review: OpeningReview, { parties }: EnterReview): Promise<Refusal> {
    const whose = parties.flatMap((party) => knownIn(party, review)) as OrganisationId[];
    if (!whose.length && parties.includes('partner'))
      return review.joint
        ? plainRefusal('opening-reviewed-alone')
        : ruleRefusal('opening-no-review', 'INV-20');
    const found = await this.organisations.find(whose);
    const names = whose.map((each) => found.find(({ id }) => id === each)?.name ?? each);
    // Before anything was submitted nobody says which authority it is.
    return plainRefusal('opening-not-your-part', { organisations: names.length ? names : ['authority'] });
  }

  private async sees(act: string, review: OpeningReview, viewer: Viewer): Promise<boolean> {
    const { plan, joint } = review;
    const parties = [plan.custodian, joint?.partner, ...authoritiesOf(review)];
    if (viewer.all || viewer.organisations.some((id) => parties.includes(id))) return true;
    await this.projections.catchUp();
    return (await this.acts.one(act, viewer)) !== undefined;
  }
}

/** Who of a party is named in the review. */
const knownIn = (party: ReviewParty, review: OpeningReview): readonly string[] => {
  if (party === 'archives') return [review.plan.custodian];
  if (party === 'authority') return authoritiesOf(review);
  return review.joint?.partner ? [review.joint.partner] : [];
};

/** Authorities before which something of the review lies. */
const authoritiesOf = (review: OpeningReview): string[] => [
  ...new Set(manifestOf(review.act).flatMap((unit) => submittedTo(review, unit) ?? [])),
];

/** The context of a command in the role and for the party that the door found. */
export const contextIn = (
  context: CommandContext,
  { grant, organisation, onPaper }: EnteredReview,
): CommandContext => ({
  ...context,
  role: grant.role,
  organisation: grant.organisation,
  ...(onPaper && !context.onBehalfOf && { onBehalfOf: organisation }),
});
