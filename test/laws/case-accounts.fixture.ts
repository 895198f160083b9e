import { pastEvent, type EventStore, type StoredEvent } from '@fonds/event-store';
import { loadAct } from '@fonds/acts';
import { loadUnit } from '@fonds/holdings';
import { KEEPER } from './case-bench.fixture';

interface Decided {
  readonly destination: string;
  readonly receiver?: string | undefined;
}

/** What a case says of its units, counted by hand from its events and from the units’ own streams. */
export interface CaseAccount {
  /** Each unit’s one group; `unsorted` before it is in one. */
  readonly groups: ReadonlyMap<string, string>;
  readonly decided: ReadonlyMap<string, Decided>;
  /** Organisations that a case’s own transfers brought the unit to. */
  readonly destinations: ReadonlyMap<string, ReadonlySet<string>>;
  /** Where it is now: its custodian, or that it is gone. */
  readonly places: ReadonlyMap<string, string>;
  /** Differences of inventories that nobody explained, or said to be missing while it is there. */
  readonly differences: readonly string[];
  /** Lost, and no incident tells of it. */
  readonly unreported: readonly string[];
  readonly opening: number;
  /** Groups that were decided on for another kind of change, and not again since: their decision may stand no more. */
  readonly stale: ReadonlySet<string>;
  readonly closed?: {
    readonly opening: number;
    readonly came: number;
    readonly ended: number;
    readonly endings: number;
  };
  readonly wrong: readonly string[];
}

const CAME = new Set([
  'registered',
  'recovered',
  'rearrangedIn',
  'found',
  'acceded',
  'accessioned',
  'foundUnlisted',
]);

export async function accountOf(
  store: EventStore,
  id: string,
  units: readonly string[],
): Promise<CaseAccount> {
  const events = (await store.readStream(`case-${id}`)).map(pastEvent);
  const groups = new Map<string, string>(units.map((unit) => [unit, 'unsorted']));
  const drawnOut = new Set<string>();
  const decided = new Map<string, Decided>();
  const differences = new Map<string, 'open' | 'missing' | 'explained'>();
  const wrong: string[] = [];
  const stale = new Set<string>();
  let [opening, whole] = [0, ''];
  let closed: CaseAccount['closed'];
  for (const { type, data } of events) {
    if (type === 'CaseAmended') for (const group of decided.keys()) stale.add(group);
    if (type === 'CaseUnitsFixed') opening = data.count;
    if (type === 'CaseUnitsSorted') {
      // Where all was drawn out by name before, no group is formed; what comes later has the class all the same.
      whole = data.groups[0]?.group ?? data.bySeries[0]?.class ?? whole;
      for (const [unit] of groups) if (!drawnOut.has(unit)) groups.set(unit, whole);
    }
    if (type === 'CaseUnitsSplit')
      for (const unit of data.units) {
        if (groups.get(unit) !== data.from)
          wrong.push(`${unit} is drawn out of ${data.from}, and lies in ${groups.get(unit) ?? ''}`);
        groups.set(unit, data.to);
        drawnOut.add(unit);
      }
    if (type === 'CustodyDecided') {
      decided.set(data.group, { destination: data.destination, receiver: data.receiver?.organisation });
      stale.delete(data.group);
    }
    if (type === 'InventoryCounted') {
      // The newer count of everything stands.
      for (const [unit, how] of differences) if (how === 'open') differences.delete(unit);
      for (const unit of data.missing) if (differences.get(unit) !== 'missing') differences.set(unit, 'open');
      for (const code of data.unlisted) if (!differences.has(code)) differences.set(code, 'open');
    }
    if (type === 'InventoryDifferenceExplained' && data.unit !== undefined)
      differences.set(data.unit, data.outcome === 'missing' ? 'missing' : 'explained');
    if (type === 'RestructuringClosed') {
      const sum = (came: boolean) =>
        data.terms.filter(({ term }) => CAME.has(term) === came).reduce((n, { count }) => n + count, 0);
      closed = { opening: data.opening, came: sum(true), ended: sum(false), endings: data.endings.count };
    }
  }
  const places = new Map<string, string>();
  for (const unit of units) {
    const state = await loadUnit(store, unit);
    if (state.kind !== 'unit') throw new Error(`no unit ${unit}`);
    places.set(unit, state.unit.out ?? state.unit.custodian);
  }
  const open = [...differences].flatMap(([unit, how]) =>
    how === 'open' || (how === 'missing' && places.get(unit) !== 'lost') ? [unit] : [],
  );
  return {
    ...{
      groups,
      decided,
      places,
      opening,
      stale,
      wrong,
      differences: open,
      unreported: await unreportedIn(store, places),
      destinations: await destinationsOf(store, id),
    },
    ...(closed && { closed }),
  };
}

async function unreportedIn(store: EventStore, places: ReadonlyMap<string, string>): Promise<string[]> {
  const log: readonly StoredEvent[] = (await store.readPage(0n, 100_000)).events;
  const told = new Set(
    log.flatMap(({ type, data }) =>
      type === 'IncidentReported' ? ((data as { of?: { units?: string[] } }).of?.units ?? []) : [],
    ),
  );
  return [...places].flatMap(([unit, place]) => (place === 'lost' && !told.has(unit) ? [unit] : []));
}

async function destinationsOf(
  store: EventStore,
  id: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  const log: readonly StoredEvent[] = (await store.readPage(0n, 100_000)).events;
  for (const { type, data } of log) {
    if (type !== 'TransferAccepted') continue;
    const { of, to, case: own } = data as { of: { act: string }; to: string; case?: string };
    if (own !== id) continue;
    for (const unit of (await loadAct(store, of.act))?.state.decided?.manifest ?? [])
      found.set(unit, new Set([...(found.get(unit) ?? []), to]));
  }
  return found;
}

/** Units that are neither gone by a recorded fact nor where their group was decided to go. */
export function unaccounted({ groups, decided, places }: CaseAccount): readonly string[] {
  return [...groups].flatMap(([unit, group]) => {
    const place = places.get(unit);
    if (place === 'lost') return [];
    const outcome = decided.get(group);
    // What the table settles without a decision stays with its keeper.
    const wanted = outcome && outcome.destination !== 'EST' ? outcome.receiver : KEEPER;
    return place === wanted ? [] : [unit];
  });
}
