import type {
  OpinionsAttached,
  TransferChecked,
  TransferDispatched,
  TransferReturned,
} from '@fonds/event-contracts';
import { inChunks } from '@fonds/acts';
import type { TransferAsk } from './transfer.commands';

/** Well under the limit of an event (256 KiB), with room for its envelope. */
const MOST_BYTES = 150_000;
/** The schemas take 4,000 units in one array. */
const MOST_UNITS = 3_000;

const grouped = <Item>(items: readonly Item[], most?: number): Item[][] =>
  inChunks(items, { bytes: MOST_BYTES, ...(most !== undefined && { most }) });

type Opinion = Omit<OpinionsAttached['opinions'][number], 'units'>;

/** Opinions with the units they are given for, in as few events as their sizes allow. */
export function opinionAsks(
  opinions: readonly { readonly opinion: Opinion; readonly units: readonly string[] }[],
): TransferAsk[] {
  const entries = opinions.flatMap(({ opinion, units }) =>
    grouped(units, MOST_UNITS).map((some) => ({ ...opinion, units: some })),
  );
  return grouped(entries).map((some) => ({ kind: 'attach-opinions', opinions: some }));
}

/** What was found, what is missing and what nobody listed, each in its own events. */
export function checkAsks({ method, found, missing, unlisted, seals }: TransferChecked): TransferAsk[] {
  const part = (data: Partial<TransferChecked>): TransferAsk => ({
    kind: 'check',
    check: { method, found: [], missing: [], unlisted: [], ...data },
  });
  const asks = [
    ...grouped(found, MOST_UNITS).map((some) => part({ found: some })),
    ...grouped(missing, MOST_UNITS).map((some) => part({ missing: some })),
    ...grouped(unlisted).map((some) => part({ unlisted: some })),
    ...grouped(seals ?? []).map((some) => part({ seals: some })),
  ];
  return asks.length ? asks : [part({})];
}

/** A whole batch is returned in one event; units with all their defects in as many as they need. */
export function returnAsks({ scope, units, defects }: TransferReturned): TransferAsk[] {
  if (scope === 'all' || defects.length === 0) return [{ kind: 'return', return: { scope, units, defects } }];
  const byUnit = new Map<string | undefined, TransferReturned['defects']>();
  for (const defect of defects) byUnit.set(defect.unit, [...(byUnit.get(defect.unit) ?? []), defect]);
  // Units without a defect go with the first, which is refused for them.
  const silent = units.filter((unit) => !byUnit.has(unit));
  return grouped([...byUnit.values()], MOST_UNITS).map((groups, n) => {
    const some = groups.flat();
    const named = some.flatMap(({ unit }) => unit ?? []);
    return {
      kind: 'return',
      return: { scope, units: [...new Set([...named, ...(n === 0 ? silent : [])])], defects: some },
    };
  });
}

export function dispatchAsks({ boxes, ...how }: TransferDispatched): TransferAsk[] {
  const parts = boxes.length ? grouped(boxes) : [[]];
  return parts.map((some) => ({ kind: 'dispatch', dispatch: { ...how, boxes: some } }));
}
