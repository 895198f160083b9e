import { PlaceHold } from '@fonds/acts';
import type { EventStore } from '@fonds/event-store';
import { custodyProjection } from '@fonds/holdings';
import { ok } from '@fonds/kernel';
import type { Row } from '@fonds/projections';
import { FONDS, testId } from '@fonds/testing';
import { LiftHoldHandler, PlaceHoldHandler } from '../../libs/acts/src/application/hold.handlers';
import { ActOnCaseHandler } from '../../libs/restructuring/src/application/act-on-case.handler';
import { CaseAssets } from '../../libs/restructuring/src/application/case-assets';
import { CaseClosing } from '../../libs/restructuring/src/application/case-closing';
import { CaseExecution } from '../../libs/restructuring/src/application/case-execution';
import { CaseFixing } from '../../libs/restructuring/src/application/case-fixing';
import { CaseOrders } from '../../libs/restructuring/src/application/case-orders';
import { CaseUnits } from '../../libs/restructuring/src/application/case-units';
import { OpenCaseHandler } from '../../libs/restructuring/src/application/open-case.handler';
import {
  CaseUnitsQuery,
  type HeldScope,
  type HeldUnit,
  type TracedUnit,
} from '../../libs/restructuring/src/read/case-units.query';
import { DraftTransferHandler } from '../../libs/transfer/src/application/draft-transfer.handler';
import { DraftTransfer } from '../../libs/transfer/src/application/transfer.commands';
import { MemoryProjection } from './memory-projection.fixture';
import { carrierOn } from './transfer-bench.fixture';

/** Whoever is restructured. */
export const KEEPER = testId<'organisation'>();

const told = ({ unit, series, level, secrecy }: Row): HeldUnit => ({
  unit: String(unit),
  ...(series !== null && series !== undefined && { series: String(series) }),
  secret: /^(绝密|机密|秘密)/.test(String(secrecy)),
  level: level === 'item' ? 'item' : 'file',
});

/** The query of a case’s units over the custody read model in memory, row by row what the SQL says. */
export class MemoryCaseUnits extends CaseUnitsQuery {
  private folded: { readonly head: bigint; readonly rows: readonly Row[] } | undefined;

  constructor(private readonly store: EventStore) {
    super(undefined as never);
  }

  async rows(): Promise<readonly Row[]> {
    const head = await this.store.head();
    if (this.folded?.head !== head) {
      const log = (await this.store.readPage(0n, 100_000)).events;
      const rows = new MemoryProjection(custodyProjection).fold(log, 500).rows('custody');
      this.folded = { head, rows: rows.filter(({ fonds }) => fonds === FONDS) };
    }
    return this.folded.rows;
  }

  private async known({ asOf, position }: HeldScope) {
    const rows = (await this.rows()).filter(
      ({ known_from, known_to }) =>
        BigInt(String(known_from)) <= position && (known_to === null || BigInt(String(known_to)) > position),
    );
    const onDay = rows.filter(
      ({ since, until }) => String(since) <= asOf && (until === null || String(until) > asOf),
    );
    return { rows, onDay: onDay.sort((a, b) => (String(a.unit) < String(b.unit) ? -1 : 1)) };
  }

  override async held(scope: HeldScope): Promise<HeldUnit[]> {
    const { onDay } = await this.known(scope);
    return onDay.filter(({ custodian, out }) => custodian === scope.custodian && out === null).map(told);
  }

  override async anyHeld(): Promise<boolean> {
    return true;
  }

  override async traced(
    scope: HeldScope,
    fixedAt: bigint,
    fixed: ReadonlySet<string>,
  ): Promise<TracedUnit[]> {
    const { rows, onDay } = await this.known(scope);
    const all = await this.rows();
    return onDay.flatMap((row) => {
      const own = (each: Row): boolean => each.unit === row.unit;
      const since =
        all
          .filter(own)
          .map(({ known_from }) => BigInt(String(known_from)))
          .sort((a, b) => (a < b ? -1 : 1))[0] ?? 0n;
      const entry = rows.find(
        (each) => own(each) && each.source === 'entry' && each.custodian === scope.custodian,
      )?.term;
      const came = rows.some(
        (each) =>
          own(each) &&
          each.source === 'move' &&
          each.custodian === scope.custodian &&
          each.out === null &&
          BigInt(String(each.place)) > fixedAt,
      );
      const lastOf = (term: string): number =>
        Math.max(
          ...[-1, ...rows.filter((each) => own(each) && each.term === term).map(({ gate }) => Number(gate))],
        );
      const given = lastOf('transferred');
      const isFixed = fixed.has(String(row.unit));
      const entered = entry !== undefined && entry !== null && since > fixedAt;
      const keptNow = row.custodian === scope.custodian && row.out === null;
      if (!isFixed && !entered && !keptNow && !came) return [];
      const unit: TracedUnit = {
        ...told(row),
        entry: entered ? String(entry) : entry === undefined || entry === null ? 'accessioned' : 'recovered',
        ...(row.custodian !== null && { custodian: String(row.custodian) }),
        ...(row.out !== null && { out: String(row.out) }),
        ...(given > lastOf('taken-over') && { given }),
        fixed: isFixed,
      };
      return [unit];
    });
  }

  override async named(_fonds: string, texts: readonly string[]) {
    return new Map(texts.map((text) => [text, [text]] as const));
  }
}

/** The product’s own handlers of a case over one store. */
export function caseBench(store: EventStore) {
  const { settler, process } = carrierOn(store);
  const selection = {
    resolve: ({ texts }: { readonly texts: readonly string[] }) =>
      Promise.resolve(ok({ fonds: FONDS, units: texts })),
  };
  const transfers = new DraftTransferHandler(store, selection as never);
  const [placing, lifting] = [new PlaceHoldHandler(store, settler), new LiftHoldHandler(store)];
  const commands = {
    execute: (command: object) =>
      command instanceof DraftTransfer
        ? transfers.execute(command)
        : command instanceof PlaceHold
          ? placing.execute(command)
          : lifting.execute(command as never),
  } as never;
  const projections = { catchUp: () => Promise.resolve(), position: () => store.head() } as never;
  const query = new MemoryCaseUnits(store);
  const units = new CaseUnits(query, projections, store);
  const nothing = undefined as never;
  // Neither series nor lots: all units are of one class.
  const series = { of: () => Promise.resolve([]) } as never;
  // What becomes of the fonds itself is a matter of its own.
  const fonds = {
    atEnd: () => Promise.resolve(undefined),
    settled: () => Promise.resolve(ok(undefined)),
  } as never;
  const fixing = new CaseFixing(store, projections, query);
  const orders = new CaseOrders(units, query, series, nothing, fonds, series, store);
  const organisations = { idOf: (code: string) => code, find: () => Promise.resolve([]) } as never;
  const execution = new CaseExecution(store, commands, units, nothing);
  return {
    ...{ process, settler, units },
    opening: new OpenCaseHandler(store, commands, projections, query, fixing),
    acting: new ActOnCaseHandler(
      store,
      commands,
      fixing,
      orders,
      new CaseAssets(orders, organisations),
      execution,
      nothing,
      nothing,
      fonds,
      new CaseClosing(store, orders),
    ),
  };
}
