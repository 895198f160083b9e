import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { APP_POOL } from '@fonds/identity';
import { ProjectionHost } from '@fonds/projections';
import type { Pool } from 'pg';
import type { DisposalCase } from '../domain/case.state';

/** What every paper of a case begins with: whose it is, and up to which event it was made. */
@Injectable()
export class PaperHead {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly projections: ProjectionHost,
  ) {}

  async of(state: DisposalCase) {
    await this.projections.catchUp();
    const position = await this.store.head();
    const { events } = await this.store.readPage(position - 1n, 1);
    const { rows } = await this.pool.query<{
      unit: string | null;
      fonds: string | null;
      number: string | null;
    }>(
      `SELECT (SELECT name FROM read.organisation WHERE id = $1) AS unit,
         (SELECT name FROM read.fonds WHERE id = $2) AS fonds, (SELECT number FROM read.fonds WHERE id = $2) AS number`,
      [state.opened.organisation, state.opened.fonds],
    );
    const [names] = rows;
    return {
      unit: names?.unit ?? state.opened.organisation,
      fonds: [names?.number, names?.fonds].filter(Boolean).join(' '),
      logPosition: position.toString(),
      preparedAt: events[0]?.meta.recordedAt ?? '',
      signatures: [],
    };
  }
}
