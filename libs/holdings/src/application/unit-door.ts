import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore, type Position } from '@fonds/event-store';
import {
  allows,
  visibleTo,
  type Caller,
  type Grant,
  type Permission,
  type Viewer,
  type WantedRole,
} from '@fonds/identity';
import { fold, isUuid, ok, refuse, type Result, type UnitId } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { unitStream } from '../domain/holding-ids';
import { unitDecider } from '../domain/unit.decider';
import type { Unit } from '../domain/unit.state';
import { CatalogueQuery } from '../read/catalogue.query';
import { resolveUnit } from './give-code';

/** A unit as its own stream says at this moment. */
export interface PresentUnit {
  readonly id: UnitId;
  readonly unit: Unit;
  readonly revision: number;
  readonly position: Position;
}

/** Which unit a person means by an id or a code (档号), and whether it is his to see or to act on. */
@Injectable()
export class UnitDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly catalogue: CatalogueQuery,
    private readonly projections: ProjectionHost,
  ) {}

  /** @returns a refusal `unit-unknown` (also for one that the viewer may not see) or `unit-ambiguous` */
  async visible(text: string, viewer: Viewer): Promise<Result<PresentUnit>> {
    const id = isUuid(text) ? await resolveUnit(this.store, text) : await this.byCode(text, viewer);
    if (!id.ok) return id;
    const stored = await this.store.readStream(unitStream(id.value));
    const state = fold(unitDecider, stored.map(pastEvent));
    const last = stored[stored.length - 1];
    if (state.kind !== 'unit' || !last || !seenBy(viewer, state.unit))
      return refuse(plainRefusal('unit-unknown', { unit: text }));
    const { revision, position } = last;
    return ok({ id: id.value as UnitId, unit: state.unit, revision, position });
  }

  /**
   * The same for a deed: one in a role of the custodian's that has the permission. Refused also:
   * `not-of-your-archives`.
   */
  async own(
    text: string,
    caller: Caller,
    permission: Permission,
    wanted: WantedRole = {},
  ): Promise<Result<PresentUnit & { readonly grant: Grant }>> {
    const found = await this.visible(text, caller.viewer);
    if (!found.ok) return found;
    const { custodian } = found.value.unit;
    const grant = caller.roles.find(
      ({ role, organisation }) =>
        organisation === custodian &&
        allows(role, permission) &&
        (!wanted.role || wanted.role === role) &&
        (!wanted.organisation || wanted.organisation === organisation),
    );
    return grant ? ok({ ...found.value, grant }) : refuse(plainRefusal('not-of-your-archives'));
  }

  private async byCode(code: string, viewer: Viewer): Promise<Result<string>> {
    // A code given a moment ago counts.
    await this.projections.catchUp();
    const units = (await this.catalogue.resolve(code, viewer)).flatMap((node) => node.unit ?? []);
    const [first, ...others] = new Set(units);
    if (!first) return refuse(plainRefusal('unit-unknown', { unit: code }));
    if (others.length === 0) return ok(first);
    return refuse(plainRefusal('unit-ambiguous', { code, ids: [first, ...others] }));
  }
}

const seenBy = (viewer: Viewer, unit: Unit): boolean =>
  visibleTo(viewer, {
    custodian: unit.custodian,
    owner: unit.owner.organisation,
    transferringUnit: unit.transferringUnit,
    opening: unit.description.opening,
  });
