import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CatalogueQuery, HoldingsQuery } from '@fonds/holdings';
import type { EventStore, StoredEvent } from '@fonds/event-store';
import type { Viewer } from '@fonds/identity';
import {
  ImportService,
  type ImportFormat,
  type ImportOutcome,
  type ImportRequest,
  type ProblemRow,
} from '@fonds/interchange';
import { civilDate, type CivilDate } from '@fonds/kernel';
import { testEngine, testId, type TestEngine } from '@fonds/testing';
import { createTestInstance, testContext, type TestInstance } from '../../libs/testing/src/instance';

export const ARCHIVES = { id: testId<'organisation'>(), code: '415001' };

export interface Imported {
  readonly outcome: ImportOutcome;
  readonly problems: readonly ProblemRow[];
}

/** An installation that files are imported into, and what a person with every right then sees of it. */
export class ImportBench {
  readonly catalogue: CatalogueQuery;
  readonly holdings: HoldingsQuery;
  readonly viewer: Viewer = {
    account: testId<'account'>(),
    roles: ['AccessionArchivist'],
    organisations: [ARCHIVES.id],
    all: true,
    open: true,
  };
  private readonly inbox: string;

  private constructor(
    private readonly test: TestInstance,
    private readonly today: CivilDate,
  ) {
    const { store, database } = test.instance;
    this.catalogue = new CatalogueQuery(database.app, store);
    this.holdings = new HoldingsQuery(database.app);
    this.inbox = join(test.folder, '..', `fonds-inbox-${randomUUID()}`);
    mkdirSync(this.inbox);
  }

  static async open(today = '2026-01-01'): Promise<ImportBench> {
    return new ImportBench(await createTestInstance(), civilDate(today));
  }

  get instance(): TestInstance['instance'] {
    return this.test.instance;
  }

  get folder(): string {
    return this.test.folder;
  }

  /** Address of the database, for another process. */
  async url(): Promise<string> {
    const [database] = await this.rows<{ name: string }>('SELECT current_database() AS name');
    const url = new URL(process.env['FONDS_TEST_DATABASE_URL'] ?? '');
    url.pathname = `/${database?.name ?? ''}`;
    return url.href;
  }

  /** Where the events are, for another process. */
  engine(): Promise<TestEngine> {
    return testEngine(this.instance.database.app);
  }

  /** All events of a type, in the log's order; without one, all. */
  async events(type?: string): Promise<StoredEvent[]> {
    const found: StoredEvent[] = [];
    for await (const event of this.instance.store.readAll(0n, type === undefined ? {} : { types: [type] }))
      found.push(event);
    return found;
  }

  /** A file as a person would have it on the own computer: outside the installation. */
  file(name: string, content: Buffer | string): string {
    const path = join(this.inbox, name);
    writeFileSync(path, content);
    return path;
  }

  path(name: string): string {
    return join(this.inbox, name);
  }

  /** Imports a file and lets the read models catch up. */
  async take(
    path: string,
    format: ImportFormat = 'catalogue',
    over: Partial<ImportRequest> = {},
    store: EventStore = this.instance.store,
  ): Promise<Imported> {
    const { evidence, projections } = this.instance;
    const problems: ProblemRow[] = [];
    const result = await new ImportService(store, evidence, projections).run(
      { format, path, archives: ARCHIVES, ...over },
      testContext({ businessDate: this.today, today: this.today }),
      this.folder,
      (problem) => Promise.resolve(void problems.push(problem)),
    );
    if (!result.ok) throw new Error(`refused: ${result.error.code}`);
    await projections.catchUp();
    return { outcome: result.value, problems };
  }

  /** Everything under the folder of the installation. */
  files(): string[] {
    return filesUnder(this.folder).sort();
  }

  async rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.instance.database.owner.query<T>(sql, values)).rows;
  }

  async digest(): Promise<string> {
    const knownAt = await this.instance.store.head();
    return this.holdings.digest({ custodian: ARCHIVES.id, asOf: this.today, knownAt });
  }

  /** Places where a text stands: every column of every table of the installation, every event, and every file of its folder. */
  async findEverywhere(text: string): Promise<string[]> {
    const columns = await this.rows<{ table: string; column: string; type: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS table, format('%I', column_name) AS column, data_type AS type
         FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { table, column, type } of columns) {
      const at =
        type === 'bytea' ? `position(convert_to($1, 'UTF8') in ${column})` : `strpos(${column}::text, $1)`;
      const [hits] = await this.rows<{ n: string }>(`SELECT count(*) AS n FROM ${table} WHERE ${at} > 0`, [
        text,
      ]);
      if (Number(hits?.n)) found.push(`${table}.${column}`);
    }
    for (const { type, bytes } of await this.events())
      if (`${bytes.data}${bytes.meta}`.includes(text)) found.push(type);
    for (const path of filesUnder(this.folder)) if (readFileSync(path).includes(text)) found.push(path);
    return found;
  }

  async close(): Promise<void> {
    await this.test.drop();
    rmSync(this.inbox, { recursive: true, force: true });
  }
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Codes of the problems of each refused place, in the order in which they were told. */
export function codesByRow(problems: readonly ProblemRow[]): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  for (const { problem } of problems) {
    const at = `${problem.place.sheet ?? ''} ${problem.place.line ?? ''}`;
    codes.set(at, [...(codes.get(at) ?? []), problem.code]);
  }
  return codes;
}
