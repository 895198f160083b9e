import { upcast } from '@fonds/event-contracts';
import type { StoredEvent } from '@fonds/event-store';
import { rootOfRows } from '@fonds/ledger/core';
import type { LoggedEvent, Projection, Row } from '@fonds/projections';
import { PageRows } from '../../libs/projections/src/page-rows';
import { keyOf } from '../../libs/projections/src/row-encoding';

/** A projection's tables in memory, folded page by page as the host folds them; nothing is cached between pages. */
export class MemoryProjection {
  private readonly tables: ReadonlyMap<string, Map<string, Map<string, Row>>>;

  constructor(private readonly projection: Projection) {
    this.tables = new Map(projection.tables.map(({ name }) => [name, new Map()]));
  }

  /** @param size events a page */
  fold(events: readonly StoredEvent[], size: number): this {
    for (let at = 0; at < events.length; at += size) this.page(events.slice(at, at + size));
    return this;
  }

  private page(events: readonly StoredEvent[]): void {
    const { projection } = this;
    const rows = new PageRows(projection.tables);
    const load = (wanted: readonly { table: string; group: string }[]): void => {
      for (const { table, group } of wanted)
        if (!rows.has(table, group)) rows.load(table, group, [...(this.group(table, group).values() ?? [])]);
    };
    const types = new Set<string>(projection.types);
    const logged: LoggedEvent[] = events
      .filter(({ type }) => types.has(type))
      .map((stored) => ({ stored, event: upcast(stored.type, stored.version, stored.data) }));
    load(logged.flatMap((event) => projection.touches(event)));
    for (const event of logged) {
      load(projection.needs?.(event, rows) ?? []);
      projection.fold(event, rows);
    }
    for (const [table, { inserted, replaced, removed }] of rows.take()) {
      const spec = projection.tables.find(({ name }) => name === table);
      if (!spec) throw new Error(`no table ${table}`);
      for (const row of [...inserted, ...replaced])
        this.group(table, String(row[spec.group])).set(keyOf(spec, row), row);
      for (const row of removed) this.group(table, String(row[spec.group])).delete(keyOf(spec, row));
    }
  }

  private group(table: string, group: string): Map<string, Row> {
    const groups = this.tables.get(table);
    if (!groups) throw new Error(`no table ${table}`);
    const found = groups.get(group) ?? new Map<string, Row>();
    groups.set(group, found);
    return found;
  }

  rows(table: string): readonly Row[] {
    return [...(this.tables.get(table)?.values() ?? [])].flatMap((group) => [...group.values()]);
  }

  /** One root over all rows of all tables. */
  digest(): string {
    return rootOfRows(
      this.projection.tables.flatMap(({ name, columns }) =>
        this.rows(name).map((row) =>
          JSON.stringify([name, ...Object.keys(columns).map((c) => row[c] ?? null)]),
        ),
      ),
    );
  }
}
