import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL, LawInEffect } from '@fonds/identity';
import type { CivilDate, OrganisationId } from '@fonds/kernel';
import { OrganisationStreams } from '@fonds/organisations';
import { ProjectionHost } from '@fonds/projections';
import type { AskedTransfer, EarlyTransfers } from '@fonds/transfer';
import type { Pool } from 'pg';
import { BY_AGREEMENT, STATE_ARCHIVES } from '../domain/applicable-clocks';
import { answer, type DueLaw } from '../domain/due-answer';
import { LOCAL_CLOCKS, type LocalClocks } from '../local-clocks.port';

/** Agreements of E21, and which units come before they are due at all. */
@Injectable()
export class EarlyTransfersQuery implements EarlyTransfers {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly projections: ProjectionHost,
    private readonly organisations: OrganisationStreams,
    @Inject(LOCAL_CLOCKS) private readonly localClocks: LocalClocks,
    private readonly inEffect: LawInEffect,
  ) {}

  async notAgreed({ from, to, nature, units, on }: AskedTransfer): Promise<readonly string[]> {
    const [receiver, sender] = [await this.attributes(to), await this.attributes(from)];
    // What a private body or a village hands over comes by agreement anyhow, what an archives hands on by its own law.
    const asked = STATE_ARCHIVES.includes(receiver.kind) && !BY_AGREEMENT.includes(sender.kind);
    if (!asked || sender.kind.endsWith('-archives') || (nature === 'transfer' && !receiver.level)) return [];
    await this.projections.catchUp();
    const { rows } = await this.pool.query<{ unit: string; start: CivilDate | null; electronic: boolean }>(
      `SELECT u.unit, s.start::text AS start, coalesce(s.electronic, false) AS electronic FROM unnest($1::uuid[]) AS u(unit)
       LEFT JOIN read.due_start s ON s.unit = u.unit AND s.entry = u.unit
       WHERE NOT EXISTS (SELECT 1 FROM read.early_transfer e WHERE e.unit = u.unit AND e.archives = $2
         AND e.custodian = $3 AND e.nature = $4 AND e.agreed <= $5)`,
      [units, to, from, nature, on],
    );
    // Custody comes before the transfer by its very nature; a transfer is early when its day is known to be later.
    if (nature === 'early-custody') return rows.map(({ unit }) => unit);
    const [local, lawData] = [await this.localClocks.on(on), await this.inEffect.version()];
    const law: DueLaw = { today: on, local, lawData };
    const paper = receiver.level === 'county' ? 'CLK-02' : 'CLK-01';
    return rows.flatMap(({ unit, start, electronic }) => {
      const clocks = electronic ? ([paper, 'CLK-06'] as const) : ([paper] as const);
      const early = (clock: (typeof clocks)[number]): boolean => {
        const due = start ? answer({ clock, term: '', place: to }, start, law) : undefined;
        return due?.state === 'due' && due.shown > on;
      };
      return clocks.every(early) ? [unit] : [];
    });
  }

  private async attributes(id: string): Promise<{ readonly kind: string; readonly level?: string }> {
    const { kind = '', level } = (await this.organisations.state(id as OrganisationId)).attributes ?? {};
    return { kind, ...(level && { level }) };
  }
}
