import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { formatVkey } from '@fonds/ledger/core';
import { openWitness, type OpenWitness, type WitnessEvent } from '@fonds/ledger/witness';
import { createWitness } from '../../apps/cli/src/witness/witness.application';

/** A witness that listens on loopback, with a folder and a clock of its own. */
export class WitnessFixture {
  private constructor(
    readonly folder: string,
    readonly open: OpenWitness,
    readonly app: NestExpressApplication,
    readonly told: readonly WitnessEvent[],
  ) {}

  static async start({ rate = 10_000_000 }: { rate?: number } = {}): Promise<WitnessFixture> {
    const folder = mkdtempSync(join(tmpdir(), 'fonds-witness-'));
    const told: WitnessEvent[] = [];
    const clock = { now: () => 1_800_000_000_000 };
    const open = await openWitness({
      folder,
      clock,
      name: 'city.example/witness',
      tell: (event) => told.push(event),
    });
    const app = await createWitness(open, { rate });
    // A connection that is closed for having rested may be written to at that moment: a run of minutes meets it.
    app.getHttpServer().keepAliveTimeout = 0;
    await app.listen(0, '127.0.0.1');
    return new WitnessFixture(folder, open, app, told);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.app.getHttpServer().address() as AddressInfo).port}/`;
  }

  get vkey(): string {
    return formatVkey(this.open.verifier);
  }

  post(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}add-checkpoint`, { method: 'POST', body, headers });
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.open.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
