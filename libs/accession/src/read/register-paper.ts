import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import type { AccessionRegister, AccessionRegisterRow } from '@fonds/forms';
import type { Viewer } from '@fonds/identity';
import { ProjectionHost } from '@fonds/projections';
import { SOURCE_KINDS, type SourceKind } from '../domain/source-kinds';
import { AccessionQuery, type AccessionFilter, type AccessionRow } from './accession.query';
import { KnownNames } from './known-names';

const PAGE = 500;

type RegisterQuestion = AccessionFilter & { readonly archives: string };

/**
 * 收进登记簿: the register as a paper, as of one position of the log. What is registered, dated anew or renamed later is
 * not on it, so the same position makes the same paper, whenever it is printed.
 */
@Injectable()
export class RegisterPaper {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly projections: ProjectionHost,
    private readonly query: AccessionQuery,
  ) {}

  async prepare({ knownAt, ...filter }: RegisterQuestion, viewer: Viewer): Promise<AccessionRegister> {
    const head = await this.store.head();
    const asked = knownAt === undefined ? head : BigInt(knownAt);
    const position = asked > head ? head : asked;
    await this.projections.catchUp();
    const names = new KnownNames(this.store, position);
    const { year, from, to, archives } = filter;
    return {
      form: 'accession-register',
      archives: (await names.nameOf(archives)) ?? '',
      period: year ? `${year}年` : from || to ? `${from ?? ''}—${to ?? ''}` : '全部',
      logPosition: position.toString(),
      preparedAt: await this.instantOf(position),
      signatures: [],
      rows: this.rows({ ...filter, knownAt: position.toString() }, names, viewer),
    };
  }

  /** When the last event that is on it was recorded. */
  private async instantOf(position: bigint): Promise<string> {
    const { events } = await this.store.readPage(position - 1n, 1);
    return events[0]?.meta.recordedAt ?? '';
  }

  private async *rows(
    filter: AccessionFilter,
    names: KnownNames,
    viewer: Viewer,
  ): AsyncGenerator<AccessionRegisterRow> {
    for (let cursor: string | undefined; ;) {
      const { rows, next } = await this.query.list(filter, { cursor, limit: PAGE }, viewer);
      for (const row of rows) yield await printed(row, names);
      if (next === undefined) return;
      cursor = next;
    }
  }
}

async function printed(row: AccessionRow, names: KnownNames): Promise<AccessionRegisterRow> {
  const { name, organisation } = row.source;
  const [source, fonds] = [
    organisation ? await names.nameOf(organisation) : undefined,
    row.fonds ? await names.numberOfFonds(row.fonds) : undefined,
  ];
  const evidence = row.agreementNumber ?? row.act;
  const note = [
    row.title,
    row.metres ? `${row.metres}米` : '',
    row.sourceNumber ? `原号 ${row.sourceNumber}` : '',
  ];
  return {
    accession: row.number,
    date: row.on,
    sourceKind: SOURCE_KINDS[row.sourceKind as SourceKind].zh,
    source: source ?? name ?? '',
    ...(fonds && { fonds }),
    quantity: { files: row.files ?? 0, items: row.items ?? 0 },
    ...(evidence && { evidence }),
    note: note.filter(Boolean).join('；'),
  };
}
