import { Inject, Injectable } from '@nestjs/common';
import type { PastEvent } from '@fonds/event-contracts';
import { ActQuery, lawDataOfAct, manifestOf, type ActRow } from '@fonds/acts';
import type { StoredEvent } from '@fonds/event-store';
import type {
  DeedOfTransfer,
  ElectronicTransferRecord,
  Paper,
  PaperBase,
  Quantity,
  Signature,
  TransferList,
} from '@fonds/forms';
import { APP_POOL, type Viewer } from '@fonds/identity';
import { civilDate } from '@fonds/kernel';
import { dueDay, law } from '@fonds/law';
import { rootOfRows } from '@fonds/ledger/core';
import type { Pool } from 'pg';
import type { Transfer } from '../domain/transfer.state';
import { checksOf } from './report-words';
import { TransferQuery, type ShownSignature } from './transfer.query';
import { TransferListRows } from './transfer-list-rows';

export const TRANSFER_FORMS = ['deed-of-transfer', 'transfer-list', 'electronic-transfer'] as const;
export type TransferForm = (typeof TRANSFER_FORMS)[number];

interface Batch {
  readonly row: ActRow;
  readonly transfer: Transfer;
  readonly events: readonly PastEvent[];
  /** Version of the rule data that its last rules were applied in. */
  readonly lawData: string;
  readonly base: PaperBase;
  readonly units: readonly string[];
  readonly quantity: Quantity & { readonly bytes?: number };
}

const SIDES = { from: 'sender', to: 'receiver' } as const;
const NATURES: Readonly<Record<string, string>> = {
  transfer: '移交',
  'early-custody': '提前移交（代管）',
  deposit: '寄存',
};

/**
 * Papers of a transfer from its events: 交接文据, 移交目录, 电子档案移交与接收登记表. They are as of the last event of the
 * batch, so the same batch makes the same paper, whenever it is printed.
 */
@Injectable()
export class TransferPapers {
  constructor(
    private readonly acts: ActQuery,
    private readonly transfers: TransferQuery,
    private readonly rows: TransferListRows,
    @Inject(APP_POOL) private readonly pool: Pool,
  ) {}

  /** The forms that a batch has; undefined when the viewer may not see it. */
  async forms(id: string, viewer: Viewer): Promise<readonly TransferForm[] | undefined> {
    if ((await this.acts.one(id, viewer))?.kind !== 'transfer') return undefined;
    const { events } = await this.transfers.load(id);
    return TRANSFER_FORMS.filter(
      (form) =>
        form !== 'electronic-transfer' || events.some(({ type }) => type === 'FourPropertyReportFiled'),
    );
  }

  async paper(id: string, form: TransferForm, viewer: Viewer): Promise<Paper | undefined> {
    const batch = await this.batch(id, viewer);
    if (!batch) return undefined;
    switch (form) {
      case 'deed-of-transfer':
        return deedOf(batch);
      case 'transfer-list':
        return this.listOf(batch);
      case 'electronic-transfer':
        return electronicOf(batch);
    }
  }

  private async batch(id: string, viewer: Viewer): Promise<Batch | undefined> {
    const row = await this.acts.one(id, viewer);
    if (row?.kind !== 'transfer') return undefined;
    const { transfer, events, stored } = await this.transfers.load(id);
    const last: StoredEvent | undefined = stored[stored.length - 1];
    if (!transfer || !last) return undefined;
    const { act } = transfer;
    // Nothing is claimed before the offer: the list is all there is.
    const claimed = act.decided ? [...act.decided.manifest] : manifestOf(act);
    const units = act.serious ? claimed : act.parts.flatMap((part) => [...part.keys()]);
    const shown = await this.transfers.signatures(transfer, events, rootOfRows(claimed));
    const base = {
      number: id,
      logPosition: last.position.toString(),
      preparedAt: last.meta.recordedAt,
      signatures: shown.filter(({ valid }) => valid).map(signatureOf),
    };
    const lawData = lawDataOfAct(stored);
    return {
      row,
      transfer,
      events,
      lawData,
      base,
      units,
      quantity: await this.quantity(units, last.position),
    };
  }

  private listOf({ row, transfer, base, units, quantity }: Batch): TransferList {
    return {
      ...base,
      form: 'transfer-list',
      sender: row.custodian.name ?? row.custodian.id,
      receiver: receiverOf(row),
      fonds: [row.fonds.code, row.fonds.name].filter(Boolean).join(' '),
      quantity: { files: quantity.files, items: quantity.items },
      rows: this.rows.of(units, transfer.opinions, BigInt(base.logPosition)),
    };
  }

  /** 卷 and 件, and bytes, as believed at the position of the paper. */
  private async quantity(units: readonly string[], position: bigint): Promise<Quantity & { bytes?: number }> {
    const { rows } = await this.pool.query<{ files: number; items: number; bytes: string | null }>(
      `SELECT count(*) FILTER (WHERE c.level = 'file')::int AS files, count(*) FILTER (WHERE c.level <> 'file')::int AS items,
        sum(c.bytes)::bigint AS bytes
        FROM read.custody c WHERE c.unit = ANY($1::uuid[]) AND c.until IS NULL
          AND c.known_from <= $2 AND (c.known_to IS NULL OR c.known_to > $2)`,
      [units, position.toString()],
    );
    const { files = 0, items = 0, bytes = null } = rows[0] ?? {};
    return { files, items, ...(bytes !== null && { bytes: Number(bytes) }) };
  }
}

const leftOut = ({ returned, refused }: ActRow['counts']): string => {
  const told = [returned ? `退回 ${returned}` : '', refused ? `未能移交 ${refused}` : ''].filter(Boolean);
  return told.length ? `${told.join('，')}。` : '';
};

function deedOf({ row, transfer, events, base, quantity }: Batch): DeedOfTransfer {
  const { draft, act } = transfer;
  const offered = first(events, 'TransferOffered');
  const sent = first(events, 'TransferDispatched') ?? offered;
  const opinion = act.decided ? `经核对，实物与目录相符，同意接收。${leftOut(row.counts)}` : undefined;
  const received = act.decided
    ? base.signatures
        .map(({ on }) => on)
        .sort()
        .at(-1)
    : undefined;
  // The form is in Chinese; a defect is told in both languages, Chinese first.
  const defects = (offered?.data.defects ?? []).map(({ text }) => text.split(' / ')[0] ?? text);
  const statement = [draft.note, ...defects]
    .flatMap((text) => (text ? [text.replace(/[。；.;]\s*$/u, '')] : []))
    .join('；');
  return {
    ...base,
    form: 'deed-of-transfer',
    sender: row.custodian.name ?? row.custodian.id,
    receiver: receiverOf(row),
    nature: `${NATURES[draft.nature] ?? draft.nature}${draft.historical ? '（据原纸质文据补录）' : ''}`,
    years: draft.years ?? '',
    quantity: { files: quantity.files, items: quantity.items },
    findingAids: [
      ...(offered?.data.catalogue ? [{ kind: '机读目录', count: 1, unit: '份' }] : []),
      ...(offered?.data.findingAids ?? []),
    ],
    ...(statement && { senderStatement: statement }),
    ...(opinion && { receiverOpinion: opinion }),
    ...(sent && { sentOn: sent.businessDate }),
    ...(received && { receivedOn: received }),
    ...(draft.case !== undefined && { ofCase: true as const }),
  };
}

function electronicOf({ row, transfer, events, lawData, base, quantity }: Batch): ElectronicTransferRecord {
  const { draft, act } = transfer;
  const dated = (side: 'sender' | 'receiver'): string | undefined =>
    base.signatures
      .filter((signature) => signature.side === side)
      .map(({ on }) => on)
      .sort()
      .at(-1);
  const dates = { sender: dated('sender'), receiver: act.decided ? dated('receiver') : undefined };
  const carriers = first(events, 'TransferOffered')?.data.carriers;
  return {
    ...base,
    // Whoever handles fills the form in, and the head of the side looks it over.
    signatures: base.signatures.map((signature) => ({
      ...signature,
      office: signature.office === 'head' ? ('reviewer' as const) : ('preparer' as const),
    })),
    form: 'electronic-transfer',
    name: [row.fonds.name, draft.years, NATURES[draft.nature]].filter(Boolean).join(' '),
    content: draft.note ?? '',
    quantity: { files: quantity.files, items: quantity.items },
    ...(quantity.bytes !== undefined && { bytes: quantity.bytes }),
    ...(carriers && { carriers: { ...carriers, format: carriers.format ?? '' } }),
    ...(dates.receiver && { keptUntil: copyKeptUntil(dates.receiver, lawData) }),
    sender: row.custodian.name ?? row.custodian.id,
    receiver: receiverOf(row),
    checks: checksOf(events),
    dates: {
      ...(dates.sender && { sender: dates.sender }),
      ...(dates.receiver && { receiver: dates.receiver }),
    },
  };
}

/** CLK-07: the sender keeps a copy for some years from the transfer. */
function copyKeptUntil(transferred: string, lawData: string): string {
  const day = civilDate(transferred);
  const due = dueDay('CLK-07', day, law.at(day, lawData));
  if (typeof due !== 'object') throw new Error('a copy is kept for a number of years');
  return due.computed;
}

const receiverOf = ({ counterpart }: ActRow): string => counterpart?.name ?? counterpart?.id ?? '';

const signatureOf = ({ side, capacity, name, kind, signedOn, accounts }: ShownSignature): Signature => ({
  side: SIDES[side],
  office: capacity,
  name,
  kind,
  on: signedOn,
  accounts,
});

const first = <T extends PastEvent['type']>(
  events: readonly PastEvent[],
  type: T,
): PastEvent<T> | undefined =>
  events.find((event) => event.type === type) as unknown as PastEvent<T> | undefined;
