import type { ClientBase } from 'pg';
import type { LoadGroups, ProjectionGeneration } from './projection-generation';

/** Rows folded in memory before they are written: most are then written once, however often they change. */
const ROWS_HELD = 40_000;
/** When there are more than those, rows that began are written sooner: few of them change again, and held they cost the collector a third of a rebuild. */
const ROWS_BEGUN_HELD = 2_000;

/** Writes what a rebuild has gathered while it folds on; nothing is read while something is being written. */
export class WriteBehind {
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: ClientBase,
    private readonly built: ProjectionGeneration,
  ) {}

  readonly load: LoadGroups = async (table, groups) => {
    await this.writing;
    return table.loadGroups(this.client, groups);
  };

  /** After each page. @throws what failed in an earlier write */
  async gathered(): Promise<void> {
    const { changes, begun, complete } = this.built.rows;
    if (changes >= ROWS_HELD || (begun >= ROWS_BEGUN_HELD && !complete)) await this.write();
  }

  /** Everything is in the database. */
  async finish(): Promise<void> {
    await this.write();
    await this.writing;
  }

  /** Whatever is being written has ended, well or not. */
  async ended(): Promise<void> {
    await this.writing.catch(() => undefined);
  }

  private async write(): Promise<void> {
    await this.writing;
    const changes = this.built.rows.take();
    this.writing = this.built.write(this.client, changes);
    // Whoever awaits it hears of its failure.
    this.writing.catch(() => undefined);
  }
}
