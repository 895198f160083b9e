import type { EventMap } from '@fonds/event-contracts';
import { PageMemory, type EventBytes, type EventStore, type Position } from '@fonds/event-store';
import { CompactRange, Malformed } from '@fonds/ledger/core';
import { LOG_STREAM } from './domain/log.decider';
import { leafIndexOf, leavesUpTo, positionOfLeaf, type Epoch } from './epoch';
import { GrowingTree } from './growing-tree';
import { LedgerHalted } from './ledger-halted';
import {
  headsKnownHere,
  refuseOtherLeaves,
  refuseOtherRoot,
  refuseShorterStore,
  type GuardParts,
} from './log-guard';
import type { LogHead } from './log-store';
import { LogTree } from './log-tree';
import { LeafWork } from './leaf-work';
import type { MadeLeaves } from './page-leaves';

/** Events hashed and written in one transaction: some tens of tiles, and at most this much done twice after a crash. */
const PAGE = 4_096;

/** Pages under way: one is hashed, one read, one waits for the tree. */
const AHEAD = 3;

interface HashedPage {
  readonly events: readonly EventBytes[];
  readonly leaves: MadeLeaves;
}

/**
 * Carries recorded events into the tree, in order of their positions. Leaves are computed from what is stored; an
 * append never waits for it. Any number of processes may try: the head row lets one page through at each size.
 */
export class Integrator {
  private tree: { readonly epoch: Epoch; readonly growing: GrowingTree } | undefined;

  private readonly leaves: LeafWork;

  constructor(private readonly parts: GuardParts) {
    this.leaves = new LeafWork(parts.keys.secret);
  }

  /** The tree as this process has it; nothing before {@link load}. */
  get head(): (LogHead & { readonly root: Uint8Array }) | undefined {
    return (
      this.tree && {
        epoch: this.tree.epoch,
        size: this.tree.growing.size,
        root: this.tree.growing.range.root(),
      }
    );
  }

  /** Lets go of the tree: the next pass reads it again, and compares again. */
  forget(): void {
    this.tree = undefined;
  }

  /**
   * Reads where the tree stands, begins the first epoch if there is none, and compares with every head known here.
   *
   * @throws LedgerHalted
   */
  async load(): Promise<LogHead> {
    this.tree = undefined;
    const head = await this.headOrFirst();
    const known = [
      ...(await headsKnownHere(this.parts, head.epoch)),
      ...(await this.parts.witnessed(head.epoch)),
    ];
    await refuseShorterStore(this.parts, head.epoch, known);
    await refuseOtherRoot(this.parts, head, known);
    await refuseOtherLeaves(this.parts, head);
    this.tree = { epoch: head.epoch, growing: new GrowingTree(await this.rangeOf(head)) };
    return head;
  }

  /**
   * Integrates everything recorded until now.
   *
   * @returns leaves that this call added
   * @throws LedgerHalted
   */
  async integrate(): Promise<number> {
    let added = 0;
    for (;;) {
      const tree = this.tree ?? (await this.load(), this.tree);
      if (!tree) throw new Error('the tree was not loaded');
      const all = leavesUpTo(tree.epoch, await this.parts.store.head());
      if (tree.growing.size > all)
        throw new LedgerHalted({
          reason: 'log-shorter',
          knower: 'database',
          known: tree.growing.size,
          here: all,
        });
      const outcome = await this.integrateUpTo(tree, all);
      added += outcome.added;
      if (outcome.done) return added;
      // Another process was first: begin again from what it wrote.
      this.tree = undefined;
    }
  }

  private async integrateUpTo(
    tree: { readonly epoch: Epoch; readonly growing: GrowingTree },
    all: number,
  ): Promise<{ added: number; done: boolean }> {
    const { epoch, growing } = tree;
    const { log } = this.parts;
    let added = 0;
    const pages = this.pagesOf(epoch, growing.size, all);
    let writing: { readonly grown: Promise<boolean>; readonly leaves: number } | undefined;
    const written = async (): Promise<boolean> => {
      if (!writing) return true;
      const { grown, leaves: count } = writing;
      writing = undefined;
      if (!(await grown)) return false;
      added += count;
      return true;
    };
    try {
      for await (const { events, leaves } of pages) {
        // What two people decided holds from that event on: this epoch takes in none of the page that tells of it.
        if (events.some(({ stream }) => stream === LOG_STREAM) && (await this.isOver(epoch))) {
          await written();
          return { added, done: false };
        }
        const growth = growing.append(leaves);
        if (!(await written())) return { added, done: false };
        const grown = log.grow(epoch.number, growth);
        grown.catch(() => undefined);
        writing = { grown, leaves: events.length };
      }
      return { done: await written(), added };
    } finally {
      // Nothing of this pass may be under way when the caller lets go of the lease.
      await writing?.grown.catch(() => undefined);
    }
  }

  /** Pages of an epoch and their leaves: while one is taken in, the next is hashed and the one behind it read. */
  private async *pagesOf(epoch: Epoch, begin: number, all: number): AsyncIterable<HashedPage> {
    // Of this pass alone: what it did not wait for may still come.
    const memories = Array.from({ length: AHEAD }, () => new PageMemory());
    const many = all - begin > PAGE;
    const ahead: Promise<HashedPage>[] = [];
    for (let from = begin, count = 0; from < all || ahead.length > 0;) {
      for (; from < all && ahead.length < AHEAD; from += PAGE, count++) {
        const read = this.eventsOf(epoch, from, Math.min(all, from + PAGE), memories[count % AHEAD]);
        const page = read.then(async (events) => ({ events, leaves: await this.leaves.of(events, many) }));
        page.catch(() => undefined);
        ahead.push(page);
      }
      const page = await ahead.shift();
      if (page) yield page;
    }
  }

  /** Whether a later epoch was decided. */
  private async isOver(epoch: Epoch): Promise<boolean> {
    const last = await lastRestart(this.parts.store);
    return last !== undefined && last.number > epoch.number;
  }

  /** The events of leaves `from` up to and without `to`, in the leaves' order. */
  private async eventsOf(
    epoch: Epoch,
    from: number,
    to: number,
    memory: PageMemory | undefined,
  ): Promise<EventBytes[]> {
    const events: EventBytes[] = [];
    let index = from;
    if (index === 0 && epoch.restartPosition !== undefined) {
      events.push(...(await this.read(epoch.restartPosition - 1n, 1)));
      index++;
    }
    while (index < to) {
      const first = positionOfLeaf(epoch, index);
      // A run of positions ends before the restart's own event, which is leaf 0.
      // Only the first: a second would be read over it.
      const page = await this.read(
        first - 1n,
        runLength(epoch, first, to - index),
        events.length === 0 ? memory : undefined,
      );
      if (page.length === 0)
        throw new LedgerHalted({
          reason: 'log-shorter',
          known: to,
          here: index,
          detail: `no event at ${first}`,
        });
      for (const event of page) {
        if (leafIndexOf(epoch, event.position) !== index)
          throw new LedgerHalted({
            reason: 'log-shorter',
            here: index,
            detail: `position ${positionOfLeaf(epoch, index)} is missing`,
          });
        events.push(event);
        index++;
      }
    }
    return events;
  }

  private read(after: Position, limit: number, memory?: PageMemory): Promise<EventBytes[]> {
    return this.parts.store.readBytes(after, limit, memory);
  }

  /** Begins the first epoch, or one that two people decided (LogRestarted) or a move began (LogMoved), and that a crash kept from beginning. */
  private async headOrFirst(): Promise<LogHead> {
    const { log, keys } = this.parts;
    const head = await log.head();
    const restarted = await lastRestart(this.parts.store);
    if (head && (restarted?.number ?? 0) <= head.epoch.number) return head;
    await log.begin(restarted ?? { number: 0, origin: keys.origin });
    const begun = await log.head();
    if (!begun) throw new Error('the log has no head row');
    return begun;
  }

  private async rangeOf(head: LogHead): Promise<CompactRange> {
    try {
      const whole = { start: 0, end: head.size };
      const nodes = await new LogTree(this.parts.log, head.epoch.number).nodesOf([whole], head.size);
      return CompactRange.of(head.size, nodes);
    } catch (error) {
      if (error instanceof Malformed)
        throw new LedgerHalted({ reason: 'tiles-missing', detail: error.message });
      throw error;
    }
  }
}

async function lastRestart(store: EventStore): Promise<Epoch | undefined> {
  const stored = await store.readStream(LOG_STREAM);
  const [last] = stored.filter(({ type }) => type === 'LogRestarted' || type === 'LogMoved').slice(-1);
  if (!last) return undefined;
  const { epoch, newOrigin } = last.data as EventMap['LogRestarted' | 'LogMoved'];
  return { number: epoch, origin: newOrigin, restartPosition: last.position };
}

function runLength(epoch: Epoch, first: Position, wanted: number): number {
  const restart = epoch.restartPosition;
  return restart !== undefined && first < restart ? Math.min(wanted, Number(restart - first)) : wanted;
}
