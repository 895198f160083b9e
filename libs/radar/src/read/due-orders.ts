import { Injectable } from '@nestjs/common';
import type { Page } from '@fonds/http-edge';
import { LawInEffect, type Viewer } from '@fonds/identity';
import { law, type Mark } from '@fonds/law';
import type { DueFilter, DueRow } from './due-row';
import type { DueScope } from './due-where';
import { RectificationQuery, type RectificationRow } from './rectification.query';

/** Orders lie over bodies, not over units: they stand on a due list of their own clock. */
export const asksForOrders = ({ clocks }: DueScope): boolean =>
  clocks?.length === 1 && clocks[0] === 'CLK-14';

/** Orders to put something right (CLK-14) as rows of a due list. */
@Injectable()
export class DueOrders {
  constructor(
    private readonly rectifications: RectificationQuery,
    private readonly inEffect: LawInEffect,
  ) {}

  async list(
    { on, window, archives, organisation, fonds }: DueFilter,
    page: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<DueRow>> {
    // No fonds has an order, and each has its day.
    if (fonds !== undefined || window === 'missing') return { rows: [] };
    const found = await this.rectifications.list({ on, window, archives, organisation }, page, viewer);
    const { mark } = law.at(on, await this.inEffect.version()).clock('CLK-14');
    return { ...found, rows: found.rows.map((row) => orderRow(row, mark)) };
  }
}

const orderRow = (
  { id, organisation, organisationName, due, ...order }: RectificationRow,
  mark: Mark,
): DueRow => ({
  clock: 'CLK-14',
  state: 'due',
  ...{ unit: null, entry: null, order: id, code: order.document, title: order.requirement },
  ...{ fonds: null, fondsName: null, custodian: organisation, custodianName: organisationName },
  ...{ archives: null, archivesName: null, computed: due, shown: due, cohort: null, precision: null },
  ...{ retention: null, secrecy: null },
  mark,
  // The article that the order itself rests on.
  basis: [{ instrument: order.instrument, article: order.article }],
  accuses: mark === 'F',
});
