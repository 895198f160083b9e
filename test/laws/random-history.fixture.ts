import { loadAct, loadGate, type Act } from '@fonds/acts';
import type { GateEffectEvent } from '@fonds/holdings';
import { execute, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf, loadUnit, unitDecider, unitStream } from '@fonds/holdings';
import {
  civilDate,
  dateOfDayNumber,
  dayNumber,
  type CivilDate,
  type Refusal,
  type Result,
} from '@fonds/kernel';
import { fondsRegistered, record, testId } from '@fonds/testing';
import fc from 'fast-check';
import { HEAD_AND_HANDLER } from '../../libs/transfer/src/domain/signature-policy';
import { secondEffectCorrection } from '../../libs/acts/src/application/correct-effect';
import { recordFact } from '../../libs/acts/src/application/record-fact';
import { copyOf, lastDay, present, type ModelMove, type ModelUnit } from './custody-model.fixture';
import { enter, entering } from './entering.fixture';
import { atGate, named } from './gate-facts.fixture';
import {
  carried,
  carrierOn,
  checking,
  contextOn,
  holding,
  offering,
  ordered,
  raw,
  returning,
  signing,
  takenOn,
  type Sent,
} from './transfer-bench.fixture';

export const FIRST_DAY = civilDate('2026-01-01');
const day = (n: number): CivilDate => dateOfDayNumber(dayNumber(FIRST_DAY) + Math.min(Math.max(n, 0), 320));
const UNITS_A_FONDS = 5;

/** Which of a list: each bit one. */
const pick = fc.integer({ min: 1, max: 2 ** UNITS_A_FONDS - 1 });
const one = fc.nat(30);
/** Days after the commands before it; sometimes a deed is told late. */
const shift = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) },
  fc.integer({ min: -40, max: 0 }),
);
const FACTS = ['lost', 'recovered', 'taken-over', 'seized', 'seizure-returned'] as const;

export const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('offer' as const),
      fonds: one,
      from: one,
      to: one,
      pick,
      shift,
      kill: fc.option(fc.integer({ min: 1, max: 12 })),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('finish' as const),
      act: one,
      missing: fc.option(pick),
      shift,
      kill: fc.option(fc.integer({ min: 1, max: 14 })),
      stop: fc.option(fc.nat(3)),
    }),
  },
  fc.record({ do: fc.constant('withdraw' as const), act: one, shift }),
  fc.record({ do: fc.constant('carry' as const), act: one }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fact' as const),
      kind: fc.constantFrom(...FACTS),
      fonds: one,
      pick,
      to: one,
      shift,
      /** Of a seizure and its return: the document moves custody, too. */
      moves: fc.boolean(),
      told: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('hold' as const), fonds: one, pick: fc.option(pick), shift }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lift' as const), hold: one, shift }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('held-since' as const), fonds: one, pick, shift }) },
  { weight: 5, arbitrary: entering(one, pick, shift) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('correct' as const), fonds: one, effect: one, shift }),
  },
);
export type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;
export const history = fc.array(command, { minLength: 8, maxLength: 22 });

interface ModelAct {
  readonly id: string;
  readonly fonds: string;
  readonly from: string;
  readonly to: string;
  /** Units it has: claimed, and neither given back nor changed by a fact. */
  readonly has: Set<string>;
  readonly changed: Set<string>;
  signedOn: CivilDate;
  signedFor: string;
  ended: boolean;
}

interface ModelHold {
  readonly id: string;
  readonly fonds: string;
  readonly units?: readonly string[];
  readonly since: CivilDate;
}

class Gone extends Error {}

/** Ends at its n-th write, or when copies are to be written: then nothing more is durable. */
function endingAt(store: EventStore, n: number | null, copies?: number): EventStore {
  let writes = 0;
  const write =
    (name: 'append' | 'load'): EventStore['append'] =>
    async (requests) => {
      const copying = requests.some(({ events }) => events.some(({ type }) => type === 'EffectApplied'));
      if (copies !== undefined && copying) {
        await store.load(requests.slice(0, copies));
        throw new Gone();
      }
      if (n !== null && ++writes === n) throw new Gone();
      return store[name](requests);
    };
  const writers = { append: write('append'), load: write('load') };
  return new Proxy(store, {
    get: (target, name) =>
      name === 'append' || name === 'load' ? writers[name] : (Reflect.get(target, name) as unknown),
  });
}

/** A snapshot of the model: what must be believed as known at this position. */
export interface Believed {
  readonly position: bigint;
  readonly units: readonly ModelUnit[];
}

/** Runs commands on a store and beside it on a plain model; whatever the two answer differently is an error. */
export class RandomHistory {
  readonly organisations = [
    testId<'organisation'>(),
    testId<'organisation'>(),
    testId<'organisation'>(),
  ] as const;
  readonly fonds = [testId<'fonds'>(), testId<'fonds'>()] as const;
  readonly units = new Map<string, ModelUnit>();
  readonly acts: ModelAct[] = [];
  /** Acts that are carried to their end as soon as they are told. */
  readonly ownActs: string[] = [];
  readonly holds: ModelHold[] = [];
  readonly believed: Believed[] = [];
  readonly refusals: Refusal[] = [];
  private readonly accounts = [testId<'account'>(), testId<'account'>()] as const;
  private readonly corrected = new Set<string>();
  private clock = 10;

  constructor(readonly store: EventStore) {}

  async begin(): Promise<void> {
    for (const fonds of this.fonds)
      await record(this.store, `fonds-${fonds}`, 'FondsRegistered', fondsRegistered());
    for (const [f, fonds] of this.fonds.entries())
      for (let n = 0; n < UNITS_A_FONDS; n++) {
        const custodian = this.organisations[(n + f) % 3] ?? '';
        const unit: ModelUnit = {
          id: testId<'unit'>(),
          fonds,
          level: n % 2 ? 'item' : 'file',
          entry: { custodian, holder: custodian, out: false },
          came: 'taken-on',
          first: day(n),
          start: day(n),
          moves: [],
        };
        this.units.set(unit.id, unit);
        const data = {
          fonds: fonds as never,
          level: unit.level,
          custodian: custodian as never,
          holder: custodian as never,
        };
        await takenOn(this.store, unit.id, holding(data, unit.start));
      }
    await this.believe();
  }

  async run(commands: readonly Command[]): Promise<void> {
    for (const each of commands) {
      this.clock += 8;
      await this.take(each);
      await this.believe();
    }
  }

  /** What was stopped is carried on by somebody. */
  async end(): Promise<void> {
    const { process, settler } = carrierOn(this.store);
    for (const id of [...this.acts.map((act) => act.id), ...this.ownActs]) await process.carry(id);
    for (const unit of this.units.keys())
      await settler.settle(unit, await this.store.readStream(unitStream(unit)));
  }

  private async believe(): Promise<void> {
    this.believed.push({ position: await this.store.head(), units: [...this.units.values()].map(copyOf) });
  }

  private take(c: Command): Promise<void> {
    switch (c.do) {
      case 'offer':
        return this.offer(c);
      case 'finish':
        return this.finish(c);
      case 'withdraw':
        return this.withdraw(c);
      case 'carry':
        return this.carry(c);
      case 'fact':
        return this.fact(c);
      case 'hold':
        return this.placeHold(c);
      case 'lift':
        return this.lift(c);
      case 'held-since':
        return this.correctHeldSince(c);
      case 'correct':
        return this.correct(c);
      case 'enter':
        return enter(this, c);
    }
  }

  of<T>(list: readonly T[], n: number): T | undefined {
    return list.length ? list[n % list.length] : undefined;
  }
  fondsAt(n: number): string {
    return this.fonds[n % 2] ?? this.fonds[0];
  }
  organisationAt(n: number): string {
    return this.organisations[n % 3] ?? this.organisations[0];
  }
  picked(fonds: string, bits: number): ModelUnit[] {
    return [...this.units.values()]
      .filter((unit) => unit.fonds === fonds)
      .filter((_, n) => bits & (1 << (n % UNITS_A_FONDS)));
  }
  private unit(id: string): ModelUnit {
    const unit = this.units.get(id);
    if (!unit) throw new Error(`no unit ${id}`);
    return unit;
  }
  on(shift: number): CivilDate {
    return day(this.clock + shift);
  }
  claimant(unit: string): ModelAct | undefined {
    return this.acts.find((act) => !act.ended && (act.has.has(unit) || act.changed.has(unit)));
  }

  /** Sends commands, killed once on the way and sent again. @returns the answers that were refusals */
  async send(commands: readonly Sent[], kill: number | null = null): Promise<Refusal[]> {
    const doomed = endingAt(this.store, kill);
    let store = doomed;
    const refused: Refusal[] = [];
    for (const each of commands) {
      let result: Result<Outcome> | undefined;
      try {
        result = await each(store);
      } catch (error) {
        if (!(error instanceof Gone)) throw error;
        store = this.store;
        result = await each(store);
      }
      if (result && !result.ok) refused.push(result.error);
    }
    this.refusals.push(...refused);
    return refused;
  }

  async state(act: string): Promise<Act> {
    const loaded = await loadAct(this.store, act);
    if (!loaded) throw new Error(`no act ${act}`);
    return loaded.state;
  }

  private async offer(c: Extract<Command, { do: 'offer' }>): Promise<void> {
    const [fonds, from] = [this.fondsAt(c.fonds), this.organisationAt(c.from)];
    const to = this.organisationAt(c.from + 1 + (c.to % 2));
    const units = this.picked(fonds, c.pick);
    const id = testId<'act'>();
    const parts = units.map(({ id: unit }) => [unit]);
    const refused = await this.send(
      offering({ act: id, fonds, from, to, parts, day: this.on(c.shift) }),
      c.kill,
    );
    expect(refused).toEqual([]);
    const has = units.filter((unit) => {
      const { custodian, out } = present(unit);
      return custodian === from && !out && !this.claimant(unit.id);
    });
    const state = await this.state(id);
    const expected = has.map((unit) => unit.id).sort();
    expect(unitsStanding(state, 'claimed')).toEqual(expected);
    this.refusals.push(...(state.exceptions as unknown as Refusal[]));
    this.acts.push({
      id,
      fonds,
      from,
      to,
      has: new Set(expected),
      changed: new Set(),
      signedOn: FIRST_DAY,
      signedFor: '',
      ended: !has.length,
    });
  }

  private openAct(n: number): ModelAct | undefined {
    return this.of(
      this.acts.filter(({ ended }) => !ended),
      n,
    );
  }

  private async finish(c: Extract<Command, { do: 'finish' }>): Promise<void> {
    const act = this.openAct(c.act);
    if (!act) return;
    const on = this.on(c.shift);
    // What a fact has changed leaves when the batch is looked at again.
    const all = [...act.has, ...act.changed].sort();
    const missing = [...act.has].filter((_, n) => c.missing !== null && c.missing & (1 << n));
    const found = [...act.has].filter((unit) => !missing.includes(unit));
    const returned = missing.length ? [returning(act.id, on, missing), carried(act.id)] : [];
    const refused = await this.send([checking(act.id, on, found, missing), ...returned], c.kill);
    expect(refused).toEqual([]);
    for (const unit of missing) act.has.delete(unit);
    const manifest = [...act.has].sort().join();
    const signed = await this.send(signing(act.id, on), c.kill);
    act.changed.clear();
    if (!act.has.size) {
      act.ended = true;
      expect(signed.map(({ code }) => code)).not.toEqual([]);
      expect(all.length).toBeGreaterThanOrEqual(0);
      await this.send([carried(act.id)]);
      expect((await this.state(act.id)).closed).toBe(true);
      return;
    }
    if (act.signedFor !== manifest) {
      expect(signed).toEqual([]);
      act.signedFor = manifest;
      act.signedOn = on;
    } else {
      expect(new Set(signed.map(({ code }) => code))).toEqual(new Set(['signed-already']));
      const conclude = { kind: 'conclude', policy: HEAD_AND_HANDLER } as const;
      expect(await this.send([ordered(act.id, conclude, contextOn(on))])).toEqual([]);
    }
    await this.pass(act, c.stop);
  }

  /** At the gate: passes or not, as the plain rules say. */
  private async pass(act: ModelAct, stop: number | null): Promise<void> {
    const units = [...act.has].map((id) => this.unit(id));
    const held = this.holds.some(
      (hold) => hold.fonds === act.fonds && units.some(({ id }) => !hold.units || hold.units.includes(id)),
    );
    const early = units.some((unit) => act.signedOn < lastDay(unit));
    const store = stop === null ? this.store : endingAt(this.store, null, stop);
    await carried(act.id)(store).catch((error: unknown) => {
      if (!(error instanceof Gone)) throw error;
    });
    const state = await this.state(act.id);
    if (!state.decided) {
      const { refused } = state;
      if (!refused) throw new Error('the gate has not answered');
      this.refusals.push(refused as unknown as Refusal);
      // A correction to an earlier day is not seen by an act that has its units already.
      if (refused.code === 'before-previous-custody')
        expect(early || units.some(({ id }) => this.corrected.has(id))).toBe(true);
      else expect([refused.code, held]).toEqual(['held', true]);
      return;
    }
    expect({ held, early }).toEqual({ held: false, early: false });
    expect([...state.decided.manifest].sort()).toEqual([...act.has].sort());
    this.move(units, state.decided.gate, act.signedOn, 'transferred', () => ({
      custodian: act.to,
      holder: act.to,
      out: false,
    }));
    act.ended = true;
  }

  move(
    units: readonly ModelUnit[],
    gate: number,
    since: CivilDate,
    kind: string,
    next: (unit: ModelUnit) => Omit<ModelMove, 'gate' | 'since' | 'kind'>,
  ): void {
    for (const unit of units) unit.moves.push({ gate, since, kind, ...next(unit) });
  }

  private async withdraw(c: Extract<Command, { do: 'withdraw' }>): Promise<void> {
    const act = this.openAct(c.act);
    if (!act) return;
    const order = raw(act.id, { kind: 'withdraw', ground: '改期' }, contextOn(this.on(c.shift)));
    expect(await this.send([order, carried(act.id)])).toEqual([]);
    act.ended = true;
    expect(await this.state(act.id)).toMatchObject({ closed: true, withdrawn: true });
  }

  private async carry(c: Extract<Command, { do: 'carry' }>): Promise<void> {
    const act = this.of(this.acts, c.act);
    if (act) await this.send([carried(act.id)]);
  }

  private async fact(c: Extract<Command, { do: 'fact' }>): Promise<void> {
    const fonds = this.fondsAt(c.fonds);
    const units = this.picked(fonds, c.pick);
    const [since, party] = [this.on(c.shift), this.organisationAt(c.to)];
    const evidence = [{ sha256: 'e'.repeat(64), kind: '文书' }];
    const context = contextOn(since, { evidence });
    const store = c.told ? this.store : endingAt(this.store, null, 0);
    const before = (await loadGate(this.store, fonds)).state.revision;
    const result = await recordFact(
      store,
      carrierOn(store).settler,
      { fonds, units: units.map(({ id }) => id), fact: factOf(c.kind, since, party, c.moves) },
      context,
    ).catch((error: unknown) => {
      if (!(error instanceof Gone)) throw error;
      return undefined;
    });
    const wrong = units.some((unit) => {
      const { out, holder, custodian } = present(unit);
      if (since < lastDay(unit)) return true;
      if (c.kind === 'lost') return out !== false;
      if (c.kind === 'recovered') return out !== 'lost';
      const last = unit.moves.filter(({ kind }) => kind === 'seized' || kind === 'seizure-returned').pop();
      const back = holder !== party || (c.moves && custodian !== party);
      return c.kind === 'seizure-returned' && (!back || last?.kind !== 'seized');
    });
    const { revision } = (await loadGate(this.store, fonds)).state;
    if (result && !result.ok) this.refusals.push(result.error);
    // It died already when it told a unit of an earlier fact.
    if (!result && revision === before) return;
    expect({ recorded: revision > before, wrong }).toEqual({ recorded: !wrong, wrong });
    if (wrong) return;
    this.move(units, revision, since, c.kind, (unit) => {
      const now = present(unit);
      switch (c.kind) {
        case 'lost':
          return { ...partiesOf(now), out: 'lost' };
        case 'recovered':
          return { ...partiesOf(now), out: false };
        case 'taken-over':
          return { custodian: party, holder: party, out: now.out };
        case 'seized':
        case 'seizure-returned':
          return { ...partiesOf(now), ...(c.moves && { custodian: party }), holder: party, out: now.out };
      }
    });
    for (const { id } of units) {
      const act = this.claimant(id);
      if (act?.has.delete(id)) act.changed.add(id);
    }
  }

  private async placeHold(c: Extract<Command, { do: 'hold' }>): Promise<void> {
    const fonds = this.fondsAt(c.fonds);
    const units = c.pick === null ? undefined : this.picked(fonds, c.pick).map(({ id }) => id);
    const id = testId<'hold'>();
    const since = this.on(c.shift);
    const hold = {
      hold: id,
      kind: 'inspection' as const,
      covers: units ? ('units' as const) : ('fonds' as const),
      ...(units && { of: named(units) }),
      since,
      stops: ['transfer'],
      ground: '检查通知',
    };
    expect(await atGate(this.store, fonds, { kind: 'place-hold', hold }, contextOn(since))).toMatchObject({
      ok: true,
    });
    this.holds.push({ id, fonds, since, ...(units && { units }) });
  }

  private async lift(c: Extract<Command, { do: 'lift' }>): Promise<void> {
    const hold = this.of(this.holds, c.hold);
    if (!hold) return;
    const since = this.on(c.shift);
    const order = { kind: 'lift-hold', hold: hold.id, since, ground: '结束' } as const;
    const lifted = await atGate(this.store, hold.fonds, order, contextOn(since));
    if (since < hold.since) {
      // No hold ends before it was placed.
      expect(lifted).toMatchObject({ ok: false, error: { code: 'dates-reversed' } });
      return;
    }
    expect(lifted).toMatchObject({ ok: true });
    this.holds.splice(this.holds.indexOf(hold), 1);
  }

  private by(n: 0 | 1, since: CivilDate): CommandContext {
    return contextOn(since, { account: this.accounts[n], reason: '日期抄错' });
  }

  private async correctHeldSince(c: Extract<Command, { do: 'held-since' }>): Promise<void> {
    const unit = this.of(this.picked(this.fondsAt(c.fonds), c.pick), 0);
    // Only what was taken on has a beginning that was told and not done.
    if (unit?.came !== 'taken-on' && unit?.came !== 'found') return;
    const after = day(Math.abs(c.shift) * 3);
    const stream = unitStream(unit.id);
    await carrierOn(this.store).settler.settle(unit.id, await this.store.readStream(stream));
    const state = await loadUnit(this.store, unit.id);
    if (state.kind !== 'unit') throw new Error('no unit');
    const context = this.by(0, this.on(0));
    const corrects = state.unit.heldSinceEvent;
    const proposed = await execute(
      this.store,
      stream,
      unitDecider,
      {
        kind: 'propose-held-since',
        corrects,
        after: { printed: after, to: after },
        deed: deedOf(context),
      },
      context,
    );
    const first = unit.moves[0];
    const wrong =
      !!this.claimant(unit.id) || after === unit.start || (first !== undefined && after > first.since);
    if (!proposed.ok) this.refusals.push(proposed.error);
    expect({ ok: proposed.ok }).toEqual({ ok: !wrong });
    if (!proposed.ok) return;
    const other = this.by(1, this.on(0));
    const second = { kind: 'second', proposal: proposed.value.events[0] ?? '', deed: deedOf(other) } as const;
    expect(await execute(this.store, stream, unitDecider, second, other)).toMatchObject({ ok: true });
    unit.start = after;
  }

  private async correct(c: Extract<Command, { do: 'correct' }>): Promise<void> {
    const fonds = this.fondsAt(c.fonds);
    const gate = (await loadGate(this.store, fonds)).state;
    const effect = this.of(gate.effects, c.effect);
    if (!effect) return;
    const after = dateOfDayNumber(dayNumber(effect.effect.since as CivilDate) + c.shift - 4);
    const on = day(320);
    const proposed = await atGate(
      this.store,
      fonds,
      { kind: 'propose-correction', corrects: effect.revision, after },
      this.by(0, on),
    );
    if (!proposed.ok) this.refusals.push(proposed.error);
    expect(proposed.ok).toBe(after !== effect.effect.since);
    if (!proposed.ok) return;
    const concerned = [...this.units.values()].filter(
      ({ moves, fonds: of, begun }) =>
        of === fonds && (begun === effect.revision || moves.some(({ gate }) => gate === effect.revision)),
    );
    const order = { fonds, proposal: proposed.value.events[0] ?? '' };
    // No party has accounts: each takes part on paper.
    const accounts = {
      hasAccounts: () => Promise.resolve(false),
      nameOf: (id: string) => Promise.resolve(id),
    };
    const second = { ...this.by(1, on), evidence: [{ sha256: 'e'.repeat(64), kind: '更正单' }] };
    const parts = { store: this.store, accounts, ...carrierOn(this.store) };
    const seconded = await secondEffectCorrection(parts, order, second);
    const movable = concerned.filter((unit) => {
      const at = unit.moves.findIndex(({ gate: revision }) => revision === effect.revision);
      const previous = at < 0 ? undefined : (unit.moves[at - 1]?.since ?? unit.start);
      const next = unit.moves[at + 1]?.since;
      return (previous === undefined || after >= previous) && (next === undefined || after <= next);
    });
    if (!seconded.ok) this.refusals.push(seconded.error);
    // E97: one event balances, so that all its units have one day.
    const whole = effect.effect.kind === 'rearranged-away' && movable.length < concerned.length;
    expect({ ok: seconded.ok }).toEqual({ ok: movable.length > 0 && !whole });
    if (!seconded.ok) return;
    for (const unit of movable) {
      this.corrected.add(unit.id);
      if (unit.begun === effect.revision) unit.start = after;
      for (const move of unit.moves) if (move.gate === effect.revision) move.since = after;
    }
  }
}

const partiesOf = ({ custodian, holder }: { custodian: string; holder: string }) => ({ custodian, holder });

function factOf(kind: (typeof FACTS)[number], since: string, party: string, moves: boolean) {
  const moved = moves && { custodian: party };
  switch (kind) {
    case 'lost':
      return { type: 'LossRecorded', data: { since, circumstances: '丢失' } } as const;
    case 'recovered':
      return { type: 'RecoveryRecorded', data: { since, circumstances: '寻回' } } as const;
    case 'taken-over':
      return {
        type: 'TakenOver',
        data: { since, custodian: party, holder: party, document: '接管决定' },
      } as const;
    case 'seized':
      return { type: 'Seized', data: { since, ...moved, holder: party, document: '调取通知' } } as const;
    case 'seizure-returned':
      return {
        type: 'SeizureReturned',
        data: { since, ...moved, holder: party, document: '返还清单' },
      } as const;
  }
}

const unitsStanding = (act: Act, standing: string): string[] =>
  act.parts
    .flatMap((part) => [...part].flatMap(([unit, each]) => (each.standing === standing ? [unit] : [])))
    .sort();

export type { GateEffectEvent };
