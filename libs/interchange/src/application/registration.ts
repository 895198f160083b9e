import {
  metaOf,
  NO_STREAM,
  pastEvent,
  type AppendResult,
  type EventStore,
  type NewEvent,
} from '@fonds/event-store';
import { isFree, seriesIdOf, seriesStream, unitDecider, unitStream } from '@fonds/holdings';
import { fold } from '@fonds/kernel';
import { importedEventId, seriesDraft, TAKING_ON_RULES, unitDrafts, type TakingOn } from '../domain/taken-on';
import type { Problem, SourceFonds, SourceSeries, SourceUnit } from '../source';
import type { BegunImport } from './begun-import';
import { FondsRegistration } from './fonds-registration';
import type { ProblemRow } from './problem-rows';
import { RootRows } from './root-rows';
import type { RowCorrections } from './row-corrections';
import type { SpooledRecord } from './survey';
import { unitOffset } from './unit-offset';
import { furtherOn, notTaken, requestsOf, unwritable, type Item, type Refused } from './unit-requests';
import { unregistered } from './unregistered-record';

export interface RegistrationCounts {
  readonly registered: number;
  readonly unchanged: number;
  readonly refused: number;
}

/** Writes a file's records by bulk load and counts what became of each. A dry run reads and compares only. */
export class Registration {
  private readonly fondsOfFile: FondsRegistration;
  private readonly rows = new RootRows();
  private readonly tally = { registered: 0, unchanged: 0, refused: 0 };
  private problems: ProblemRow[] = [];
  private pending: Promise<void> = Promise.resolve();
  eventsWritten = 0;

  constructor(
    private readonly store: EventStore,
    private readonly on: TakingOn & { readonly file: string },
    private readonly begun: BegunImport,
    private readonly dryRun: boolean,
    /** Where rows that differ are kept as corrections to be proposed. */
    private readonly corrections?: RowCorrections,
  ) {
    this.fondsOfFile = new FondsRegistration(store, on, begun, dryRun);
  }

  /** What is said of no component. */
  get warnings(): readonly Problem[] {
    return this.fondsOfFile.warnings;
  }

  /** @returns the components these records account for. The last batch's writing goes on while the next is prepared. */
  async add(records: readonly SpooledRecord[]): Promise<number> {
    // One list in the order of the source: the tree of a fonds shows siblings, series and units, by position.
    const items: Item[] = [];
    let components = 0;
    for (const record of records) {
      components += record.components ?? 0;
      if (record.kind === 'fonds') await this.addFonds(record);
      else items.push(record.kind === 'series' ? this.seriesItem(record) : this.unitItem(record));
    }
    await this.pending;
    this.pending = this.write(items);
    // Its failure is thrown by the next await of it.
    this.pending.catch(() => undefined);
    return components;
  }

  /** Waits for the last batch. */
  settle(): Promise<void> {
    return this.pending;
  }

  takeProblems(): ProblemRow[] {
    const taken = this.problems;
    this.problems = [];
    return taken;
  }

  counts(refusedByReader: number): RegistrationCounts {
    return { ...this.tally, refused: this.tally.refused + refusedByReader };
  }

  fonds(): readonly string[] {
    return this.fondsOfFile.ids();
  }

  /** RFC 6962 root over the units and series this file stands for, registered now or before (32 bytes each: subject, event). */
  root(): string {
    return this.rows.hex();
  }

  private async addFonds(record: SourceFonds): Promise<void> {
    const { became, written, problem } = await this.fondsOfFile.register(record);
    this.tally[became] += record.components ?? 0;
    this.eventsWritten += written;
    if (problem) this.problems.push(problem);
  }

  private seriesItem(record: SourceSeries): Item {
    const fonds = this.fondsOfFile.idOf(record.fonds);
    const subject = seriesIdOf(fonds, record.key);
    const data = seriesDraft(record, fonds, this.on.profile);
    const event: NewEvent<'SeriesRegistered'> = {
      id: importedEventId(subject, record.digest, data, 'series'),
      type: 'SeriesRegistered',
      data,
      meta: metaOf(this.begun.context),
    };
    const stream = seriesStream(subject);
    return { record, subject, stream, requests: [{ stream, expected: NO_STREAM, events: [event] }] };
  }

  private unitItem(record: SourceUnit): Item {
    const { id, takenOn, entries } = unitDrafts(record, this.fondsOfFile.idOf(record.fonds), this.on);
    const stream = unitStream(id);
    const events: NewEvent[] = [
      {
        id: importedEventId(id, record.digest, takenOn, 'unit'),
        type: 'HoldingTakenOn',
        data: takenOn,
        meta: metaOf(this.begun.context, TAKING_ON_RULES),
      },
      ...entries.map((data): NewEvent => ({
        id: importedEventId(id, record.digest, data, `entries-${data.chunk}`),
        type: 'EntriesDescribed',
        data,
        meta: metaOf(this.begun.context),
      })),
    ];
    return { record, subject: id, stream, requests: requestsOf(stream, events) };
  }

  private async write(given: readonly Item[]): Promise<void> {
    const items: Item[] = [];
    for (const item of given) {
      const invalid = this.fondsOfFile.refusalOf(item.record.fonds);
      if (!invalid) items.push(item);
      else {
        this.tally.refused += item.record.components;
        this.problems.push(await this.failed(item, invalid));
      }
    }
    if (!items.length) return;
    const outcomes = this.dryRun ? await this.compare(items) : await this.load(items);
    const resumed = this.begun.resumed
      ? await this.ofThisImport(items.filter((_, i) => outcomes[i] === 'unchanged'))
      : new Set<string>();
    for (const [i, item] of items.entries()) {
      const { record, subject } = item;
      const outcome = outcomes[i] ?? 'unchanged';
      if (typeof outcome === 'object') {
        this.tally.refused += record.components;
        this.problems.push(outcome);
        continue;
      }
      this.tally[outcome === 'registered' || resumed.has(item.stream) ? 'registered' : 'unchanged'] +=
        record.components;
      const event = item.requests[0]?.events[0];
      if (event) this.rows.add(subject, event.id);
    }
  }

  private async load(items: readonly Item[]): Promise<('registered' | 'unchanged' | ProblemRow)[]> {
    const results = items.map(({ requests }) => unwritable(requests));
    // A unit of several requests goes round by round, each after the one before it has its answer.
    for (let round = 0; ; round++) {
      const due = items
        .map((item, i) => ({ i, request: item.requests[round] }))
        .filter(({ i, request }) => request && results[i]?.every((r) => r.ok));
      if (!due.length) break;
      const written = await this.store.load(due.flatMap(({ request }) => request ?? []));
      for (const [n, { i, request }] of due.entries()) {
        const first = written[n];
        if (!first || !request) throw new Error('the load gave no result for a request');
        const result = round > 0 ? await furtherOn(this.store, request, first) : first;
        results[i]?.push(result);
        if (result.ok && !result.repeated) this.eventsWritten += request.events.length;
      }
    }
    const outcomes: ('registered' | 'unchanged' | ProblemRow)[] = [];
    for (const [i, item] of items.entries()) {
      const answers = results[i] ?? [];
      const failed = answers.find((r): r is Extract<AppendResult, { ok: false }> => !r.ok);
      const behind = failed?.reason === 'conflict' ? await this.behind(item) : undefined;
      if (behind) outcomes.push((await this.load([behind]))[0] ?? 'unchanged');
      else if (failed) outcomes.push(await this.failed(item, failed));
      else outcomes.push(answers.every((r) => r.ok && r.repeated) ? 'unchanged' : 'registered');
    }
    return outcomes;
  }

  /**
   * The same item behind what stands on its stream before an opening entry: a code that was set aside and whose unit
   * may be taken on after all, or a reservation that was voided. Undefined where it is tried there already.
   */
  private async behind(item: Item): Promise<Item | undefined> {
    const stored = await this.store.readStream(item.stream);
    const offset = unitOffset(stored);
    if (!stored[offset] && !isFree(fold(unitDecider, stored.map(pastEvent)))) return undefined;
    const [first] = item.requests;
    if (offset === 0 || !first || first.expected !== NO_STREAM) return undefined;
    const requests = item.requests.map((request) => ({ ...request, expected: request.expected + offset }));
    return { ...item, requests };
  }

  /** Dry run: what a load would find. */
  private async compare(items: readonly Item[]): Promise<('registered' | 'unchanged' | ProblemRow)[]> {
    const there = await this.store.readStreams(items.map((item) => item.stream));
    const outcomes: ('registered' | 'unchanged' | ProblemRow)[] = [];
    for (const item of items) {
      const stored = there.get(item.stream) ?? [];
      const opening = stored[unitOffset(stored)];
      const invalid = notTaken(item.requests);
      if (!opening && isFree(fold(unitDecider, stored.map(pastEvent))))
        outcomes.push(invalid ? await this.failed(item, invalid) : 'registered');
      else if (opening && opening.id === item.requests[0]?.events[0]?.id) outcomes.push('unchanged');
      else
        outcomes.push(await this.failed(item, { ok: false, reason: 'conflict', actual: stored.length - 1 }));
    }
    return outcomes;
  }

  private async ofThisImport(items: readonly Item[]): Promise<Set<string>> {
    const there = await this.store.readStreams(items.map((item) => item.stream));
    return new Set(
      [...there]
        .filter(([, events]) => events[unitOffset(events)]?.meta.correlation === this.begun.id)
        .map(([stream]) => stream),
    );
  }

  private failed(item: Item, why: Refused | Problem): Promise<ProblemRow> {
    return unregistered(this.store, item, why, this.corrections);
  }
}
