import { Inject, Injectable } from '@nestjs/common';
import type { EventDraft } from '@fonds/event-contracts';
import { EVENT_STORE, type EventStore, type StoredEvent } from '@fonds/event-store';
import { unitStream } from '@fonds/holdings';
import { rootOfRows } from '@fonds/ledger/core';
import { actStream, manifestOf, unitOfAct, type Leaving } from '../domain/act.state';
import { balanceOf, nextStep, progressOf, type ActStep } from '../domain/act.steps';
import { changedSince } from '../domain/gate.decider';
import { lawDataOfAct, stepEvent } from './act-events';
import { ActKinds } from './act-kind';
import { ClaimPart } from './claim-part';
import { releaseEvents } from './claim-settler';
import { GatePassage } from './gate-passage';
import { giveCodes } from './give-codes';
import { citedManifests, extended, loadAct, loadGate, type LoadedAct } from './loaded-act';
import { copiesOf, writeCopies } from './unit-copies';

export interface ActProgress {
  (step: ActStep['kind'], done: number, total: number): void;
}

/**
 * Carries an act over its units, one durable step after the other (architecture.md §5). Every step can be done twice:
 * a process that died is continued by whoever carries the act next, and two workers on one act do no harm.
 */
@Injectable()
export class ActProcess {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly kinds: ActKinds,
    private readonly claims: ClaimPart,
    private readonly gate: GatePassage,
  ) {}

  /**
   * Does all that the act owes now. Stops where a person is waited for, when it is closed, or when `signal` aborts
   * between two steps. @throws Error when there is no such act
   */
  async carry(act: string, progress?: ActProgress, signal?: AbortSignal): Promise<LoadedAct> {
    const begun = await loadAct(this.store, act);
    if (!begun) throw new Error(`there is no act ${act}`);
    for (let loaded = begun; ; loaded = await extended(this.store, loaded)) {
      const step = nextStep(loaded.state);
      if (!step || signal?.aborted) return loaded;
      const { done, total } = progressOf(loaded.state);
      progress?.(step.kind, done, total);
      await this.take(loaded, step);
    }
  }

  private take(act: LoadedAct, step: ActStep): Promise<void> {
    switch (step.kind) {
      case 'claim':
        return this.claim(act, step.parts);
      case 'release':
        return this.release(act, step.units, step.why);
      case 'seal':
        return this.seal(act);
      case 'abandon':
        return this.append(act, 'abandon', [
          {
            type: 'ActWithdrawn',
            data: {
              ground: act.state.refused?.code ?? act.state.exceptions[0]?.code ?? 'units-changed-since',
            },
          },
        ]);
      case 'gate':
        return this.gate.pass(act, (draft) => this.append(act, 'gate', [draft]));
      case 'apply':
        return this.apply(act, step.parts);
      case 'close':
        return this.append(act, 'close', [
          { type: 'ActClosed', data: balanceOf(act.state), rules: ['INV-03'] },
        ]);
    }
  }

  private async claim(act: LoadedAct, parts: readonly number[]): Promise<void> {
    const drafts = await this.claims.claim(act, parts);
    // One event at a time: ten chunks with all their refusals would not fit in one request.
    for (const [n, draft] of drafts.entries()) await this.append(act, 'claim', [draft], n);
  }

  /** The claims first, then the act's own record of it: in between, doing it again changes nothing. */
  async release(act: LoadedAct, units: readonly string[], why: Leaving): Promise<void> {
    const spec = this.kinds.of(act.state.kind);
    const requests = units.map((unit) => ({
      stream: unitStream(unit),
      expected: unitOfAct(act.state, unit)?.revision ?? 0,
      events: releaseEvents(act, spec, unit, why),
    }));
    const results = await this.store.load(requests);
    const moved = units.filter((_, n) => results[n]?.ok === false);
    if (moved.length) await this.claims.releaseMoved(act, moved, why);
    await this.append(act, 'release', [{ type: 'ActUnitsReleased', data: { units: [...units], why } }]);
  }

  /**
   * Units of the manifest that a fact at the gate has moved, lost or brought back since they were claimed. They cannot
   * be in the final manifest; the others can.
   */
  async changedUnits(act: LoadedAct): Promise<{ readonly units: readonly string[]; readonly gate: number }> {
    const gate = await loadGate(this.store, act.state.fonds);
    // Another worker has passed the gate with it: what changed its units since is the act itself.
    if (gate.state.decided.has(act.id)) return { units: [], gate: gate.state.revision };
    const manifests = await citedManifests(this.store, gate.state, act.state.claimedAtGate);
    const units = changedSince(gate.state, act.state.claimedAtGate, manifestOf(act.state), manifests);
    return { units: [...units], gate: gate.state.revision };
  }

  /** The final manifest, as the sealing event tells it; units that a fact has changed are given back first. */
  async sealable(act: LoadedAct): Promise<EventDraft<'ActSealed'> | undefined> {
    const { units, gate } = await this.changedUnits(act);
    if (units.length) {
      await this.release(act, units, 'changed');
      return undefined;
    }
    const manifest = manifestOf(act.state);
    return {
      type: 'ActSealed',
      data: { root: rootOfRows(manifest), count: manifest.length, gate, signatures: [] },
      rules: ['INV-02'],
    };
  }

  private async seal(act: LoadedAct): Promise<void> {
    const draft = await this.sealable(act);
    if (draft) await this.append(act, 'seal', [draft]);
  }

  private async apply(act: LoadedAct, parts: readonly number[]): Promise<void> {
    const { decided, fonds } = act.state;
    if (!decided) throw new Error('an act is applied when the gate has decided');
    const gate = (await loadGate(this.store, fonds)).stored[decided.gate];
    if (!gate) throw new Error(`the gate of ${fonds} has no event ${decided.gate}`);
    const spec = this.kinds.of(act.state.kind);
    for (const part of parts) await this.begin(act, part, gate);
    await writeCopies(
      this.store,
      copiesOf(gate, { id: act.id, spec, events: act.events }),
      parts.flatMap((part) =>
        manifestOf(act.state, part).flatMap((unit) => {
          const inAct = act.state.parts[part]?.get(unit);
          // What the decision brought into being says so by its first event.
          return inAct?.standing === 'drafted' ? [] : [[unit, inAct?.revision] as const];
        }),
      ),
    );
    const drafts: EventDraft[] = [];
    for (const part of parts) {
      const codes = spec.codes?.({ part, state: act.state, events: act.events }) ?? [];
      const uncoded = await giveCodes(this.store, gate, codes);
      const count = manifestOf(act.state, part).length;
      drafts.push({ type: 'ActPartApplied', data: { part, count, ...(uncoded.length && { uncoded }) } });
    }
    await this.append(act, 'apply', drafts);
  }

  /** Streams of units that the act brings into being; one that is there already was begun by an earlier attempt. */
  private async begin(act: LoadedAct, part: number, gate: StoredEvent): Promise<void> {
    const begun =
      this.kinds.of(act.state.kind).begun?.({ act: act.id, part, events: act.events, gate }) ?? [];
    if (!begun.length) return;
    const results = await this.store.load(begun.map((request) => ({ ...request, expected: -1 })));
    for (const [n, result] of results.entries())
      if (!result.ok && result.reason !== 'conflict')
        throw new Error(`${begun[n]?.stream ?? ''} cannot begin: ${JSON.stringify(result)}`);
  }

  /**
   * Events at the end of the act's stream. Another worker that was there first has done the same step, or one that
   * comes before it: the act is read on either way. `ahead`: events of this step that stand there already.
   */
  private async append(
    act: LoadedAct,
    step: string,
    drafts: readonly EventDraft[],
    ahead = 0,
  ): Promise<void> {
    const cause = act.stored[act.stored.length - 1];
    if (!cause) throw new Error('an act has a first event');
    const stream = actStream(act.id);
    const lawData = lawDataOfAct(act.stored);
    const events = drafts.map((draft, n) => stepEvent(cause, stream, `${step}-${ahead + n}`, draft, lawData));
    const expected = act.state.revision + ahead;
    const [result] = await this.store.append([{ stream, expected, events }]);
    if (result && !result.ok && result.reason === 'invalid')
      throw new Error(`${stream}: ${result.problems.join('; ')}`);
  }
}
