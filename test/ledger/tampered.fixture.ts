import type { Pool } from 'pg';
import { NO_STREAM } from '@fonds/event-store';
import {
  auditLedger,
  findingText,
  readAuditKeys,
  type AuditOptions,
  type AuditReport,
  type Finding,
} from '@fonds/ledger/audit';
import { namedEvent, testId, testMeta } from '@fonds/testing';
import { createTestInstance, type TestInstance } from '../../libs/testing/src/instance';

/** Tables of history and of the log, in an order in which they can be filled. */
const TABLES = [
  'event',
  'head',
  'log_epoch',
  'log_head',
  'log_tile',
  'log_leaves',
  'log_checkpoint',
  'log_cosignature',
];

export interface Audited {
  readonly report: AuditReport;
  /** Findings that were told, in English. */
  readonly told: readonly string[];
}

/** A whole installation with a signed log, whose tables a forger with all rights can change, and that is put back after. */
export class ForgedInstallation {
  readonly papers: string[] = [];

  private constructor(
    private readonly test: TestInstance,
    /** Who owns the tables, and so can do to them what a superuser can: no trigger stops him. */
    private readonly owner: Pool,
  ) {}

  static async open(): Promise<ForgedInstallation> {
    const test = await createTestInstance(undefined, {});
    const { owner } = test.instance.database;
    for (const table of TABLES) await owner.query(`ALTER TABLE fonds.${table} DISABLE TRIGGER USER`);
    return new ForgedInstallation(test, owner);
  }

  get instance() {
    return this.test.instance;
  }

  get folder(): string {
    return this.test.folder;
  }

  close(): Promise<void> {
    return this.test.drop();
  }

  /** Streams of four events each; every fifth event cites a paper of its own. Then all is integrated and signed. */
  async record(events: number): Promise<void> {
    const { store, evidence, ledger } = this.instance;
    for (let at = Number(await store.head()); events > 0; events -= 4, at += 4) {
      const id = testId<'fonds'>();
      const written = [1, 2, 3, 4].slice(0, events).map((n) => at + n);
      for (const [revision, position] of written.entries()) {
        const event = namedEvent(`全宗 ${position}`);
        const cited = position % 50 === 0 ? [await evidence.put(Buffer.from(`paper ${position}`))] : [];
        this.papers.push(...cited.map(({ sha256 }) => sha256));
        const meta = testMeta({ evidence: cited.map(({ sha256 }) => ({ sha256, kind: 'letter' })) });
        const request = {
          stream: `fonds-${id}`,
          expected: revision === 0 ? NO_STREAM : revision - 1,
          events: [{ ...event, meta }],
        };
        const [result] = await store.append([request]);
        if (!result?.ok) throw new Error(JSON.stringify(result));
      }
    }
    await ledger.catchUp();
    await this.instance.projections.catchUp();
  }

  /** Keeps the tables as they are now under a name. */
  async save(name: string): Promise<void> {
    await this.owner.query(`CREATE SCHEMA ${name}`);
    for (const table of TABLES)
      await this.owner.query(`CREATE TABLE ${name}.${table} AS TABLE fonds.${table}`);
  }

  /** Puts an older state of the tables back, as a backup would. */
  async putBack(name: string): Promise<void> {
    const clear = TABLES.map((table) => `DELETE FROM fonds.${table};`).reverse();
    const fill = TABLES.map((table) => `INSERT INTO fonds.${table} SELECT * FROM ${name}.${table};`);
    await this.forge([...clear, ...fill].join('\n'));
    this.instance.ledger.integrator.forget();
  }

  /** Any statements, all or none of them. */
  async forge(sql: string): Promise<void> {
    await this.owner.query(`BEGIN; ${sql}; COMMIT`).catch(async (error: unknown) => {
      await this.owner.query('ROLLBACK');
      throw error;
    });
  }

  async audit(options: Partial<AuditOptions> = {}): Promise<Audited> {
    const told: string[] = [];
    const { folder: dataDir } = this;
    const report = await auditLedger({
      pool: this.instance.database.app,
      dataDir,
      keys: await readAuditKeys(dataDir),
      tell: (finding: Finding) => void told.push(findingText(finding).en),
      ...options,
    });
    return { report, told };
  }

  auditWithProjections(): Promise<Audited> {
    const host = this.instance.projections;
    return this.audit({ projections: { names: ['trail'], check: (name) => host.check(name) } });
  }
}
