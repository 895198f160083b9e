import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { namedUnits, ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { plainRefusal } from '@fonds/law';
import type { CaseCommand } from '../domain/case.commands';
import type { DisposalCase } from '../domain/case.state';
import { CaseUnitsQuery } from '../read/case-units.query';
import { OpenLotsQuery } from '../read/open-lots.query';
import { SeriesClassesQuery } from '../read/series-classes.query';
import type { CaseOrder } from './case.commands';
import { CaseBatches } from './case-batches';
import { CaseFonds } from './case-fonds';
import { CaseUnits, rootsOf, type CaseUnit } from './case-units';
import { lostWithoutIncident } from './lost-units';
import { sortedUnits, type SortedUnits } from './sorted-units';

type Ready<C> = C extends CaseCommand ? Omit<C, 'deed'> : never;
export type ReadyCommand = Ready<CaseCommand>;
type Of<K extends CaseOrder['kind']> = Extract<CaseOrder, { kind: K }>;
/** Orders that are one command on the case's stream. */
export type SimpleOrder = Exclude<CaseOrder, { kind: 'list-assets' | 'execute' | 'adopt' | 'lend' }>;

const NO_BOXES: ReadonlyMap<string, readonly string[]> = new Map();

/** From what a person asks to what is decided on: units, roots and custody are looked up here. */
@Injectable()
export class CaseOrders {
  constructor(
    private readonly units: CaseUnits,
    private readonly query: CaseUnitsQuery,
    private readonly series: SeriesClassesQuery,
    private readonly batches: CaseBatches,
    private readonly fonds: CaseFonds,
    private readonly lots: OpenLotsQuery,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** @param days the law is asked for on the business date; units are counted as they are today */
  async ready(
    order: SimpleOrder,
    state: DisposalCase,
    { today, businessDate }: { readonly today: CivilDate; readonly businessDate: CivilDate },
  ): Promise<Result<ReadyCommand>> {
    switch (order.kind) {
      case 'sort':
        return ok({ kind: 'sort', ...(await this.sorting(state, order)) });
      case 'split':
        return this.split(state, order, today);
      case 'count':
        return this.count(state, order, today);
      case 'explain':
        return ok({ ...order, explanation: await this.explained(state, order.explanation) });
      case 'draft-plan': {
        const { units } = await this.units.now(state, today);
        return ok({ ...order, roots: rootsOf(units) });
      }
      case 'close': {
        const now = await this.units.now(state, today);
        const balance = this.units.balance(state, now, businessDate);
        const fonds = await this.fonds.atEnd(state.opened.fonds, order.fonds);
        const lots = (await this.lots.of(state.opened)).map(({ title }) => title);
        const lost = now.units.flatMap(({ unit, out }) => (out === 'lost' ? [unit] : []));
        const unreported = await lostWithoutIncident(this.store, state, lost);
        const position = now.position.toString();
        return ok({ kind: 'close', position, asOf: today, balance, lots, unreported, fonds });
      }
      default:
        return ok(order);
    }
  }

  /** A difference is known by the unit's id; people say the code. */
  private async explained(
    state: DisposalCase,
    told: Of<'explain'>['explanation'],
  ): Promise<Of<'explain'>['explanation']> {
    const { code, ...rest } = told;
    if (code === undefined || state.differences.has(code)) return told;
    const named = (await this.query.named(state.opened.fonds, [code])).get(code) ?? [];
    const [unit, ...more] = named.filter((id) => state.differences.has(id));
    return unit !== undefined && more.length === 0 ? { ...rest, unit } : told;
  }

  private async sorting(state: DisposalCase, { classes }: Of<'sort'>): Promise<SortedUnits> {
    const [held, known] = await Promise.all([this.units.fixed(state), this.series.of(state.opened.fonds)]);
    return sortedUnits(held, known, { classes, moved: state.moved });
  }

  private async split(
    state: DisposalCase,
    { units: texts, act, ...order }: Of<'split'>,
    today: CivilDate,
  ): Promise<Result<ReadyCommand>> {
    const batch = act === undefined ? ok([]) : await this.batches.unitsOf(state, act);
    if (!batch.ok) return batch;
    const found = await this.ofCase(state, [...texts, ...batch.value], today);
    if (!found.ok) return found;
    const later = new Set(found.value.flatMap(({ unit, fixed }) => (fixed ? [] : [unit])));
    return ok({ ...order, from: byGroup(found.value), later });
  }

  /** Units of the case that texts name. @returns a refusal `units-not-in-case` or `unit-ambiguous` */
  async ofCase(
    state: DisposalCase,
    texts: readonly string[],
    today: CivilDate,
  ): Promise<Result<readonly CaseUnit[]>> {
    const found = await this.byText(state, texts, today);
    return found.ok
      ? ok([...new Map([...found.value.values()].map((each) => [each.unit, each])).values()])
      : found;
  }

  /** The same by each text. */
  async byText(
    state: DisposalCase,
    texts: readonly string[],
    today: CivilDate,
  ): Promise<Result<ReadonlyMap<string, CaseUnit>>> {
    const [{ units }, named] = await Promise.all([
      this.units.now(state, today),
      this.query.named(state.opened.fonds, texts),
    ]);
    const known = new Map(units.map((each) => [each.unit, each]));
    const chosen = new Map<string, CaseUnit>();
    const unknown: string[] = [];
    for (const text of texts) {
      const ids = (named.get(text) ?? []).filter((id) => known.has(id));
      if (ids.length > 1) return refuse(plainRefusal('unit-ambiguous', { code: text, ids }));
      const [id] = ids;
      const unit = id === undefined ? undefined : known.get(id);
      if (unit) chosen.set(text, unit);
      else unknown.push(text);
    }
    return unknown.length ? refuse(plainRefusal('units-not-in-case', namedUnits(unknown))) : ok(chosen);
  }

  /** What is there against what should be there: the units of the scope that are not gone by a recorded fact. */
  private async count(
    state: DisposalCase,
    { method, group, found, note }: Of<'count'>,
    today: CivilDate,
  ): Promise<Result<ReadyCommand>> {
    const { units } = await this.units.now(state, today);
    const scope = units.filter(
      (each) =>
        each.out === undefined &&
        each.custodian === state.opened.organisation &&
        (group === undefined || each.group === group),
    );
    const told = {
      method,
      ...(group !== undefined && { group }),
      ...(note && { note }),
      expected: scope.length,
    };
    if (typeof found === 'number')
      return ok({ kind: 'count', inventory: { ...told, found, missing: [], unlisted: [] } });
    const named = await this.query.named(state.opened.fonds, found);
    const expected = new Set(scope.map(({ unit }) => unit));
    const there = new Set<string>();
    const unlisted: string[] = [];
    // A box that is there stands for what the catalogue says that lies in it.
    const boxes = method === 'box' ? await this.query.boxed(state.opened.fonds, found) : NO_BOXES;
    for (const text of new Set(found)) {
      const ids = [...(named.get(text) ?? []), ...(boxes.get(text) ?? [])].filter((id) => expected.has(id));
      if (ids.length) ids.forEach((id) => there.add(id));
      else unlisted.push(text);
    }
    const missing = [...expected].filter((unit) => !there.has(unit));
    const root = rootOfRows([...there]);
    return ok({
      kind: 'count',
      inventory: { ...told, found: there.size, missing, unlisted, root },
    });
  }
}

export function byGroup(units: readonly CaseUnit[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { unit, group } of units) {
    const known = groups.get(group);
    if (known) known.push(unit);
    else groups.set(group, [unit]);
  }
  return groups;
}
