import type { Pool, PoolClient } from 'pg';

const INTEGRATING = '7381240018765432';

/**
 * One process integrates at a time. The lease only saves work: the head row of the log is what fences, so a process
 * that lost its lease without noticing writes nothing wrong.
 */
export class IntegratorLease {
  private client: PoolClient | undefined;

  constructor(private readonly pool: Pool) {}

  /** @returns whether this process has the lease now. */
  async take(): Promise<boolean> {
    if (this.client) return true;
    const client = await this.pool.connect();
    // A connection may fail again, or after it was given back: that is nobody's any more.
    const lost = (): void => {
      if (this.client === client) this.release();
    };
    try {
      const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [
        INTEGRATING,
      ]);
      if (rows[0]?.got === true) {
        client.on('error', lost);
        this.client = client;
        return true;
      }
    } catch (error) {
      client.release(true);
      throw error;
    }
    client.release();
    return false;
  }

  /** The connection ends with it: the lock is gone whatever became of the session. */
  release(): void {
    const client = this.client;
    this.client = undefined;
    client?.release(true);
  }
}
