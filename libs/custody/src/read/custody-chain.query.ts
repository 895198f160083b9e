import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { CatalogueQuery, CLAIM_SETTLER, unitStream, type ClaimSettler } from '@fonds/holdings';
import { APP_POOL, type Viewer } from '@fonds/identity';
import { Ledger, placeOf } from '@fonds/ledger/integrator';
import type { Pool } from 'pg';
import { custodyWords, type CustodyStep, type ImportedFrom } from '../domain/custody-words';

/** A unit's stream is its custody chain; this tells it in words, with signatories and papers. */
@Injectable()
export class CustodyChainQuery {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly catalogue: CatalogueQuery,
    @Inject(CLAIM_SETTLER) private readonly claims: ClaimSettler,
    private readonly ledger: Ledger,
  ) {}

  /** @returns undefined when there is no such unit, or the viewer may not see it. */
  async chain(unit: string, viewer: Viewer): Promise<readonly CustodyStep[] | undefined> {
    const node = await this.catalogue.node(unit, viewer);
    // What was published of a unit is not its history: earlier titles, people and papers stand there.
    if (!node || node.publishedOnly) return undefined;
    const stored = await this.claims.settle(unit, await this.store.readStream(unitStream(unit)));
    const past = stored.map(pastEvent);
    const standing = await this.ledger.standing();
    const { organisations, accounts } = await this.names(
      JSON.stringify(past.map((event) => event.data)),
      past.map((event) => event.account),
    );
    const sources = await this.sources(
      stored.flatMap(({ type, meta }) => (type === 'HoldingTakenOn' ? [meta.correlation] : [])),
    );
    return stored.flatMap((event, i): CustodyStep[] => {
      const told = past[i] && custodyWords(past[i], (id) => organisations.get(id) ?? id);
      if (!told) return [];
      const { meta } = event;
      const source = event.type === 'HoldingTakenOn' ? sources.get(meta.correlation) : undefined;
      return [
        {
          position: event.position.toString(),
          event: event.id,
          type: event.type,
          businessDate: meta.businessDate,
          recordedAt: meta.recordedAt,
          ...placeOf(standing, event.position),
          ...told,
          by: accounts.get(meta.actor.account) ?? meta.actor.account,
          role: meta.actor.role,
          papers: meta.evidence,
          ...(source && { source }),
          basis: meta.basis,
        },
      ];
    });
  }

  /** Events of an import carry its id as what they belong to. */
  private async sources(correlations: readonly string[]): Promise<Map<string, ImportedFrom>> {
    const { rows } = await this.pool.query<[string, string, string, boolean]>({
      text: 'SELECT id, file, source, checked_position IS NOT NULL FROM read.import WHERE id = ANY($1::uuid[])',
      values: [correlations],
      rowMode: 'array',
    });
    return new Map(
      rows.map(([id, file, sha256, checked]): [string, ImportedFrom] => [
        id,
        { import: id, file, sha256, checked },
      ]),
    );
  }

  private async names(
    data: string,
    actors: readonly string[],
  ): Promise<{ organisations: Map<string, string>; accounts: Map<string, string> }> {
    const ids = [
      ...new Set(data.match(/[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []),
    ];
    const [organisations, accounts] = await Promise.all([
      this.pool.query<[string, string]>({
        text: 'SELECT id, name FROM read.organisation WHERE id = ANY($1::uuid[])',
        values: [ids],
        rowMode: 'array',
      }),
      this.pool.query<[string, string]>({
        text: 'SELECT id, name FROM read.account WHERE id = ANY($1::uuid[])',
        values: [[...new Set(actors)]],
        rowMode: 'array',
      }),
    ]);
    return { organisations: new Map(organisations.rows), accounts: new Map(accounts.rows) };
  }
}
