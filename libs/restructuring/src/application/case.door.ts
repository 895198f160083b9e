import { Inject, Injectable } from '@nestjs/common';
import { inRole } from '@fonds/acts';
import type { RestructuringOpened } from '@fonds/event-contracts';
import { EVENT_STORE, type CommandContext, type EventStore } from '@fonds/event-store';
import { FondsDoor } from '@fonds/fonds';
import {
  mayAct,
  ORGANISATION_DIRECTORY,
  Permission,
  ROLES,
  type Caller,
  type Grant,
  type OrganisationDirectory,
  type WantedRole,
} from '@fonds/identity';
import { ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { ActOnCase, OpenCase, type CaseOrder } from './case.commands';
import { loadCase } from './loaded-case';

export interface OpeningWords {
  readonly kind: RestructuringOpened['kind'];
  /** Id or number. */
  readonly fonds: string;
  /** Code of the changing unit; the caller's own when absent. */
  readonly organisation?: string;
  readonly decision: RestructuringOpened['decision'];
  readonly parent?: string;
  readonly supplements?: string;
  readonly scope?: string;
}

export interface Asking {
  readonly caller: Caller;
  readonly wanted: WantedRole;
  readonly context: CommandContext;
}

/** Bodies for which the caller has a role. */
export const ownBodies = ({ roles }: Pick<Caller, 'roles'>): readonly OrganisationId[] =>
  roles.flatMap(({ organisation }) => organisation ?? []);

/** Who may open a case and act in it: people of the changing unit, and of an authority above it. */
@Injectable()
export class CaseDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly fonds: FondsDoor,
    private readonly projections: ProjectionHost,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** The hold of a case is about what the changing unit keeps: its own people place it, or an authority above it. */
  async opening(words: OpeningWords, { caller, wanted, context }: Asking): Promise<Result<OpenCase>> {
    const { fonds: text, organisation: code, ...rest } = words;
    // Who keeps what was registered or moved a moment ago counts.
    await this.projections.catchUp();
    const visible = await this.fonds.visible(text, caller.viewer);
    if (!visible.ok) return visible;
    const id = visible.value;
    const named = code === undefined ? undefined : await this.registered(code);
    if (code !== undefined && !named) return refuse(plainRefusal('organisation-not-found', { code }));
    const grant = named
      ? await this.grantAt(named, caller, Permission.CaseWrite, wanted)
      : caller.roles.find((each) => mayAct(each, Permission.CaseWrite, wanted));
    const organisation = named ?? grant?.organisation;
    if (!grant || !organisation) return refuse(plainRefusal('not-of-your-archives'));
    for (const other of [words.parent, words.supplements])
      if (other !== undefined && !(await this.seen(other, caller)))
        return refuse(plainRefusal('case-unknown', { case: other }));
    const before = words.supplements && (await loadCase(this.store, words.supplements))?.state;
    if (before && (!before.closed || before.opened.fonds !== id))
      return refuse(plainRefusal('case-not-to-supplement', { case: words.supplements ?? '' }));
    return ok(new OpenCase({ ...rest, fonds: id, organisation }, inRole(context, grant)));
  }

  /** @returns a refusal `case-unknown` (also for one that the caller may not see) or `not-of-your-archives` */
  async step(
    id: string,
    order: CaseOrder,
    permission: Permission,
    { caller, wanted, context }: Asking,
  ): Promise<Result<ActOnCase>> {
    const state = await this.seen(id, caller);
    if (!state) return refuse(plainRefusal('case-unknown', { case: id }));
    const grant = await this.grantAt(state.opened.organisation as OrganisationId, caller, permission, wanted);
    return grant
      ? ok(new ActOnCase(id, order, caller.viewer, inRole(context, grant)))
      : refuse(plainRefusal('not-of-your-archives'));
  }

  private async seen(id: string, { viewer }: Caller) {
    const state = (await loadCase(this.store, id))?.state;
    return state && (viewer.all || viewer.organisations.includes(state.opened.organisation as OrganisationId))
      ? state
      : undefined;
  }

  private async grantAt(
    at: OrganisationId,
    { roles }: Caller,
    permission: Permission,
    wanted: WantedRole,
  ): Promise<Grant | undefined> {
    for (const grant of roles) {
      const { role, organisation } = grant;
      if (!organisation || !mayAct(grant, permission, wanted)) continue;
      if (organisation === at) return grant;
      const below =
        ROLES[role].sight === 'supervisor' ? await this.organisations.descendantsOf([organisation]) : [];
      if (below.includes(at)) return grant;
    }
    return undefined;
  }

  /** Organisations that people name by code. */
  async registered(code: string): Promise<OrganisationId | undefined> {
    const [found] = await this.organisations.find([this.organisations.idOf(code)]);
    return found?.id;
  }

  /** A receiver by its code, or by a name that no register knows. @returns a refusal `organisation-not-found` */
  async receiver(
    words: { readonly code?: string; readonly name?: string } | undefined,
  ): Promise<Result<{ name: string; organisation?: string } | undefined>> {
    const { code, name } = words ?? {};
    if (code === undefined) return ok(name === undefined ? undefined : { name });
    const [found] = await this.organisations.find([this.organisations.idOf(code)]);
    return found
      ? ok({ name: found.name, organisation: found.id })
      : refuse(plainRefusal('organisation-not-found', { code }));
  }
}
