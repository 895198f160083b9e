import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import type { AccessionRegister, AccessionRegisterRow } from '@fonds/forms';
import {
  CLOCK,
  instantText,
  ORGANISATION_DIRECTORY,
  type OrganisationDirectory,
  type Viewer,
} from '@fonds/identity';
import type { Clock, OrganisationId } from '@fonds/kernel';
import { ProjectionHost } from '@fonds/projections';
import { SOURCE_KINDS, type SourceKind } from '../domain/source-kinds';
import { AccessionQuery, type AccessionFilter, type AccessionRow } from './accession.query';

const PAGE = 500;

/** 收进登记: the register as a paper, read from the events up to one position. */
@Injectable()
export class RegisterPaper {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
    private readonly projections: ProjectionHost,
    private readonly query: AccessionQuery,
  ) {}

  async prepare(
    filter: AccessionFilter & { readonly archives: string },
    archivesName: string,
    viewer: Viewer,
  ): Promise<AccessionRegister> {
    const position = await this.store.head();
    await this.projections.catchUp();
    const { year, from, to } = filter;
    return {
      form: 'accession-register',
      archives: archivesName,
      period: year ? `${year}年` : from || to ? `${from ?? ''}—${to ?? ''}` : '全部',
      logPosition: position.toString(),
      preparedAt: instantText(this.clock.now()),
      signatures: [],
      rows: this.rows(filter, viewer),
    };
  }

  private async *rows(filter: AccessionFilter, viewer: Viewer): AsyncGenerator<AccessionRegisterRow> {
    for (let cursor: string | undefined; ;) {
      const { rows, next } = await this.query.list(filter, { cursor, limit: PAGE }, viewer);
      const ids = rows.flatMap(({ source }) => source.organisation ?? []);
      const known = await this.organisations.find([...new Set(ids)] as OrganisationId[]);
      const names = new Map<string, string>(known.map(({ id, name }) => [id, name]));
      for (const row of rows) yield printed(row, names);
      if (next === undefined) return;
      cursor = next;
    }
  }
}

function printed(row: AccessionRow, names: ReadonlyMap<string, string>): AccessionRegisterRow {
  const { name, organisation } = row.source;
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
    source: (organisation ? names.get(organisation) : undefined) ?? name ?? '',
    ...(row.fondsNumber && { fonds: row.fondsNumber }),
    quantity: { files: row.files ?? 0, items: row.items ?? 0 },
    ...(evidence && { evidence }),
    note: note.filter(Boolean).join('；'),
  };
}
