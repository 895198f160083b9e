import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { unitDecider, unitStream, type Unit } from '@fonds/holdings';
import { fold, namedUnits, ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal, type LawAt } from '@fonds/law';
import { LOCAL_CLOCKS, localClockOf, runOut, type LocalClocks } from '@fonds/radar';
import { fitnessOf, type LocalAge, type UnitFitness } from '../domain/opening-age.rule';
import type { Reassessment } from '../domain/extension.rule';
import type { CatalogueEntry } from '../domain/order-opening.rule';
import type { PublishedTitles } from './opening.commands';
import { localAgeOf, openingDue } from './opening-due';
import { namedBy, rowsOf, type EarlierTitles } from './published-rows';

/** Streams read in one query. */
const STREAMS_A_PAGE = 500;

/** What the streams of the units under review say: a review rests on them, never on a read model that lags. */
@Injectable()
export class UnitsUnderReview {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(LOCAL_CLOCKS) private readonly localClocks: Pick<LocalClocks, 'on'>,
  ) {}

  /** By unit, what the law asks of it before it may be opened, on one day. */
  async fitness(units: readonly string[], on: LawAt): Promise<ReadonlyMap<string, UnitFitness>> {
    const local = await this.localClocks.on(on.date);
    const fit = (state: Unit) => fitnessOf(state, on, openingDue(state.custodian, on, local));
    return new Map(await this.each(units, (unit, state) => [unit, fit(state)] as const));
  }

  /** The local rule by which an archives opens on a day, if there is one. */
  async localAge(archives: string, on: CivilDate): Promise<LocalAge | undefined> {
    return localAgeOf(archives, on, await this.localClocks.on(on));
  }

  /** Until when a closure that was consented to is reassessed by a local rule; undefined where none says so. */
  async reassessment(archives: string, on: CivilDate): Promise<Reassessment | undefined> {
    const rule = localClockOf(await this.localClocks.on(on), 'CLK-09', archives, on);
    return rule && { by: runOut(rule, on), basis: rule.basis };
  }

  async secret(units: readonly string[], on: LawAt): Promise<readonly string[]> {
    return [...(await this.fitness(units, on))].flatMap(([unit, { secret }]) => (secret ? [unit] : []));
  }

  /** Distinct transferring units. */
  async transferring(units: readonly string[]): Promise<readonly string[]> {
    const named = await this.each(units, (_, { transferringUnit }) => transferringUnit);
    return [...new Set(named)].flatMap((unit) => unit ?? []);
  }

  /**
   * Rows of the published catalogue: as described, with other titles where a person has found personal data in them. Refused:
   * `not-in-the-list` for a title of what is not, or not alone, called so: it would be published under its own.
   * @param earlier titles of an earlier drawing: they stay unless they are given anew, as described or otherwise
   */
  async catalogue(
    units: readonly string[],
    titles: PublishedTitles,
    earlier: EarlierTitles,
  ): Promise<Result<readonly CatalogueEntry[]>> {
    const named = namedBy(titles.within, earlier);
    const rows = await this.each(units, (unit, state) =>
      rowsOf(unit, state, titles.units.get(unit) ?? earlier.get(unit), named),
    );
    const unknown = [...titles.within.keys()].filter((text) => named.used.get(text) !== 1);
    return unknown.length ? refuse(plainRefusal('not-in-the-list', namedUnits(unknown))) : ok(rows.flat());
  }

  private async each<T>(
    units: readonly string[],
    of: (unit: string, state: Unit) => T,
  ): Promise<readonly T[]> {
    const found: T[] = [];
    for (let at = 0; at < units.length; at += STREAMS_A_PAGE) {
      const page = units.slice(at, at + STREAMS_A_PAGE);
      const streams = await this.store.readStreams(page.map(unitStream));
      for (const unit of page) {
        const state = fold(unitDecider, (streams.get(unitStream(unit)) ?? []).map(pastEvent));
        if (state.kind !== 'unit') throw new Error(`${unit} is under review and is no unit`);
        found.push(of(unit, state.unit));
      }
    }
    return found;
  }
}
