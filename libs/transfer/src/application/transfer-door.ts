import { Inject, Injectable } from '@nestjs/common';
import type { PastEvent } from '@fonds/event-contracts';
import { ActQuery, loadAct, PartyAccountsQuery } from '@fonds/acts';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import {
  mayAct,
  type Caller,
  type Grant,
  type Permission,
  type Role,
  type WantedRole,
} from '@fonds/identity';
import { isUuid, ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { OrganisationStreams } from '@fonds/organisations';
import { ProjectionHost } from '@fonds/projections';
import { evolveTransfer, type Capacity, type Side, type Transfer } from '../domain/transfer.state';

/** A transfer that the caller may act on, and the role and side he does it in. */
export interface EnteredTransfer {
  readonly act: string;
  readonly transfer: Transfer;
  readonly events: readonly PastEvent[];
  readonly side: Side;
  readonly grant: Grant;
  /** The side has no accounts of its own: the other side enters its papers. */
  readonly onPaper?: true;
}

export interface EnterOrder {
  readonly permission: Permission;
  readonly wanted?: WantedRole;
  /** Whose step it is; the caller's own side when absent. */
  readonly side?: Side | ((transfer: Transfer) => Side | undefined);
  /** The role must be one that signs so. */
  readonly capacity?: Capacity;
  /** Papers that the command cites: what a side without accounts did is entered with its paper only. */
  readonly evidence: number;
  /** A signature by account is the signer's own, whatever papers there are. */
  readonly ownSideOnly?: true;
  /** The paper stands in the batch already. */
  readonly paperGiven?: true;
}

/** Who signs as what (E27). A supervisor signs on paper. */
const SIGNING_ROLES: { readonly [C in Capacity]: readonly Role[] } = {
  head: ['UnitHead', 'Director'],
  handler: ['UnitArchivist', 'AccessionArchivist'],
  supervisor: [],
};

const SIDES: readonly Side[] = ['from', 'to'];

/** Which transfer a person means, and on which side of it he stands: neither side acts for the other. */
@Injectable()
export class TransferDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly acts: ActQuery,
    private readonly parties: PartyAccountsQuery,
    private readonly organisations: OrganisationStreams,
    private readonly projections: ProjectionHost,
  ) {}

  /** @returns a refusal `act-unknown` (also for one that the caller may not see), `not-your-side` or `capacity-not-yours` */
  async enter(text: string, caller: Caller, order: EnterOrder): Promise<Result<EnteredTransfer>> {
    const loaded = isUuid(text) ? await loadAct(this.store, text) : undefined;
    const transfer = loaded?.events.reduce<Transfer | undefined>(evolveTransfer, undefined);
    if (!transfer || !(await this.sees(text, transfer, caller)))
      return refuse(plainRefusal('act-unknown', { act: text }));
    const { draft } = transfer;
    const wanted = typeof order.side === 'function' ? order.side(transfer) : order.side;
    for (const side of wanted ? [wanted] : SIDES) {
      const grant = grantAt(draft[side], caller, order);
      if (grant) return ok({ act: text, transfer, events: loaded?.events ?? [], side, grant });
    }
    if (
      order.capacity &&
      SIDES.some((side) => grantAt(draft[side], caller, { ...order, capacity: undefined }))
    )
      return refuse(plainRefusal('capacity-not-yours', { capacity: order.capacity }));
    const onPaper = await this.onPaper(transfer, wanted, caller, order);
    return onPaper
      ? ok({ act: text, transfer, events: loaded?.events ?? [], ...onPaper })
      : refuse(await this.notYourSide(transfer, wanted));
  }

  /** The caller's role at the sender: nobody drafts for another organisation. */
  async sender(from: string, caller: Caller, order: EnterOrder): Promise<Result<Grant>> {
    const own = grantAt(from, caller, order);
    if (own) return ok(own);
    const [sender] = await this.organisations.find([from as OrganisationId]);
    return refuse(plainRefusal('not-your-side', { side: 'from', organisation: sender?.name ?? from }));
  }

  /** A draft is its sender's alone. */
  private async sees(
    act: string,
    { draft, act: { serious } }: Transfer,
    { viewer }: Caller,
  ): Promise<boolean> {
    const told = serious ? SIDES : (['from'] as const);
    if (told.some((side) => viewer.organisations.includes(draft[side] as OrganisationId))) return true;
    await this.projections.catchUp();
    return (await this.acts.one(act, viewer)) !== undefined;
  }

  /** A party without accounts takes part on paper (architecture.md §10): the other side enters what it signed and did. */
  private async onPaper(
    transfer: Transfer,
    side: Side | undefined,
    caller: Caller,
    order: EnterOrder,
  ): Promise<Pick<EnteredTransfer, 'side' | 'grant' | 'onPaper'> | undefined> {
    const { evidence, ownSideOnly, paperGiven } = order;
    if (!side || ownSideOnly || (evidence === 0 && !paperGiven)) return undefined;
    const grant = grantAt(transfer.draft[side === 'from' ? 'to' : 'from'], caller, order);
    if (!grant) return undefined;
    // An account that was created a moment ago counts: its organisation acts for itself.
    await this.projections.catchUp();
    if (await this.parties.hasAccounts(transfer.draft[side])) return undefined;
    return { side, grant, onPaper: true };
  }

  private async notYourSide({ draft }: Transfer, side: Side = 'from') {
    const id = draft[side] as OrganisationId;
    const [organisation] = await this.organisations.find([id]);
    return plainRefusal('not-your-side', { side, organisation: organisation?.name ?? id });
  }
}

function grantAt(organisation: string, { roles }: Caller, order: EnterOrder): Grant | undefined {
  const { permission, wanted, capacity } = order;
  return roles.find(
    (grant) =>
      grant.organisation === organisation &&
      mayAct(grant, permission, wanted) &&
      (!capacity || SIGNING_ROLES[capacity].includes(grant.role)),
  );
}

/** As what a role signs, where it signs at all. */
export const capacityOf = (role: Role): Capacity | undefined =>
  (Object.keys(SIGNING_ROLES) as Capacity[]).find((capacity) => SIGNING_ROLES[capacity].includes(role));
