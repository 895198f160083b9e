import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, execute, pause, type CommandContext, type EventStore } from '@fonds/event-store';
import { CommandBus } from '@nestjs/cqrs';
import { APP_POOL, CLOCK, LawInEffect, SYSTEM_ROLE } from '@fonds/identity';
import { addDays, derivedId, shanghaiDay, type AccountId, type CivilDate, type Clock } from '@fonds/kernel';
import { law } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import type { Pool } from 'pg';
import {
  clockRunDecider,
  clockStream,
  partsOfLines,
  type ListClockLines,
  type RunClock,
} from '../domain/clock-run.decider';
import { clockLines } from '../read/clock-lines';
import { clockOrders } from '../read/clock-orders';
import { LOCAL_CLOCKS, type LocalClocks } from '../local-clocks.port';
import { DueDates } from '../read/due-dates';
import { ExpiredMarks } from './expired-marks';

/** How often a server looks whether a day has begun. */
const EVERY = 60_000;
/** A server that has just started answers first. */
const FIRST = 15_000;
/** No person can have this account: a slash stands in no name. */
const MACHINE = derivedId<'account'>('account/1', 'system/clock');
/**
 * The clock of the installation (E102): each civil day runs once, missed days in order, so that it can be proved that a
 * deadline was noticed on its day. Two servers that run the same day do no harm. What expires by law alone is carried out
 * after it: secrecy whose term has ended (CLK-13).
 */
@Injectable()
export class ClockSweep {
  private readonly marks: ExpiredMarks;

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APP_POOL) private readonly pool: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly projections: ProjectionHost,
    private readonly dates: DueDates,
    commands: CommandBus,
    @Inject(LOCAL_CLOCKS) private readonly localClocks: LocalClocks,
    private readonly inEffect: LawInEffect,
  ) {
    this.marks = new ExpiredMarks(store, dates, commands);
  }

  /** Until aborted. `alarm` hears of every failure; the next sweep tries again. */
  async follow(signal: AbortSignal, alarm: (error: unknown) => void): Promise<void> {
    for (let wait = FIRST; !signal.aborted; wait = EVERY) {
      await pause(wait, signal);
      if (signal.aborted) return;
      await this.once().catch((error: unknown) => {
        if (!signal.aborted) alarm(error);
      });
    }
  }

  /**
   * Runs every day that has not run until today. An installation that has never run begins today.
   *
   * @returns the days that ran
   */
  async once(): Promise<readonly CivilDate[]> {
    // The first event of an installation opens it, and is not the clock's.
    if ((await this.store.head()) === 0n) return [];
    await this.projections.catchUp();
    const today = shanghaiDay(this.clock.now());
    const { rows } = await this.pool.query<{ date: CivilDate; known: string }>(
      'SELECT date::text AS date, known_at::text AS known FROM read.clock_run ORDER BY date DESC LIMIT 1',
    );
    const last = rows[0];
    const ran: CivilDate[] = [];
    let since = last?.known ?? '0';
    for (let day = last ? addDays(last.date, 1) : today; day <= today; day = addDays(day, 1)) {
      since = await this.run(day, today, since);
      ran.push(day);
    }
    await this.projections.catchUp();
    const lawData = await this.inEffect.version();
    await this.marks.declassify(today, (what) => contextOf(today, { today, lawData }, what));
    return ran;
  }

  /** @returns the position up to which units were known */
  private async run(date: CivilDate, today: CivilDate, since: string): Promise<string> {
    const { lines, knownAt } = await this.dates.on({ on: date, today }, async (client, tables) => ({
      knownAt: await this.dates.knownAt(client),
      lines: await clockLines(client, tables, date, since),
    }));
    const lawData = await this.inEffect.version();
    const { regime, version } = law.at(date, lawData);
    const local = await this.localClocks.versionsOn(date);
    for (const [n, part] of partsOfLines(lines).listed.entries())
      await this.write(
        { kind: 'list', date, part: n + 1, knownAt, lines: part },
        contextOf(date, { today, lawData }, `run/${date}/${knownAt}/${n + 1}`),
      );
    // Orders stand in a read model of their own, which may lag behind that of the units.
    await this.projections.catchUp();
    const orders = await clockOrders(this.pool, date, { since, at: knownAt });
    const said = { date, law: version, regime: regime.id, local, knownAt, lines, ...(orders && { orders }) };
    await this.write({ kind: 'run', ...said }, contextOf(date, { today, lawData }, `run/${date}`));
    return knownAt;
  }

  private async write(command: RunClock | ListClockLines, context: CommandContext): Promise<void> {
    const outcome = await execute(this.store, clockStream(command.date), clockRunDecider, command, context);
    if (!outcome.ok) throw new Error(`the clock did not run on ${command.date}: ${outcome.error.code}`);
  }
}

/** The machine's own acts. */
const contextOf = (
  businessDate: CivilDate,
  { today, lawData }: { readonly today: CivilDate; readonly lawData: string },
  what: string,
): CommandContext => {
  const { regime, version } = law.at(businessDate, lawData);
  return {
    command: derivedId<'command'>('clock/1', what),
    account: MACHINE as AccountId,
    role: SYSTEM_ROLE,
    businessDate,
    today,
    law: { regime: regime.id, version },
    evidence: [],
  };
};
