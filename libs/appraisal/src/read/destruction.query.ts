import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { ActQuery, loadAct, loadGate, manifestOf, type ActRow, type LoadedAct } from '@fonds/acts';
import type {
  DestructionApproved,
  DestructionFiled,
  DestructionPaperEntered,
  DestructionStartOrdered,
  ElectronicDataErased,
} from '@fonds/event-contracts';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { DEFAULT_PAGE, pageOf, rowsBefore, type Page } from '@fonds/http-edge';
import { APP_POOL, LawInEffect, type Viewer } from '@fonds/identity';
import { rootOfRows } from '@fonds/ledger/core';
import type { LawAt } from '@fonds/law';
import { destructionOf, type Destruction } from '../domain/destruction.state';
import { signersOf } from '../domain/supervision.rule';
import { accountNames } from './account-names';
import { erasuresIn } from './erasures';
import { holdsOnDestruction } from './held-units';
import { incidentsIn } from './incidents';
import { outcomesOf } from './outcomes';
import { registerLaw } from './register-law';

export interface ExcludedUnit {
  readonly unit: string;
  readonly code: string;
  readonly rule?: string;
  readonly facts: unknown;
  /** Reference code (档号). */
  readonly reference?: string;
  readonly title?: string;
}

export interface DestructionDetail extends ActRow {
  readonly form: string;
  readonly approver: string;
  readonly report: { readonly title: string; readonly appraisal?: string };
  readonly filing: {
    readonly asked: boolean;
    readonly done: boolean;
    /** With whom, under which receipt, when (E52). */
    readonly receipts: readonly DestructionFiled[];
  };
  readonly candidates: number;
  readonly excluded: number;
  /** The register as it stands: what is counted, signed for and started. */
  readonly manifest: { readonly count: number; readonly root: string };
  readonly approvals: readonly Omit<DestructionApproved, 'root'>[];
  readonly signatures: readonly {
    readonly capacity: string;
    readonly name?: string;
    readonly kind: string;
    readonly signedOn: string;
    /** role, word; absent of a paper, and of what was signed before it was told. */
    readonly restsOn?: string;
    /** Given for the register as it stands. */
    readonly valid: boolean;
  }[];
  readonly missingSignatures: readonly string[];
  /** Papers that wait for a second person. */
  readonly papers: readonly (Pick<DestructionPaperEntered, 'what' | 'name' | 'signedOn'> & {
    readonly id: string;
  })[];
  /** Supervisors, as they have counted. */
  readonly counted: readonly {
    readonly account: string;
    readonly name: string | null;
    readonly office: string;
    readonly valid: boolean;
    /** He has signed the certificate. */
    readonly certified: boolean;
  }[];
  readonly order?: DestructionStartOrdered;
  /** What became of electronic records: media, copies, backups, keys (E55). */
  readonly erasures: readonly ElectronicDataErased[];
  /** What the gate refused last. */
  readonly gateRefusal?: { readonly code: string; readonly rule?: string; readonly facts: unknown };
  readonly outcomes: {
    readonly destroyed: number;
    readonly returned: number;
    readonly alreadyGone: number;
    readonly open: number;
  };
  /** Units without a fact that a later hold stops (INV-17b). */
  readonly stopped: number;
  /** Units that were gone under a later hold (INV-17b). */
  readonly incidents: number;
  readonly certificates: number;
  readonly certified: boolean;
}

/** A register of destruction from its own stream, and what the gate says of its units. */
@Injectable()
export class DestructionQuery {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly acts: ActQuery,
    private readonly inEffect: LawInEffect,
  ) {}

  /** Undefined when there is none, or none that the viewer may see. */
  async detail(id: string, viewer: Viewer): Promise<DestructionDetail | undefined> {
    const found = await this.seen(id, viewer);
    if (!found) return undefined;
    const { row, act } = found;
    const destruction = destructionOf(act.events);
    const open = await this.openUnits(destruction, id);
    const asked = destruction.startedOn ?? destruction.act.businessDate;
    return {
      ...row,
      ...registerDetail(destruction, act),
      ...supervisionDetail(destruction, registerLaw(asked, act.stored, await this.inEffect.version())),
      counted: await this.counted(destruction),
      outcomes: open.counts,
      stopped: open.stopped,
      incidents: open.incidents,
    };
  }

  /** In the order of the register: what was left out when it was drawn up, then what could not be claimed. */
  async excluded(
    id: string,
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<ExcludedUnit> | undefined> {
    const found = await this.seen(id, viewer);
    if (!found) return undefined;
    const before = rowsBefore(cursor);
    const all = excludedIn(found.act).map((each, at) => ({ ...each, at }));
    const page = pageOf(all.slice(before, before + limit + 1), limit, ({ at }) => [String(at)]);
    const nodes = await this.nodes(page.rows.map(({ unit }) => unit));
    const rows = page.rows.map(({ at: _, ...each }) => ({ ...each, ...nodes.get(each.unit) }));
    return { ...page, rows };
  }

  private async seen(
    id: string,
    viewer: Viewer,
  ): Promise<{ readonly row: ActRow; readonly act: LoadedAct } | undefined> {
    const row = await this.acts.one(id, viewer);
    const act = row?.kind === 'destruction' ? await loadAct(this.store, id) : undefined;
    return row && act && { row, act };
  }

  private async openUnits({ act, drawn }: Destruction, id: string) {
    const told = await outcomesOf(this.store, act.fonds, id);
    const { stored } = await loadGate(this.store, act.fonds);
    const left = [...(act.decided?.manifest ?? [])].filter((unit) => !told.has(unit));
    const held = left.length ? await holdsOnDestruction(this.store, act, drawn.case) : () => undefined;
    const number = (wanted: string): number =>
      [...told.values()].filter(({ outcome }) => outcome === wanted).length;
    return {
      counts: {
        destroyed: number('destroyed'),
        returned: number('returned'),
        alreadyGone: number('already-gone'),
        open: left.length,
      },
      stopped: left.filter((unit) => held(unit)).length,
      incidents: incidentsIn(stored, (fact) => fact.act === id).length,
    };
  }

  private async counted(destruction: Destruction): Promise<DestructionDetail['counted']> {
    const { counts, certifiers } = destruction;
    const names = await accountNames(
      this.pool,
      counts.map(({ account }) => account),
    );
    const root = rootNow(destruction);
    return counts.map(({ account, office, root: of }) => ({
      ...{ account, name: names.get(account) ?? null, office },
      ...{ valid: of === root, certified: certifiers.includes(account) },
    }));
  }

  private async nodes(
    units: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly reference?: string; readonly title: string }>> {
    const { rows } = await this.pool.query<{ id: string; code: string | null; title: string }>(
      'SELECT id, code, title FROM read.node WHERE id = ANY($1::uuid[])',
      [units],
    );
    return new Map(
      rows.map(({ id, code, title }) => [id, { ...(code !== null && { reference: code }), title }]),
    );
  }
}

const excludedIn = ({ events, state }: LoadedAct): ExcludedUnit[] => [
  ...events.flatMap((event) => (event.type === 'DestructionUnitsExcluded' ? event.data.units : [])),
  ...state.exceptions,
];

function registerDetail(destruction: Destruction, { state, events }: LoadedAct) {
  const { drawn, excluded, approvals, filedOn, act } = destruction;
  const manifest = manifestOf(act);
  return {
    form: drawn.form,
    approver: drawn.approver,
    report: drawn.report,
    filing: {
      ...{ asked: drawn.filing, done: filedOn !== undefined },
      receipts: events.flatMap((event) => (event.type === 'DestructionFiled' ? [event.data] : [])),
    },
    erasures: erasuresIn(events),
    candidates: drawn.candidates,
    excluded: excluded + state.exceptions.length,
    manifest: { count: manifest.length, root: rootOfRows(manifest) },
    approvals: approvals.map(({ root: _, account: _account, ...approval }) => approval),
    ...(state.refused && { gateRefusal: state.refused }),
  };
}

/** Of the register as it stands. */
const rootNow = ({ act }: Destruction): string => act.sealed?.root ?? rootOfRows(manifestOf(act));

function supervisionDetail(destruction: Destruction, on: LawAt) {
  const { signed, papers, confirmed, order, certifiers, certified } = destruction;
  const root = rootNow(destruction);
  const there = new Set(signed.filter((each) => each.root === root).map(({ capacity }) => capacity));
  return {
    signatures: signed.map(({ capacity, name, kind, signedOn, restsOn, root: of }) => ({
      capacity,
      ...(name && { name }),
      kind,
      signedOn,
      ...(restsOn && { restsOn }),
      valid: of === root,
    })),
    missingSignatures: signersOf(destruction, on).capacities.filter((each) => !there.has(each)),
    papers: [...papers]
      .filter(([id]) => !confirmed.has(id))
      .map(([id, { what, name, signedOn }]) => ({ id, what, ...(name && { name }), signedOn })),
    ...(order && { order }),
    certificates: certifiers.length,
    certified: certified !== undefined,
  };
}
