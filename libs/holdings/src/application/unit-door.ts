import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore, type Position, type StoredEvent } from '@fonds/event-store';
import {
  roleAt,
  visibleTo,
  type Caller,
  type Grant,
  type Permission,
  type Viewer,
  type WantedRole,
} from '@fonds/identity';
import {
  fold,
  isUuid,
  ok,
  refuse,
  type FondsId,
  type OrganisationId,
  type Result,
  type UnitId,
} from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { CLAIM_SETTLER, type ClaimSettler } from '../claim-settler.port';
import { unitStream } from '../domain/holding-ids';
import { unitDecider } from '../domain/unit.decider';
import type { Unit } from '../domain/unit.types';
import { CatalogueQuery, type CatalogueDetail } from '../read/catalogue.query';
import { finishPassages } from './pass-code';
import { resolveUnit } from './resolve-unit';

/** A unit as its own stream says at this moment. */
export interface PresentUnit {
  readonly id: UnitId;
  readonly unit: Unit;
  readonly revision: number;
  readonly position: Position;
}

/** Units of one fonds and one custodian, and the role in which the caller acts on them. */
export interface OwnUnits {
  readonly units: readonly PresentUnit[];
  readonly fonds: FondsId;
  readonly custodian: OrganisationId;
  readonly grant: Grant;
}

/** Streams read in one query. */
const STREAMS_A_PAGE = 500;

/** Which unit a person means by an id or a code (档号), and whether it is his to see or to act on: as one of its parties. */
@Injectable()
export class UnitDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly catalogue: CatalogueQuery,
    private readonly projections: ProjectionHost,
    @Inject(CLAIM_SETTLER) private readonly claims: ClaimSettler,
  ) {}

  /** @returns a refusal `unit-unknown` (also for one that the viewer may not see) or `unit-ambiguous` */
  async visible(text: string, viewer: Viewer): Promise<Result<PresentUnit>> {
    const id = isUuid(text) ? await resolveUnit(this.store, text) : await this.byCode(text, viewer);
    if (!id.ok) return id;
    // What the gate said of it counts, also when the process died before the unit was told.
    const stored = await this.store.readStream(unitStream(id.value));
    const { stored: passed } = await finishPassages(this.store, id.value, stored);
    const found = present(id.value, await this.claims.settle(id.value, passed));
    return found && seenBy(viewer, found.unit)
      ? ok(found)
      : refuse(plainRefusal('unit-unknown', { unit: text }));
  }

  /** What was published of an open unit, for whoever sees no more of it (INV-23). */
  async published(text: string, viewer: Viewer): Promise<CatalogueDetail | undefined> {
    // What was published a moment ago counts.
    await this.projections.catchUp();
    const rows = (await this.catalogue.resolve(text, viewer)).filter(
      ({ kind, publishedOnly }) => kind === 'unit' && publishedOnly,
    );
    const [row, ...others] = rows;
    return row && !others.length ? this.catalogue.node(row.id, viewer) : undefined;
  }

  /**
   * A unit of the caller's own for a deed: one in a role of the custodian's that has the permission. Refused also:
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
    const grant = roleAt([found.value.unit.custodian], caller, permission, wanted);
    return grant ? ok({ ...found.value, grant }) : refuse(plainRefusal('not-of-your-archives'));
  }

  /**
   * The same for units that one act or fact names, by ids or codes. Refused also: `list-empty`, `of-another-fonds`,
   * `of-another-custodian`. The refusal names the unit.
   *
   * @param keepers whose staff may do it; those of the custodian where nothing is said. Who is named here finds the unit
   *   by its code, too, though it is no party of it any more
   */
  async ownAll(
    texts: readonly string[],
    caller: Caller,
    permission: Permission,
    wanted: WantedRole = {},
    keepers?: (unit: Unit) => readonly string[],
  ): Promise<Result<OwnUnits>> {
    const granted = (unit: Unit): Grant | undefined =>
      (keepers?.(unit) ?? [unit.custodian]).flatMap(
        (keeper) => roleAt([keeper], caller, permission, wanted) ?? [],
      )[0];
    const also = keepers && ((unit: Unit): boolean => granted(unit) !== undefined);
    const seen = await this.visibleAll(texts, caller.viewer, also);
    if (!seen.ok) return seen;
    const units = seen.value;
    const [first] = units;
    if (!first) return refuse(plainRefusal('list-empty'));
    const { fonds, custodian } = first.unit;
    for (const { id, unit } of units) {
      if (unit.fonds !== fonds)
        return refuse(plainRefusal('of-another-fonds', { unit: id, fonds: unit.fonds }));
      if (unit.custodian !== custodian) return refuse(plainRefusal('of-another-custodian', { unit: id }));
    }
    const grant = granted(first.unit);
    if (!grant || units.some(({ unit }) => granted(unit)?.organisation !== grant.organisation))
      return refuse(plainRefusal('not-of-your-archives'));
    return ok({ units, fonds: fonds as FondsId, custodian: custodian as OrganisationId, grant });
  }

  /**
   * Units that a list names; the refusal of one that is not visible names it.
   *
   * @param also which units are seen besides
   */
  async visibleAll(
    texts: readonly string[],
    viewer: Viewer,
    also?: (unit: Unit) => boolean,
  ): Promise<Result<readonly PresentUnit[]>> {
    // A code given a moment ago counts.
    if (texts.some((text) => !isUuid(text))) await this.projections.catchUp();
    const units: PresentUnit[] = [];
    for (let at = 0; at < texts.length; at += STREAMS_A_PAGE) {
      const page = await this.visiblePage(texts.slice(at, at + STREAMS_A_PAGE), viewer, also);
      if (!page.ok) return page;
      units.push(...page.value);
    }
    return ok(units);
  }

  /** Ids and codes in one query each; an id derived from a code that was given later is looked up by itself. */
  private async visiblePage(
    texts: readonly string[],
    viewer: Viewer,
    also?: (unit: Unit) => boolean,
  ): Promise<Result<PresentUnit[]>> {
    const idOf = await this.idsOf(texts, viewer);
    const beyond =
      also &&
      (await this.beyondSight(
        texts.filter((text) => !idOf.has(text)),
        viewer,
      ));
    const ids = [...new Set([...idOf.values(), ...[...(beyond?.values() ?? [])].flat()])];
    const streams = await this.store.readStreams(ids.map(unitStream));
    // What the gate said of them counts here too: also of those that no act has claimed.
    const settled = await this.claims.settleAll(
      new Map(ids.map((id) => [id, streams.get(unitStream(id)) ?? []])),
    );
    const units: PresentUnit[] = [];
    const standing = (id: string): PresentUnit | undefined => present(id, settled.get(id) ?? []);
    for (const text of texts) {
      const id = idOf.get(text);
      const [besides, ...others] = (beyond?.get(text) ?? []).flatMap((each) => {
        const unit = standing(each);
        return unit && also?.(unit.unit) ? [unit] : [];
      });
      const found = id !== undefined ? standing(id) : others.length ? undefined : besides;
      const shown = found && (seenBy(viewer, found.unit) || also?.(found.unit));
      const seen = found && shown ? ok(found) : await this.visible(text, viewer);
      if (!seen.ok) return refuse({ ...seen.error, facts: { ...seen.error.facts, unit: text } });
      units.push(seen.value);
    }
    return ok(units);
  }

  /** What is clear at first sight: ids as they stand, and codes that one visible unit bears. */
  private async idsOf(texts: readonly string[], viewer: Viewer): Promise<ReadonlyMap<string, string>> {
    const codes = texts.filter((text) => !isUuid(text));
    const known = new Map<string, string>(texts.filter((text) => isUuid(text)).map((id) => [id, id]));
    if (!codes.length) return known;
    for (const [code, units] of await this.catalogue.unitsOfCodes(codes, viewer)) {
      const [unit, ...others] = units;
      if (unit !== undefined && !others.length) known.set(code, unit);
    }
    return known;
  }

  /** Whoever bears a code, seen or not: what may be told of it is asked of each unit itself. */
  private async beyondSight(
    texts: readonly string[],
    viewer: Viewer,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    return texts.length ? this.catalogue.unitsOfCodes(texts, { ...viewer, all: true }) : new Map();
  }

  private async byCode(code: string, viewer: Viewer): Promise<Result<string>> {
    // A code given a moment ago counts.
    await this.projections.catchUp();
    const nodes = await this.catalogue.resolve(code, viewer);
    const units = nodes.flatMap(({ unit, publishedOnly }) => (unit && !publishedOnly ? [unit] : []));
    const [first, ...others] = new Set(units);
    if (!first) return refuse(plainRefusal('unit-unknown', { unit: code }));
    if (others.length === 0) return ok(first);
    return refuse(plainRefusal('unit-ambiguous', { code, ids: [first, ...others] }));
  }
}

function present(id: string, stored: readonly StoredEvent[]): PresentUnit | undefined {
  const state = fold(unitDecider, stored.map(pastEvent));
  const last = stored[stored.length - 1];
  if (state.kind !== 'unit' || !last) return undefined;
  const { revision, position } = last;
  return { id: id as UnitId, unit: state.unit, revision, position };
}

const seenBy = (viewer: Viewer, unit: Unit): boolean =>
  visibleTo(viewer, {
    custodian: unit.custodian,
    owner: unit.owner.organisation,
    transferringUnit: unit.transferringUnit,
  });
