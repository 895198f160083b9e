import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, execute, pause, type CommandContext, type EventStore } from '@fonds/event-store';
import { ActOnUnit } from '@fonds/holdings';
import { CommandBus } from '@nestjs/cqrs';
import { APP_POOL, CLOCK, LawInEffect } from '@fonds/identity';
import {
  addDays,
  derivedId,
  shanghaiDay,
  type AccountId,
  type CivilDate,
  type Clock,
  type UnitId,
} from '@fonds/kernel';
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

/** How often a server looks whether a day has begun. */
const EVERY = 60_000;
/** A server that has just started answers first. */
const FIRST = 15_000;
/** No person can have this account: a slash stands in no name. */
const MACHINE = derivedId<'account'>('account/1', 'system/clock');
const SYSTEM_ROLE = 'System';
/** Units declassified between two looks at the read models. */
const DECLASSIFIED_AT_ONCE = 1_000;

interface Expired {
  readonly unit: UnitId;
  readonly shown: string;
  readonly secrecy: string;
}

/**
 * The clock of the installation (E102): each civil day runs once, missed days in order, so that it can be proved that a
 * deadline was noticed on its day. Two servers that run the same day do no harm. What expires by law alone is carried out
 * after it: secrecy whose term has ended (CLK-13).
 */
@Injectable()
export class ClockSweep {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APP_POOL) private readonly pool: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly projections: ProjectionHost,
    private readonly dates: DueDates,
    private readonly commands: CommandBus,
    @Inject(LOCAL_CLOCKS) private readonly localClocks: LocalClocks,
    private readonly inEffect: LawInEffect,
  ) {}

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
    await this.declassify(today);
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
        { kind: 'list', date, part: n + 1, lines: part },
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

  /**
   * CLK-13, SEC 24: a term that has ended declassifies by itself, with no decision of anybody. What bears no term waits
   * for a person. A unit that an act has claimed is declassified when it is free again.
   */
  private async declassify(today: CivilDate): Promise<void> {
    const lawData = await this.inEffect.version();
    // Page after page: those that an act holds stay where they are, and keep nobody waiting behind them.
    for (let after: Expired | undefined; ;) {
      const units = await this.expired(today, after);
      for (const { unit, shown, secrecy } of units) {
        const order = {
          kind: 'declassify',
          document: `${secrecy} ${shown}期限届满，自行解密（SEC 24）`,
          before: secrecy,
        } as const;
        const context = contextOf(today, { today, lawData }, `declassify/${unit}/${shown}/${secrecy}`);
        await this.commands.execute(new ActOnUnit(unit, order, context));
      }
      if (units.length < DECLASSIFIED_AT_ONCE) return;
      after = units[units.length - 1];
    }
  }

  /** Units whose term has ended by the day, behind one of them. */
  private expired(today: CivilDate, after?: Expired): Promise<readonly Expired[]> {
    return this.dates.on({ on: today, today }, async (client, { date }) => {
      const { rows } = await client.query<Expired>(
        `SELECT d.unit, d.shown::text AS shown, c.secrecy FROM ${date} d
         JOIN read.custody c ON c.unit = d.unit AND c.known_to IS NULL AND c.until IS NULL
         WHERE d.clock = 13 AND d.state = 0 AND d.shown <= $1 AND (d.shown, d.unit) > ($2::date, $3::uuid)
         ORDER BY d.shown, d.unit LIMIT ${DECLASSIFIED_AT_ONCE}`,
        [today, after?.shown ?? '0001-01-01', after?.unit ?? '00000000-0000-0000-0000-000000000000'],
      );
      return rows;
    });
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
