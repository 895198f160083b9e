import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ActQuery, loadAct, type LoadedAct } from '@fonds/acts';
import { EVENT_STORE, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import type { Viewer } from '@fonds/identity';
import { isUuid, ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ActOnTransfer, evolveTransfer, type Transfer } from '@fonds/transfer';
import type { DisposalCase } from '../domain/case.state';

const ENDED: ReadonlySet<string> = new Set(['withdrawn', 'decided', 'closed']);
/** Acts read at a time. */
const PAGE = 500;

/** A transfer that the hold of a case has suspended. */
export interface SuspendedBatch {
  readonly act: string;
  readonly to: string;
  readonly nature: string;
  readonly units: number;
  readonly offered: boolean;
}

/** Batches that were under way when the case was opened: each is adopted by the case, or withdrawn (architecture.md §5). */
@Injectable()
export class CaseBatches {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly commands: CommandBus,
    private readonly acts: ActQuery,
  ) {}

  /** Of the changing unit, of this fonds, and nobody's yet. */
  async suspended({ opened }: DisposalCase, viewer: Viewer): Promise<readonly SuspendedBatch[]> {
    const found: SuspendedBatch[] = [];
    for await (const id of this.underWay(opened.fonds, viewer)) {
      const batch = await this.batch(opened, id);
      if (!batch || batch.transfer.draft.case !== undefined) continue;
      const { draft, act } = batch.transfer;
      found.push({
        act: id,
        to: draft.to,
        nature: draft.nature,
        units: batch.units.length,
        offered: act.serious,
      });
    }
    return found;
  }

  /** Transfers of a fonds that are not at their end, page by page: a fonds may have thousands. */
  private async *underWay(fonds: string, viewer: Viewer): AsyncGenerator<string> {
    let cursor: string | undefined;
    do {
      const page = await this.acts.list(
        { kind: 'transfer', fonds },
        { limit: PAGE, ...(cursor !== undefined && { cursor }) },
        viewer,
      );
      for (const { id, phase } of page.rows) if (!ENDED.has(phase)) yield id;
      cursor = page.next;
    } while (cursor !== undefined);
  }

  /** @returns a refusal `batch-unknown` */
  async unitsOf({ opened }: DisposalCase, act: string): Promise<Result<readonly string[]>> {
    const batch = await this.batch(opened, act);
    return batch ? ok(batch.units) : refuse(plainRefusal('batch-unknown', { act }));
  }

  /** @returns the batch with what it would carry; a refusal `batch-unknown` */
  async adoptable(
    { opened }: DisposalCase,
    act: string,
  ): Promise<Result<{ readonly transfer: Transfer; readonly units: readonly string[] }>> {
    const batch = await this.batch(opened, act);
    return batch ? ok(batch) : refuse(plainRefusal('batch-unknown', { act }));
  }

  adopt(act: string, id: string, context: CommandContext): Promise<Result<Outcome>> {
    return this.commands.execute(
      new ActOnTransfer(act, [{ kind: 'adopt', case: id }], { ...context, expectedRevision: undefined }),
    );
  }

  private async batch(
    { fonds, organisation }: DisposalCase['opened'],
    id: string,
  ): Promise<{ readonly transfer: Transfer; readonly units: readonly string[] } | undefined> {
    const loaded = isUuid(id) ? await loadAct(this.store, id) : undefined;
    if (loaded?.state.kind !== 'transfer' || loaded.state.fonds !== fonds) return undefined;
    const { state, events } = loaded;
    if (state.custodian !== organisation || state.closed || state.withdrawn || state.decided)
      return undefined;
    const transfer = events.reduce<Transfer | undefined>(evolveTransfer, undefined);
    return transfer && { transfer, units: standing(loaded) };
  }
}

/** Listed and neither refused nor given back. */
const standing = ({ state }: LoadedAct): readonly string[] =>
  state.parts.flatMap((part) =>
    [...part].flatMap(([unit, { standing: each, leaving }]) =>
      (each === 'listed' || each === 'claimed') && !leaving ? [unit] : [],
    ),
  );
