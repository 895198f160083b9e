import { pause, type EventStore, type LogPage, type Position } from '@fonds/event-store';
import type { Pool } from 'pg';
import type { FoldingElsewhere, OpenElsewhere } from './folding-elsewhere';
import type { Projection } from './projection';
import {
  loggedOnce,
  ProjectionGeneration,
  readCheckpoint,
  readCheckpoints,
  type Checkpoint,
} from './projection-generation';
import { ProjectionPass } from './projection-pass';
import { check, rebuild, type Progress, type RebuildWhen, type TableComparison } from './projection-rebuild';

/** Events read at once, for all projections: few enough to be garbage before the collector takes them for lasting. */
const PAGE = 1_000;
/** How often a host looks for other processes' events. */
const POLL_MILLISECONDS = 100;
/** How often a projection that stands still is tried again, whether or not anything was recorded. */
const TRY_AGAIN_MILLISECONDS = 2_000;

export const PROJECTION_MIGRATIONS = [
  {
    id: 'projections-001',
    sql: `CREATE TABLE read.projection (
  name text COLLATE "C" PRIMARY KEY,
  version int NOT NULL,
  generation int NOT NULL,
  position bigint NOT NULL,
  parked text,
  updated_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE read.projection OWNER TO fonds_app;`,
  },
];

export interface Lag {
  readonly name: string;
  readonly version: number;
  readonly position: string;
  readonly head: string;
  readonly behind: number;
  /** Why it stands still, when it does. */
  readonly parked: string | null;
}

/** Keeps all projections up with the log: one reading of each page serves those that stand at it. */
export class ProjectionHost {
  private readonly live = new Map<string, ProjectionGeneration>();
  private catching: Promise<void> | undefined;
  private standing: ReadonlyMap<string, Error> = new Map();
  private elsewhere: FoldingElsewhere | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    readonly projections: readonly Projection[],
    private readonly page = PAGE,
    private readonly openElsewhere?: OpenElsewhere,
  ) {}

  /** Builds what has never been built or has another version. Everything else is left as it stands. */
  async prepare(progress?: (name: string, done: Position, total: Position) => void): Promise<void> {
    for (const projection of this.projections) {
      const checkpoint = await readCheckpoint(this.pool, projection.name);
      if (checkpoint?.version === projection.version)
        this.live.set(projection.name, new ProjectionGeneration(projection, checkpoint.generation, true));
      else
        await this.build(projection.name, 'unless-current', (done, total) =>
          progress?.(projection.name, done, total),
        );
    }
  }

  /** Projections that could not go on in the last run, and why. Each run tries them again. */
  get parked(): ReadonlyMap<string, Error> {
    return this.standing;
  }

  /** Folds everything recorded until now, as far as each projection can: see {@link parked}. Concurrent calls share one run and one more. */
  async catchUp(): Promise<void> {
    if (this.catching) await this.catching.catch(() => undefined);
    this.catching ??= this.run().finally(() => (this.catching = undefined));
    return this.catching;
  }

  /**
   * From now on another thread folds, where there is one to be had: this one is busy with what it records. Twice is once.
   *
   * @param lost hears when that thread has ended by itself; everything is folded here then.
   */
  foldElsewhere(lost: (error: Error) => void): void {
    this.elsewhere ??= this.openElsewhere?.(lost);
  }

  /** Waits for what the other thread folds, and folds here again. */
  async foldHere(): Promise<void> {
    const { elsewhere } = this;
    this.elsewhere = undefined;
    await this.catching?.catch(() => undefined);
    await elsewhere?.end();
  }

  private async run(): Promise<void> {
    this.standing = (await this.elsewhere?.catchUp()) ?? (await this.fold());
  }

  /** @returns projections that could not go on, and why */
  private async fold(): Promise<ReadonlyMap<string, Error>> {
    const head = await this.store.head();
    const parked = new Set<string>();
    const pageByPage = new Set<string>();
    const standing = new Map<string, Error>();
    for (;;) {
      const passes: ProjectionPass[] = [];
      for (const checkpoint of await this.checkpoints()) {
        const { name, position } = checkpoint;
        if (position >= head || parked.has(name)) continue;
        const live = this.generation(checkpoint);
        if (live) passes.push(new ProjectionPass(this.pool, live, position, head, pageByPage.has(name)));
        else parked.add(name);
      }
      if (!passes.length || !(await this.walked(passes, head))) break;
      for (const { name, ending } of passes)
        if (ending?.how === 'failed') pageByPage.add(name);
        else if (ending?.how === 'parked') {
          parked.add(name);
          standing.set(name, ending.why);
        }
    }
    return standing;
  }

  /** As {@link walk}; when it fails nothing of it is still at work afterwards. */
  private async walked(passes: readonly ProjectionPass[], head: Position): Promise<boolean> {
    try {
      return await this.walk(passes, head);
    } catch (error) {
      await all(passes.map((pass) => pass.abandon()));
      throw error;
    }
  }

  /**
   * One page after the other; the projections fold a page side by side, so that one folds while the database writes
   * another's rows, and the next page is read meanwhile.
   *
   * @returns false when the log has nothing to give before its head
   */
  private async walk(passes: readonly ProjectionPass[], head: Position): Promise<boolean> {
    let next: { readonly from: Position; readonly page: Promise<LogPage> } | undefined;
    let moved = false;
    for (;;) {
      const going = passes.filter(({ ending, position }) => !ending && position < head);
      if (!going.length) break;
      const from = going.reduce((least, { position }) => (position < least ? position : least), head);
      const page = await (next?.from === from ? next.page : this.store.readPage(from, this.page));
      if (page.through === from) break;
      moved = true;
      if (page.through < head) {
        next = { from: page.through, page: this.store.readPage(page.through, this.page) };
        // Whoever awaits it hears of its failure; a page that is not used in the end fails nobody.
        next.page.catch(() => undefined);
      }
      const events = page.events.map(loggedOnce);
      await all(
        going
          .filter(({ position }) => position < page.through)
          .map((pass) => pass.take(events, page.through)),
      );
    }
    await all(passes.map((pass) => pass.finish()));
    return moved;
  }

  /** Another process may have swapped in a new generation; a newer build's version is not ours to write. */
  private generation(checkpoint: Checkpoint): ProjectionGeneration | undefined {
    const known = this.live.get(checkpoint.name);
    if (known?.generation === checkpoint.generation) return known;
    const projection = this.named(checkpoint.name);
    if (projection.version !== checkpoint.version) return undefined;
    const fresh = new ProjectionGeneration(projection, checkpoint.generation, true);
    this.live.set(checkpoint.name, fresh);
    return fresh;
  }

  private checkpoints(): Promise<Checkpoint[]> {
    return readCheckpoints(
      this.pool,
      this.projections.map(({ name }) => name),
    );
  }

  /**
   * Waits until every projection has folded a position, so that people see what they just saved.
   *
   * @returns false when `timeoutMilliseconds` passed first.
   */
  async waitFor(position: Position, timeoutMilliseconds: number, signal?: AbortSignal): Promise<boolean> {
    const attempts = Math.max(1, Math.ceil(timeoutMilliseconds / POLL_MILLISECONDS));
    for (let i = 0; i < attempts && !signal?.aborted; i++) {
      await this.catchUp();
      const checkpoints = await this.checkpoints();
      if (checkpoints.length === this.projections.length && checkpoints.every((c) => c.position >= position))
        return true;
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
    }
    return false;
  }

  /** Follows the log until aborted. `alarm` hears of every failure, of a projection's once; the host tries again. */
  async follow(signal: AbortSignal, alarm: (error: unknown) => void): Promise<void> {
    let seen = -1n;
    let told = new Map<string, string>();
    let polls = 0;
    while (!signal.aborted) {
      let more = false;
      try {
        const head = await this.store.head();
        const again = told.size > 0 && ++polls * POLL_MILLISECONDS >= TRY_AGAIN_MILLISECONDS;
        if (head !== seen || again) {
          await this.catchUp();
          // Whoever records pages at a time has gone on meanwhile.
          more = head - seen >= BigInt(this.page);
          [seen, polls] = [head, 0];
          for (const [name, error] of this.standing) if (told.get(name) !== error.message) alarm(error);
          told = new Map([...this.standing].map(([name, { message }]) => [name, message]));
        }
      } catch (error) {
        if (!signal.aborted) alarm(error);
      }
      if (!more) await pause(POLL_MILLISECONDS, signal);
    }
  }

  async lag(): Promise<Lag[]> {
    const head = await this.store.head();
    const checkpoints = new Map((await this.checkpoints()).map((c) => [c.name, c]));
    return this.projections.map((projection) => {
      const checkpoint = checkpoints.get(projection.name);
      const position = checkpoint?.position ?? 0n;
      return {
        name: projection.name,
        version: checkpoint?.version ?? 0,
        position: position.toString(),
        head: head.toString(),
        behind: Number(head - position),
        parked: checkpoint?.parked ?? null,
      };
    });
  }

  /** The position every projection has reached. */
  async position(): Promise<Position> {
    const checkpoints = await this.checkpoints();
    if (checkpoints.length < this.projections.length) return 0n;
    return checkpoints.reduce(
      (least, c) => (c.position < least ? c.position : least),
      checkpoints[0]?.position ?? 0n,
    );
  }

  rebuild(name: string, progress?: Progress): Promise<Position> {
    return this.build(name, 'always', progress);
  }

  private async build(name: string, when: RebuildWhen, progress?: Progress): Promise<Position> {
    const { generation, position } = await rebuild(this.pool, this.store, this.named(name), when, progress);
    this.live.set(name, new ProjectionGeneration(generation.projection, generation.generation, true));
    return position;
  }

  check(name: string, progress?: Progress): Promise<{ position: Position; tables: TableComparison[] }> {
    return check(this.pool, this.store, this.named(name), progress);
  }

  private named(name: string): Projection {
    const projection = this.projections.find((p) => p.name === name);
    if (!projection)
      throw new RangeError(
        `there is no projection ${name}; there are ${this.projections.map((p) => p.name).join(', ')}`,
      );
    return projection;
  }
}

/** Lets every one end before the first failure is told: they share connections and caches. */
async function all(works: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(works))
    if (outcome.status === 'rejected') throw outcome.reason;
}
