import type { CommandBus } from '@nestjs/cqrs';
import type { CommandContext, EventStore } from '@fonds/event-store';
import { ActOnUnit, unitStream } from '@fonds/holdings';
import type { CivilDate, Result, UnitId } from '@fonds/kernel';
import type { DueDates } from '../read/due-dates';

/** Units declassified between two looks at the read models. */
const AT_ONCE = 1_000;

interface Expired {
  readonly unit: UnitId;
  readonly shown: string;
  readonly secrecy: string;
}

/**
 * CLK-13, SEC 24: a term that has ended declassifies by itself, with no decision of anybody. What bears no term waits for
 * a person. A unit that an act has claimed is declassified when it is free again.
 */
export class ExpiredMarks {
  /** By unit, how far its stream was when it refused: one that an act holds for weeks is asked again when it has gone on. */
  private refused: ReadonlyMap<string, number> = new Map();

  constructor(
    private readonly store: Pick<EventStore, 'readStreams'>,
    private readonly dates: Pick<DueDates, 'on'>,
    private readonly commands: Pick<CommandBus, 'execute'>,
  ) {}

  async declassify(today: CivilDate, contextOf: (what: string) => CommandContext): Promise<void> {
    const refused = new Map<string, number>();
    // Page after page: those that an act holds stay where they are, and keep nobody waiting behind them.
    for (let after: Expired | undefined; ;) {
      const units = await this.expired(today, after);
      const revisions = units.length ? await this.revisions(units) : new Map<string, number>();
      for (const { unit, shown, secrecy } of units) {
        const revision = revisions.get(unit) ?? -1;
        const waits = this.refused.get(unit) === revision;
        if (!waits) {
          const order = {
            kind: 'declassify',
            document: `${secrecy} ${shown}期限届满，自行解密（SEC 24）`,
            before: secrecy,
          } as const;
          const context = contextOf(`declassify/${unit}/${shown}/${secrecy}`);
          const done: Result<unknown> = await this.commands.execute(new ActOnUnit(unit, order, context));
          if (done.ok) continue;
        }
        refused.set(unit, revision);
      }
      if (units.length < AT_ONCE) break;
      after = units[units.length - 1];
    }
    this.refused = refused;
  }

  private async revisions(units: readonly Expired[]): Promise<ReadonlyMap<string, number>> {
    const streams = await this.store.readStreams(units.map(({ unit }) => unitStream(unit)));
    return new Map(
      units.map(({ unit }) => [unit, (streams.get(unitStream(unit))?.length ?? 0) - 1] as const),
    );
  }

  /** Units whose term has ended by the day, behind one of them. */
  private expired(today: CivilDate, after?: Expired): Promise<readonly Expired[]> {
    return this.dates.on({ on: today, today }, async (client, { date }) => {
      const { rows } = await client.query<Expired>(
        `SELECT d.unit, d.shown::text AS shown, c.secrecy FROM ${date} d
         JOIN read.custody c ON c.unit = d.unit AND c.known_to IS NULL AND c.until IS NULL
         WHERE d.clock = 13 AND d.state = 0 AND d.shown <= $1 AND (d.shown, d.unit) > ($2::date, $3::uuid)
         ORDER BY d.shown, d.unit LIMIT ${AT_ONCE}`,
        [today, after?.shown ?? '0001-01-01', after?.unit ?? '00000000-0000-0000-0000-000000000000'],
      );
      return rows;
    });
  }
}
