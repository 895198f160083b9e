import { Inject, Injectable } from '@nestjs/common';
import { inRole, loadAct, type Asking } from '@fonds/acts';
import { EVENT_STORE, type CommandContext, type CommandProgress, type EventStore } from '@fonds/event-store';
import { FondsDoor } from '@fonds/fonds';
import { UnitDoor } from '@fonds/holdings';
import {
  ORGANISATION_DIRECTORY,
  Permission,
  type Grant,
  type OrganisationDirectory,
  type Role,
} from '@fonds/identity';
import { isUuid, ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { OrganisationStreams } from '@fonds/organisations';
import { ProjectionHost } from '@fonds/projections';
import {
  ActOnDestruction,
  DrawDestruction,
  RecordDestructionFacts,
  type DestructionAsk,
  type DrawInput,
} from './destruction.commands';
import { isAbove } from '../domain/approver.rule';
import { rolesOfCapacity } from '../domain/register-capacity.rule';
import { grantAt } from './grant-at';

/** What a person says of a register to be drawn up; codes and numbers in place of ids. */
export interface DrawWords extends Omit<DrawInput, 'fonds' | 'custodian' | 'units'> {
  /** Code of the custodian. */
  readonly custodian: string;
  /** Id or number. */
  readonly fonds: string;
  /** Ids or codes; absent: whatever of the fonds is due. */
  readonly units?: readonly string[];
}

const PERMISSION: { readonly [K in DestructionAsk['kind']]: Permission } = {
  remove: Permission.DestructionPrepare,
  withdraw: Permission.DestructionPrepare,
  'enter-paper': Permission.DestructionPrepare,
  'confirm-paper': Permission.DestructionPrepare,
  file: Permission.DestructionPrepare,
  approve: Permission.DestructionApprove,
  decline: Permission.DestructionApprove,
  sign: Permission.DestructionSign,
  count: Permission.DestructionSupervise,
  start: Permission.DestructionSupervise,
  erase: Permission.DestructionSupervise,
  certify: Permission.DestructionSupervise,
};

/** From the words of a person to a command on a register of destruction, in a role that he has at its custodian. */
@Injectable()
export class DestructionDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly units: UnitDoor,
    private readonly fonds: FondsDoor,
    private readonly streams: OrganisationStreams,
    private readonly projections: ProjectionHost,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  async draw(words: DrawWords, asking: Asking): Promise<Result<DrawDestruction>> {
    const [custodian] = await this.organisations.find([this.organisations.idOf(words.custodian)]);
    if (!custodian) return refuse(plainRefusal('organisation-not-found', { code: words.custodian }));
    const grant = grantAt([custodian.id], asking, Permission.DestructionPrepare);
    if (!grant.ok) return grant;
    await this.projections.catchUp();
    const fonds = await this.fonds.visible(words.fonds, asking.caller.viewer, custodian.id);
    if (!fonds.ok) return fonds;
    const units = words.units && (await this.idsOf(words.units, asking));
    if (units && !units.ok) return units;
    const input = { ...words, fonds: fonds.value, custodian: custodian.id, units: units?.value };
    return ok(new DrawDestruction(input, inRole(asking.context, grant.value)));
  }

  /** @returns a refusal `act-unknown` (also for one that the caller may not see) or `not-of-your-archives` */
  async act(act: string, ask: DestructionAsk, asking: Asking): Promise<Result<ActOnDestruction>> {
    const entered = await this.enter(act, asking, PERMISSION[ask.kind], {
      fromAbove: speaksFromAbove(ask),
      first: ask.kind === 'sign' ? rolesOfCapacity(ask.capacity) : [],
    });
    if (!entered.ok) return entered;
    const named = await this.named(ask, asking);
    return named.ok ? ok(new ActOnDestruction(act, named.value, entered.value)) : named;
  }

  async facts(
    act: string,
    {
      units,
      outcome,
      circumstances,
    }: {
      readonly units: readonly string[] | 'rest';
      readonly outcome: RecordDestructionFacts['outcome'];
      readonly circumstances?: string;
    },
    asking: Asking,
    progress?: CommandProgress,
  ): Promise<Result<RecordDestructionFacts>> {
    const entered = await this.enter(act, asking, Permission.DestructionSupervise);
    if (!entered.ok) return entered;
    const ids = units === 'rest' ? ok('rest' as const) : await this.idsOf(units, asking);
    return ids.ok
      ? ok(new RecordDestructionFacts(act, ids.value, outcome, circumstances, entered.value, progress))
      : ids;
  }

  /** Codes become ids. */
  private async named(ask: DestructionAsk, asking: Asking): Promise<Result<DestructionAsk>> {
    switch (ask.kind) {
      case 'count': {
        const found = ask.found === 'all' ? ok('all' as const) : await this.idsOf(ask.found, asking);
        return found.ok ? ok({ ...ask, found: found.value }) : found;
      }
      case 'remove': {
        const units = await this.idsOf(ask.units, asking);
        return units.ok ? ok({ ...ask, units: units.value }) : units;
      }
      case 'approve': {
        const declined = await this.idsOf(ask.approval.declined, asking);
        return declined.ok
          ? ok({ ...ask, approval: { ...ask.approval, declined: declined.value } })
          : declined;
      }
      case 'enter-paper': {
        const declined = await this.idsOf(ask.paper.declined ?? [], asking);
        return declined.ok
          ? ok({ ...ask, paper: { ...ask.paper, declined: [...declined.value] } })
          : declined;
      }
      default:
        return ok(ask);
    }
  }

  private async idsOf(texts: readonly string[], { caller }: Asking): Promise<Result<readonly string[]>> {
    const found = await this.units.visibleAll([...new Set(texts)], caller.viewer);
    return found.ok ? ok(found.value.map(({ id }) => id)) : found;
  }

  /** The people of its custodian; to approve it, those of a body above as well (INV-16). */
  private async enter(
    act: string,
    asking: Asking,
    permission: Permission,
    {
      fromAbove = false,
      first = [],
    }: { readonly fromAbove?: boolean; readonly first?: readonly Role[] } = {},
  ): Promise<Result<CommandContext>> {
    const state = isUuid(act) ? (await loadAct(this.store, act))?.state : undefined;
    const custodian = state?.custodian as OrganisationId | undefined;
    const { viewer } = asking.caller;
    if (
      state?.kind !== 'destruction' ||
      !custodian ||
      !(viewer.all || viewer.organisations.includes(custodian))
    )
      return refuse(plainRefusal('act-unknown', { act }));
    const own = grantAt([custodian], inOneOf(first, custodian, asking), permission);
    if (permission !== Permission.DestructionApprove || (own.ok && !fromAbove)) return inGrant(own, asking);
    const bodies = (await this.streams.upwards(custodian)).filter((body) => body !== custodian);
    // Whoever has a role at both speaks as the one that he names.
    const above = grantAt(bodies, asking, permission);
    return inGrant(above.ok ? above : own, asking);
  }
}

const speaksFromAbove = (ask: DestructionAsk): boolean =>
  ask.kind === 'approve' ? isAbove(ask.approval.as) : ask.kind === 'decline' && isAbove(ask.as);

/** As asked; where no role is named, in the first of these that the caller holds there. */
function inOneOf(first: readonly Role[], organisation: OrganisationId, asking: Asking): Asking {
  const held = asking.caller.roles.find(
    (grant) => grant.organisation === organisation && first.includes(grant.role),
  );
  return held && !asking.wanted?.role ? { ...asking, wanted: { ...asking.wanted, role: held.role } } : asking;
}

const inGrant = (grant: Result<Grant>, { context }: Asking): Result<CommandContext> =>
  grant.ok ? ok(inRole(context, grant.value)) : grant;
