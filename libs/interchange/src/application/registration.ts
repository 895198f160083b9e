import type { FondsRegistered } from '@fonds/event-contracts';
import {
  appendOne,
  metaOf,
  NO_STREAM,
  pastEvent,
  type AppendRequest,
  type AppendResult,
  type EventStore,
  type NewEvent,
} from '@fonds/event-store';
import { fondsIdOf, fondsStream, loadFonds, settleNumber } from '@fonds/fonds';
import {
  bearerOf,
  isFree,
  resolveUnit,
  seriesIdOf,
  seriesStream,
  unitDecider,
  unitStream,
} from '@fonds/holdings';
import { canonicalJson, fold, frozenJson, type FondsId, type UnitId } from '@fonds/kernel';
import { descriptionOf, importedEventId, seriesDraft, unitDrafts, type TakingOn } from '../domain/taken-on';
import type { Place, Problem, SourceFonds, SourceSeries, SourceUnit } from '../source';
import type { BegunImport } from './begun-import';
import { differences, toldBy } from './differences';
import { unitOffset } from './unit-offset';
import type { ProblemRow } from './problem-rows';
import { RootRows } from './root-rows';
import type { RowCorrections } from './row-corrections';
import type { SpooledRecord } from './survey';
import { furtherOn, notTaken, requestsOf, unwritable, type Refused } from './unit-requests';

export interface RegistrationCounts {
  readonly registered: number;
  readonly unchanged: number;
  readonly refused: number;
}

interface Item {
  readonly record: SourceSeries | SourceUnit;
  readonly subject: string;
  readonly stream: string;
  readonly requests: readonly AppendRequest[];
}

/** Writes a file's records by bulk load and counts what became of each. A dry run reads and compares only. */
export class Registration {
  private readonly fondsIds = new Map<string, FondsId>();
  /** Fonds that cannot be written, with why: nothing of them can be. */
  private readonly unwritableFonds = new Map<string, Refused>();
  private readonly rows = new RootRows();
  private readonly tally = { registered: 0, unchanged: 0, refused: 0 };
  private problems: ProblemRow[] = [];
  private pending: Promise<void> = Promise.resolve();
  eventsWritten = 0;
  /** What is said of no component: a finding aid whose fonds is described otherwise than it was. */
  readonly warnings: Problem[] = [];

  constructor(
    private readonly store: EventStore,
    private readonly on: TakingOn & { readonly file: string },
    private readonly begun: BegunImport,
    private readonly dryRun: boolean,
    /** Where rows that differ are kept as corrections to be proposed. */
    private readonly corrections?: RowCorrections,
  ) {}

  /** @returns the components these records account for. The last batch's writing goes on while the next is prepared. */
  async add(records: readonly SpooledRecord[]): Promise<number> {
    // One list in the order of the source: the tree of a fonds shows siblings, series and units, by position.
    const items: Item[] = [];
    let components = 0;
    for (const record of records) {
      components += record.components ?? 0;
      if (record.kind === 'fonds') await this.registerFonds(record);
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
    return [...new Set(this.fondsIds.values())];
  }

  /** RFC 6962 root over the units and series this file stands for, registered now or before (32 bytes each: subject, event). */
  root(): string {
    return this.rows.hex();
  }

  private async registerFonds(record: SourceFonds): Promise<void> {
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
    let stored = await this.store.readStream(fondsStream(id));
    let known = await loadFonds(this.store, id);
    const open = stored[stored.length - 1];
    if (known.kind === 'reservation' && !known.voided && open && !this.dryRun) {
      await settleNumber(this.store, open);
      [stored, known] = [await this.store.readStream(fondsStream(id)), await loadFonds(this.store, id)];
    }
    const bearer = known.kind === 'reservation' && !known.voided ? (known.bearer as FondsId) : undefined;
    this.fondsIds.set(record.key.value, bearer ?? id);
    const components = record.components ?? 0;
    if (known.kind === 'fonds' || bearer) {
      const changed = bearer ? undefined : changedFonds(record, stored[0], data);
      if (changed && components > 0) {
        this.tally.refused += components;
        this.problems.push({ problem: changed, row: record.asRead });
        return;
      }
      if (changed) this.warnings.push({ ...changed, severity: 'warning' });
      const own = this.begun.resumed && stored.some(({ meta }) => meta.correlation === this.begun.id);
      this.tally[own ? 'registered' : 'unchanged'] += components;
      return;
    }
    const event: NewEvent<'FondsRegistered'> = {
      id: importedEventId(id, '', data, 'fonds'),
      type: 'FondsRegistered',
      data,
      meta: this.meta(),
    };
    const invalid = notTaken([{ stream: fondsStream(id), expected: stored.length - 1, events: [event] }]);
    if (invalid) {
      this.unwritableFonds.set(record.key.value, invalid);
      this.tally.refused += components;
      if (components > 0)
        this.problems.push({ problem: invalidRecord(record.place, invalid), row: record.asRead });
      return;
    }
    this.tally.registered += components;
    if (this.dryRun) return;
    // A number whose reservation was voided is free: the stream then goes on behind it.
    const result = await appendOne(this.store, fondsStream(id), stored.length - 1, [event]);
    if (!result.ok) {
      this.tally.registered -= components;
      return this.registerFonds(record);
    }
    if (!result.repeated) this.eventsWritten++;
  }

  private fondsOf(key: string): FondsId {
    const id = this.fondsIds.get(key);
    if (!id) throw new Error(`the reader gave no fonds ${key} before its records`);
    return id;
  }

  private meta() {
    return metaOf(this.begun.context, ['INV-02', 'INV-39b', 'INV-44']);
  }

  private seriesItem(record: SourceSeries): Item {
    const fonds = this.fondsOf(record.fonds);
    const subject = seriesIdOf(fonds, record.key);
    const data = frozenJson(seriesDraft(record, fonds, this.on.profile));
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
    const { id, takenOn, entries } = unitDrafts(record, this.fondsOf(record.fonds), this.on);
    const stream = unitStream(id);
    // Their texts are asked for twice: by the events' ids, and by the store.
    for (const data of [takenOn, ...entries]) frozenJson(data);
    const events: NewEvent[] = [
      {
        id: importedEventId(id, record.digest, takenOn, 'unit'),
        type: 'HoldingTakenOn',
        data: takenOn,
        meta: this.meta(),
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
      const invalid = this.unwritableFonds.get(item.record.fonds);
      if (!invalid) items.push(item);
      else {
        this.tally.refused += item.record.components;
        this.problems.push(await this.failure(item, invalid));
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
      else if (failed) outcomes.push(await this.failure(item, failed));
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
        outcomes.push(invalid ? await this.failure(item, invalid) : 'registered');
      else if (opening && opening.id === item.requests[0]?.events[0]?.id) outcomes.push('unchanged');
      else
        outcomes.push(await this.failure(item, { ok: false, reason: 'conflict', actual: stored.length - 1 }));
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

  /** Why a record was not registered, with both values where it differs from what is registered. */
  private async failure(item: Item, failed: Extract<AppendResult, { ok: false }>): Promise<ProblemRow> {
    const { record } = item;
    const row = (record.kind === 'unit' ? record.row : undefined) ?? record.asRead;
    const problem = (
      code: string,
      facts: Record<string, string | number>,
      place: Place = record.place,
    ): ProblemRow => ({ problem: { code, severity: 'refused', place, facts }, row });
    if (failed.reason === 'invalid') return { problem: invalidRecord(record.place, failed), row };
    const stored = await this.store.readStream(item.stream);
    const state = fold(unitDecider, stored.map(pastEvent));
    if (state.kind === 'set-aside') {
      const { code, status, decision } = state;
      return problem(decision === 'keep' ? 'code-kept' : 'code-set-aside', { code: code.printed, status });
    }
    const first = stored[unitOffset(stored)] ?? stored[0];
    if (first?.type === 'CodeReserved') {
      const bearer = await resolveUnit(this.store, item.subject as UnitId);
      return problem('code-borne-by-another', {
        code: (first.data as { code: { printed: string } }).code.printed,
        unit: bearer.ok ? bearer.value : '',
      });
    }
    const passed = record.kind === 'unit' && record.key.kind === 'code' ? record.key.value : undefined;
    if (passed !== undefined && state.kind === 'unit' && state.unit.passed.has(passed))
      return problem('code-borne-by-another', {
        code: passed,
        unit: await bearerOf(this.store, item.subject, passed),
      });
    if (record.kind === 'unit')
      this.corrections?.note(
        item.subject,
        stored,
        item.requests.flatMap(({ events }) => events),
      );
    const offered = item.requests.flatMap(({ events }) => events);
    return problem('differs', differences(toldBy(stored, first?.data), toldBy(offered, offered[0]?.data)));
  }
}

const invalidRecord = (place: Place, failed: Refused): Problem => ({
  code: 'record-invalid',
  severity: 'refused',
  place,
  facts: { problems: failed.reason === 'invalid' ? failed.problems.join('; ') : failed.reason },
});

/**
 * A fonds that an import of the same source registered, and that the file describes otherwise now: nothing is
 * overwritten, and it is said. A fonds known by its number is named by many files, each with the words of its cover.
 */
function changedFonds(
  { key, place }: SourceFonds,
  first: { readonly type: string; readonly data: unknown } | undefined,
  data: FondsRegistered,
): Problem | undefined {
  const registered = first?.type === 'FondsRegistered' ? (first.data as FondsRegistered) : undefined;
  if (key.kind !== 'source' || registered?.key.kind !== 'source') return undefined;
  if (canonicalJson(registered) === canonicalJson(data)) return undefined;
  const facts = differences(toldBy([], registered), toldBy([], data));
  return { code: 'fonds-differs', severity: 'refused', place, facts };
}
