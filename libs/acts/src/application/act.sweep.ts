import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pause, type EventStore } from '@fonds/event-store';
import { APP_POOL } from '@fonds/identity';
import type { Pool } from 'pg';
import { actStream } from '../domain/act.state';
import { nextStep } from '../domain/act.steps';
import { ActKinds } from './act-kind';
import { ActRunner } from './act.runner';
import { loadAct } from './loaded-act';

/** How often a server looks for acts that a process left in the middle. */
const EVERY = 10_000;

/**
 * Carries on acts that owe something and that nobody carries: a process that was killed leaves them, at whatever step.
 * Two servers that sweep the same act do no harm.
 */
@Injectable()
export class ActSweep {
  /** By act, how far its stream was when it owed nothing: one that waits for people is read again when it has gone on. */
  private readonly waiting = new Map<string, number>();

  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly kinds: ActKinds,
    private readonly runner: ActRunner,
  ) {}

  /** Until aborted. `alarm` hears of every failure; the next sweep tries again. */
  async follow(signal: AbortSignal, alarm: (error: unknown) => void): Promise<void> {
    while (!signal.aborted) {
      await this.once().catch((error: unknown) => {
        if (!signal.aborted) alarm(error);
      });
      await pause(EVERY, signal);
    }
  }

  /** An act that cannot be carried keeps no other one waiting. @throws AggregateError of all that failed */
  async once(): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>(OWING);
    const owing = new Set(rows.map(({ id }) => id));
    for (const id of this.waiting.keys()) if (!owing.has(id)) this.waiting.delete(id);
    const failures: unknown[] = [];
    for (const { id } of rows) await this.resume(id).catch((error: unknown) => void failures.push(error));
    if (failures.length)
      throw new AggregateError(failures, `${failures.length} acts cannot be carried: ${String(failures[0])}`);
  }

  private async resume(id: string): Promise<void> {
    const known = this.waiting.get(id);
    if (known !== undefined && !(await this.store.readStream(actStream(id), known + 1)).length) return;
    const act = await loadAct(this.store, id);
    const resume = act && this.kinds.of(act.state.kind).resume;
    if (resume) return void (await resume(act));
    const { state } = await this.runner.carry(id);
    if (nextStep(state)) this.waiting.delete(id);
    else this.waiting.set(id, state.revision);
  }
}

/**
 * Claims, copies, releases or the gate's answer are missing; what waits for a person owes nothing. Only a transfer and
 * a destruction wait when their units are claimed, and what one person begins by himself is begun as soon as its list is complete.
 */
const OWING = `SELECT id FROM read.act WHERE ended IS NOT TRUE AND (phase IN ('sealed', 'certified')
  OR (phase = 'decided' AND (kind <> 'destruction' OR applied + returned + refused < listed))
  OR (phase NOT IN ('drafted', 'closed') AND claimed + refused < listed)
  OR (phase IN ('withdrawn', 'returned') AND returned < claimed)
  OR (kind NOT IN ('transfer', 'destruction') AND phase IN ('offered', 'checked', 'refused'))
  OR (kind = 'destruction' AND phase = 'drafted' AND claimed + refused < listed)
  OR (kind IN ('loan', 'move', 'arrangement', 'accession') AND phase = 'drafted' AND listed > 0))
  ORDER BY opened_position`;
