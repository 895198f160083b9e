import { Inject, Injectable } from '@nestjs/common';
import type { FourPropertyReportFiled, PastEvent, TransferReturned } from '@fonds/event-contracts';
import { actStream, ActUnitsQuery, manifestOf, type ActDetail, type ActUnitRow } from '@fonds/acts';
import { EVENT_STORE, pastEvent, type EventStore, type StoredEvent } from '@fonds/event-store';
import { APP_POOL, type Viewer } from '@fonds/identity';
import { rootOfRows } from '@fonds/ledger/core';
import type { Pool } from 'pg';
import { missingSignatures, type SignaturePolicy } from '../domain/signature-policy';
import {
  evolveTransfer,
  type Capacity,
  type Opinion,
  type Side,
  type Transfer,
} from '../domain/transfer.state';

export interface ShownSignature {
  readonly side: Side;
  readonly capacity: Capacity;
  readonly kind: 'account' | 'paper';
  /** Who signed: the account's name, or the name on the paper. */
  readonly name: string;
  /** The account that signed, or the two that entered and confirmed the paper. */
  readonly accounts: readonly string[];
  readonly signedOn: string;
  /** It is for the list as it stands now; another does not count. */
  readonly valid: boolean;
}

export interface TransferDetail extends ActDetail {
  readonly historical: boolean;
  readonly years?: string;
  readonly note?: string;
  /** SHA-256 of the machine-readable catalogue. */
  readonly catalogue?: string;
  /** Known when it was offered, such as no machine-readable catalogue. */
  readonly offerDefects: readonly { readonly code: string; readonly text: string }[];
  /** Units that move when both sides have signed. */
  readonly manifest: { readonly count: number; readonly root: string };
  readonly check: { readonly found: number; readonly missing: number; readonly unlisted: readonly string[] };
  readonly returns: readonly {
    readonly businessDate: string;
    readonly scope: TransferReturned['scope'];
    readonly units: number;
    readonly defects: TransferReturned['defects'];
  }[];
  readonly reports: readonly (FourPropertyReportFiled & { readonly businessDate: string })[];
  readonly failedChecks: readonly string[];
  readonly signatures: readonly ShownSignature[];
  readonly missingSignatures: readonly { readonly side: Side; readonly capacity: Capacity }[];
  /** Papers that wait for the second person. */
  readonly papers: readonly {
    readonly id: string;
    readonly side: Side;
    readonly capacity: Capacity;
    readonly name: string;
    readonly signedOn: string;
    readonly enteredBy: string;
  }[];
}

export interface TransferUnit {
  readonly opinion?: Opinion;
  readonly check?: 'found' | 'missing';
}

const SHOWN_DEFECTS = 200;

/** A transfer batch as its own stream says: what an act has, and what is a transfer's own. */
@Injectable()
export class TransferQuery {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly acts: ActUnitsQuery,
  ) {}

  /** Undefined when there is none, or none that the viewer may see. */
  async one(id: string, policy: SignaturePolicy, viewer: Viewer): Promise<TransferDetail | undefined> {
    const detail = await this.acts.detail(id, viewer);
    if (detail?.kind !== 'transfer') return undefined;
    const { transfer, events } = await this.load(id, BigInt(detail.lastPosition));
    if (!transfer) return undefined;
    const { draft, act } = transfer;
    const manifest = act.decided ? [...act.decided.manifest] : manifestOf(act);
    const root = rootOfRows(manifest);
    const offered = last(events, 'TransferOffered');
    const missing = act.decided ? [] : missingSignatures(policy, transfer.signatures, root);
    return {
      ...detail,
      historical: draft.historical,
      ...(draft.years && { years: draft.years }),
      ...(draft.note && { note: draft.note }),
      ...(offered?.data.catalogue && { catalogue: offered.data.catalogue }),
      offerDefects: offered?.data.defects ?? [],
      manifest: { count: manifest.length, root },
      check: {
        found: transfer.checked.count('found'),
        missing: transfer.checked.count('missing'),
        unlisted: [...transfer.unlisted].slice(0, SHOWN_DEFECTS),
      },
      returns: of(events, 'TransferReturned').map(({ data, businessDate }) => ({
        businessDate,
        scope: data.scope,
        units: data.units.length,
        defects: data.defects.slice(0, SHOWN_DEFECTS),
      })),
      reports: of(events, 'FourPropertyReportFiled').map(({ data, businessDate }) => ({
        ...data,
        businessDate,
      })),
      failedChecks: transfer.failedChecks,
      signatures: await this.signatures(transfer, events, root),
      missingSignatures: missing,
      papers: await this.waiting(transfer),
    };
  }

  /**
   * Units of a transfer with what it knows of them, beside their standing in the act. The caller has seen the act; whoever
   * may not see a unit reads no opinion of it, but whether it was there when it was counted: the receiver has done that.
   */
  async told(id: string, rows: readonly ActUnitRow[]): Promise<(ActUnitRow & TransferUnit)[]> {
    const { transfer } = await this.load(id);
    return rows.map((row) => {
      const opinion = row.title === undefined ? undefined : transfer?.opinions.get(row.unit);
      const check = transfer?.checked.get(row.unit);
      return { ...row, ...(opinion && { opinion }), ...(check && { check }) };
    });
  }

  /** The batch and its events, up to a position. */
  async load(
    id: string,
    upTo?: bigint,
  ): Promise<{ transfer?: Transfer; events: readonly PastEvent[]; stored: readonly StoredEvent[] }> {
    const all = await this.store.readStream(actStream(id));
    const stored = upTo === undefined ? all : all.filter(({ position }) => position <= upTo);
    const events = stored.map(pastEvent);
    return { transfer: events.reduce<Transfer | undefined>(evolveTransfer, undefined), events, stored };
  }

  async signatures(
    transfer: Transfer,
    events: readonly PastEvent[],
    root: string,
  ): Promise<readonly ShownSignature[]> {
    const names = await this.names([
      ...transfer.signatures.map(({ account }) => account),
      ...[...transfer.papers.values()].map(({ account }) => account),
    ]);
    const nameOf = (account: string): string => names.get(account) ?? account;
    return transfer.signatures.map(({ event, side, capacity, kind, account, signedOn, root: signed }) => {
      const made = events.find(({ id }) => id === event);
      const data = made?.type === 'TransferSigned' ? made.data : undefined;
      const entry = data?.seconds ? transfer.papers.get(data.seconds) : undefined;
      return {
        ...{ side, capacity, kind, signedOn },
        name: data?.name ?? nameOf(account),
        accounts: entry ? [nameOf(entry.account), nameOf(account)] : [nameOf(account)],
        valid: signed === root,
      };
    });
  }

  private async waiting({ papers, confirmed }: Transfer): Promise<TransferDetail['papers']> {
    const open = [...papers].filter(([id]) => !confirmed.has(id));
    const names = await this.names(open.map(([, { account }]) => account));
    return open.map(([id, { side, capacity, name, signedOn, account }]) => ({
      ...{ id, side, capacity, name, signedOn },
      enteredBy: names.get(account) ?? account,
    }));
  }

  private async names(accounts: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.pool.query<{ id: string; name: string }>(
      'SELECT id, coalesce(display_name, name) AS name FROM read.account WHERE id = ANY($1::uuid[])',
      [[...new Set(accounts)]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

const of = <T extends PastEvent['type']>(events: readonly PastEvent[], type: T): PastEvent<T>[] =>
  events.filter(
    (event): event is PastEvent<T> & PastEvent => event.type === type,
  ) as unknown as PastEvent<T>[];
const last = <T extends PastEvent['type']>(
  events: readonly PastEvent[],
  type: T,
): PastEvent<T> | undefined => {
  const all = of(events, type);
  return all[all.length - 1];
};
