import { canonicalJson } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import type { ActKindSpec } from './act-kind';
import type { PastEvent } from '@fonds/event-contracts';
import type { Dated } from '../domain/product-days.rule';
import { stricterThanProduct, unfitSource } from '../domain/product-marks.rule';
import { draftedIn, enteredUnit, type DraftedUnit } from './drafted-units';
import { openingOf } from './loan-and-move.kinds';

/** E97: one event balances split, merge and regroup. */
export const REARRANGEMENT_KIND: ActKindSpec = {
  kind: 'rearrangement',
  described: false,
  claimable(unit, state, events, law) {
    const unfit = unfitSource(state);
    if (unfit) return unfit;
    for (const { description, retentionStart, secretSince } of madeOf(events, unit)) {
      const days = { ...(retentionStart && { retentionStart }), ...(secretSince && { secretSince }) };
      const lost = stricterThanProduct(state, { description, ...days } as Dated, law);
      if (lost) return lost;
    }
    return undefined;
  },
  stoppable: () => 'rearrangement',
  effect({ state, events, of }) {
    const { custodian, case: within } = openingOf(events, 'RearrangementOpened');
    const into = draftedIn(events).map((unit) => canonicalJson(unit));
    return {
      event: {
        type: 'UnitsRearranged',
        data: {
          of,
          into: { count: into.length, root: rootOfRows(into) },
          since: state.businessDate,
          custodian,
        },
      },
      paper: false,
      ...(within && { case: within }),
      products: draftedIn(events).map(({ unit }) => unit),
    };
  },
  /** With the first chunk of what ends: what begins is few. */
  begun({ act, part, events, gate }) {
    if (part !== 0) return [];
    const { custodian } = openingOf(events, 'RearrangementOpened');
    const { since } = gate.data as { since: string };
    const rules = ['INV-02', 'INV-03'];
    return draftedIn(events).map((unit) =>
      enteredUnit(unit, { custodian, since, how: 'rearranged', act, gate, rules }),
    );
  },
  codes({ part, events }) {
    const { custodian } = openingOf(events, 'RearrangementOpened');
    return draftedIn(events).flatMap(({ unit, code }) =>
      part === 0 && code ? [{ unit, code, numberingBody: custodian }] : [],
    );
  },
};

interface Products {
  /** Of everything that is listed. */
  readonly whole: readonly DraftedUnit[];
  readonly bySource: ReadonlyMap<string, readonly DraftedUnit[]>;
}

const indexed = new WeakMap<readonly PastEvent[], Products>();

/** What a unit is made into. A hundred thousand units are asked of the same act: its products are looked through once. */
function madeOf(events: readonly PastEvent[], unit: string): readonly DraftedUnit[] {
  const { whole, bySource } = indexed.get(events) ?? indexedIn(events);
  return [...whole, ...(bySource.get(unit) ?? [])];
}

function indexedIn(events: readonly PastEvent[]): Products {
  const drafted = draftedIn(events);
  const bySource = new Map<string, DraftedUnit[]>();
  for (const product of drafted)
    for (const source of product.from ?? []) {
      const known = bySource.get(source);
      if (known) known.push(product);
      else bySource.set(source, [product]);
    }
  const products = { whole: drafted.filter(({ from }) => !from), bySource };
  indexed.set(events, products);
  return products;
}
