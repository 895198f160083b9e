import type { DomainEvent } from '@fonds/event-contracts';
import type { Row } from '@fonds/projections';
import { actAfter, actBegun, isActOpening, itemsOf } from './inbox-act';
import type { InboxItem } from './inbox-item';
import { spokenIn } from './inbox-spoken';

export const [FROM, TO, FONDS, ACT] = ['sender', 'receiver', 'fonds', 'act'];
export const PAPER = '018f0000-0000-7000-8000-000000000001';
export const ROOT = '0'.repeat(64);

export interface Told {
  readonly type: string;
  readonly data: object;
  readonly account?: string;
}

/** The rows of one act, by their id. */
export function memory() {
  const rows = new Map<unknown, Row>();
  return spokenIn(ACT, {
    get: (_, { id }) => rows.get(id),
    put: (_, row) => void rows.set(row.id, row),
    remove: (_, { id }) => void rows.delete(id),
  });
}

/** Folds what happened to an act, and says what then waits. */
export function itemsAfter(told: readonly Told[]): readonly InboxItem[] {
  let act: Row | undefined;
  const spoken = memory();
  for (const { type, data, account = 'somebody' } of told) {
    const event = { type, data } as DomainEvent;
    const stored = { id: PAPER, meta: { actor: { account } } } as never;
    act = isActOpening(event) ? actBegun(ACT, event, stored) : act && actAfter(act, event, stored, spoken);
  }
  return act ? itemsOf(act) : [];
}

/** For whom it waits, and who may not. */
export const waiting = (...told: Told[]): string[] =>
  itemsAfter(told).map(({ kind, organisation, capacity, not_by }) =>
    [kind, organisation, capacity, ...not_by].filter(Boolean).join(' '),
  );

/** How many units each is about. */
export const numbers = (...told: Told[]): { readonly [kind: string]: number | null } =>
  Object.fromEntries(itemsAfter(told).map(({ kind, units }) => [kind, units]));

export const drafted = (historical = false): Told => ({
  type: 'TransferDrafted',
  data: { fonds: FONDS, from: FROM, to: TO, nature: 'transfer', historical },
});
export const listed: Told = { type: 'ManifestSealed', data: { count: 3, root: ROOT } };
export const offered: Told = { type: 'TransferOffered', data: {} };
export const checked: Told = { type: 'TransferChecked', data: {} };
export const returned = (scope: 'all' | 'units'): Told => ({ type: 'TransferReturned', data: { scope } });
export const signed = (side: string, capacity: string, seconds?: string): Told => ({
  type: 'TransferSigned',
  data: { side, capacity, ...(seconds && { seconds }) },
});
export const paper: Told = {
  type: 'PaperSignatureEntered',
  data: { side: 'from', capacity: 'head' },
  account: 'clerk',
};
export const ALL = ['sender', 'receiver'].flatMap((side) =>
  ['head', 'handler', 'supervisor'].map((capacity) => `transfer-to-sign ${side} ${capacity}`),
);
