import { Inject, Injectable } from '@nestjs/common';
import { UNITS_OF_AN_ACT } from '@fonds/acts';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { HoldingsQuery, type HoldingFilter } from '@fonds/holdings';
import type { Viewer } from '@fonds/identity';
import { ok, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { NamedUnitsQuery } from '../read/named-units.query';

export interface UnitFilter {
  readonly fonds: string;
  readonly filters: { readonly [F in HoldingFilter]?: string };
  /** Formed within these days. */
  readonly formedFrom?: CivilDate;
  readonly formedTo?: CivilDate;
}

export type Selection =
  /** Codes (档号) or ids, in the order in which they are to stand on the list. */
  | { readonly kind: 'named'; readonly texts: readonly string[] }
  | { readonly kind: 'filter'; readonly filter: UnitFilter };

export interface SelectedUnits {
  readonly fonds: string;
  readonly units: readonly string[];
}

const TOLD = 100;

/** Which units a person means by a list or a filter; those that he may not see are unknown. */
@Injectable()
export class UnitSelection {
  constructor(
    private readonly named: NamedUnitsQuery,
    private readonly holdings: HoldingsQuery,
    private readonly projections: ProjectionHost,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async resolve(
    selection: Selection,
    { from, fonds, today }: { readonly from: string; readonly fonds?: string; readonly today: CivilDate },
    viewer: Viewer,
  ): Promise<Result<SelectedUnits>> {
    const given = selection.kind === 'named' ? selection.texts.length : 0;
    if (given > UNITS_OF_AN_ACT) return refuse(tooMany(given));
    // What was registered or coded a moment ago counts.
    await this.projections.catchUp();
    const chosen =
      selection.kind === 'filter'
        ? await this.filtered(selection.filter, from, today, viewer)
        : await this.byNames(selection.texts, { from, fonds }, viewer);
    if (!chosen.ok) return chosen;
    const { units } = chosen.value;
    if (units.length === 0) return refuse(plainRefusal('list-empty'));
    if (units.length > UNITS_OF_AN_ACT) return refuse(tooMany(units.length));
    return chosen;
  }

  private async filtered(
    { fonds, filters, formedFrom, formedTo }: UnitFilter,
    custodian: string,
    today: CivilDate,
    viewer: Viewer,
  ): Promise<Result<SelectedUnits>> {
    const knownAt = await this.store.head();
    const question = { custodian, fonds, filters, asOf: today, knownAt, limit: UNITS_OF_AN_ACT + 1 };
    const units = await this.holdings.unitIds(question, { from: formedFrom, to: formedTo }, viewer);
    return ok({ fonds, units });
  }

  private async byNames(
    texts: readonly string[],
    { from, fonds }: { readonly from: string; readonly fonds?: string },
    viewer: Viewer,
  ): Promise<Result<SelectedUnits>> {
    const found = await this.named.resolve(texts, { custodian: from, fonds }, viewer);
    const unknown = texts.filter((text) => !found.has(text));
    if (unknown.length)
      return refuse(plainRefusal('units-unknown', { units: unknown.slice(0, TOLD), count: unknown.length }));
    for (const [code, units] of found)
      if (units.length > 1)
        return refuse(plainRefusal('unit-ambiguous', { code, ids: units.map(({ unit }) => unit) }));
    const rows = [...found.values()].flat();
    const [first, ...others] = [...new Set(rows.map((row) => row.fonds))];
    if (first === undefined) return refuse(plainRefusal('list-empty'));
    if (fonds === undefined && others.length)
      return refuse(plainRefusal('several-fonds', { fonds: [first, ...others].slice(0, TOLD) }));
    return ok({ fonds: fonds ?? first, units: [...new Set(rows.map(({ unit }) => unit))] });
  }
}

const tooMany = (given: number): Refusal => plainRefusal('too-many-units', { given, most: UNITS_OF_AN_ACT });
