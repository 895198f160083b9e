import type { FondsRegistered } from '@fonds/event-contracts';
import { appendOne, metaOf, type EventStore, type NewEvent, type StoredEvent } from '@fonds/event-store';
import { fondsIdOf, fondsStream, loadFonds, settleNumber } from '@fonds/fonds';
import { canonicalJson, type FondsId } from '@fonds/kernel';
import { descriptionOf, importedEventId, TAKING_ON_RULES, type TakingOn } from '../domain/taken-on';
import type { Problem, SourceFonds } from '../source';
import type { BegunImport } from './begun-import';
import { differences, toldBy } from './differences';
import type { ProblemRow } from './problem-rows';
import { invalidRecord } from './unregistered-record';
import { notTaken, type Refused } from './unit-requests';

/** What became of a fonds, and of the components that its record stands for. */
export interface FondsOutcome {
  readonly became: 'registered' | 'unchanged' | 'refused';
  /** Events. */
  readonly written: number;
  readonly problem?: ProblemRow;
}

/** Registers the fonds of a file, each before its records; a dry run only compares. */
export class FondsRegistration {
  private readonly byKey = new Map<string, FondsId>();
  /** Fonds that cannot be written, with why: nothing of them can be. */
  private readonly unwritable = new Map<string, Refused | Problem>();
  /** What is said of no component: a finding aid whose fonds is described otherwise than it was. */
  readonly warnings: Problem[] = [];

  constructor(
    private readonly store: EventStore,
    private readonly on: TakingOn,
    private readonly begun: BegunImport,
    private readonly dryRun: boolean,
  ) {}

  ids(): readonly string[] {
    return [...new Set(this.byKey.values())];
  }

  /** @throws Error where the fonds was not registered before its records */
  idOf(key: string): FondsId {
    const id = this.byKey.get(key);
    if (!id) throw new Error(`the reader gave no fonds ${key} before its records`);
    return id;
  }

  refusalOf(key: string): Refused | Problem | undefined {
    return this.unwritable.get(key);
  }

  async register(record: SourceFonds): Promise<FondsOutcome> {
    const id = fondsIdOf(this.on.archives, record.key);
    const data = {
      numberingBody: this.on.archives,
      key: record.key,
      ...(record.number && { number: record.number }),
      name: record.name,
      kind: '机构' as const,
      ...(record.description.creators?.[0] && { creator: record.description.creators[0] }),
      ...(record.description.dates?.length && { dates: [...record.description.dates] }),
      description: descriptionOf(record.description),
      provisional: true,
    };
    const { stored, fonds, bearer } = await this.standing(id);
    this.byKey.set(record.key.value, bearer ?? id);
    if (fonds || bearer) return this.known(record, stored, bearer ? undefined : data);
    const event: NewEvent<'FondsRegistered'> = {
      id: importedEventId(id, '', data, 'fonds'),
      type: 'FondsRegistered',
      data,
      meta: metaOf(this.begun.context, TAKING_ON_RULES),
    };
    // A number whose reservation was voided is free: the stream then goes on behind it.
    const expected = stored.length - 1;
    const invalid = notTaken([{ stream: fondsStream(id), expected, events: [event] }]);
    if (invalid) {
      this.unwritable.set(record.key.value, invalid);
      return refused(record, invalidRecord(record.place, invalid));
    }
    if (this.dryRun) return { became: 'registered', written: 0 };
    const result = await appendOne(this.store, fondsStream(id), expected, [event]);
    return result.ok ? { became: 'registered', written: result.repeated ? 0 : 1 } : this.register(record);
  }

  /** What stands on the stream; a number's open reservation is settled first, and leads to its bearer. */
  private async standing(id: FondsId) {
    let stored = await this.store.readStream(fondsStream(id));
    let known = await loadFonds(this.store, id);
    const open = stored[stored.length - 1];
    if (known.kind === 'reservation' && !known.voided && open && !this.dryRun) {
      await settleNumber(this.store, open);
      [stored, known] = [await this.store.readStream(fondsStream(id)), await loadFonds(this.store, id)];
    }
    const bearer = known.kind === 'reservation' && !known.voided ? (known.bearer as FondsId) : undefined;
    return { stored, fonds: known.kind === 'fonds', bearer };
  }

  private known(
    record: SourceFonds,
    stored: readonly StoredEvent[],
    data: FondsRegistered | undefined,
  ): FondsOutcome {
    const changed = data && changedFonds(record, stored[0], data);
    if (changed?.code === 'fonds-another') this.unwritable.set(record.key.value, changed);
    if (changed && (record.components ?? 0) > 0) return refused(record, changed);
    if (changed) this.warnings.push({ ...changed, severity: 'warning' });
    const own = this.begun.resumed && stored.some(({ meta }) => meta.correlation === this.begun.id);
    return { became: own ? 'registered' : 'unchanged', written: 0 };
  }
}

/** Told only of a record that stands for components. */
const refused = ({ components, asRead }: SourceFonds, problem: Problem): FondsOutcome => ({
  became: 'refused',
  written: 0,
  ...(components && { problem: { problem, row: asRead } }),
});

/**
 * A fonds that an import of the same source registered, and that the file describes otherwise now: nothing is
 * overwritten, and it is said. One of another code and another name is another fonds of which the source gave the same
 * id, as hand-made files do that count from 1: nothing of it can be registered. A fonds known by its number is named by many files, each with the words of its cover.
 */
function changedFonds(
  { key, place }: SourceFonds,
  first: { readonly type: string; readonly data: unknown } | undefined,
  data: FondsRegistered,
): Problem | undefined {
  const registered = first?.type === 'FondsRegistered' ? (first.data as FondsRegistered) : undefined;
  if (key.kind !== 'source' || registered?.key.kind !== 'source') return undefined;
  if (canonicalJson(registered) === canonicalJson(data)) return undefined;
  const [before, now] = [registered.description?.code, data.description?.code];
  if (before && now && before !== now && registered.name !== data.name) {
    const facts = { registered: `${before} ${registered.name}`, offered: `${now} ${data.name}` };
    return { code: 'fonds-another', severity: 'refused', place, facts: { key: key.value, ...facts } };
  }
  const facts = differences(toldBy([], registered), toldBy([], data));
  return { code: 'fonds-differs', severity: 'refused', place, facts };
}
