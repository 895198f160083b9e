import type { CommandContext, EventStore, Outcome } from '@fonds/event-store';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { gateStream } from '../domain/act.state';
import type { Passed } from '../domain/gate.state';
import { sideWithoutHand, type Raised } from '../domain/effect-correction.rule';
import { neighboursOf, type Neighbour } from '../domain/effect-neighbours.rule';
import type { PartyAccountsQuery } from '../read/party-accounts.query';
import type { ActKinds } from './act-kind';
import type { ActProcess } from './act.process';
import { atGate, type GateOrder } from './at-gate';
import type { ActClaimSettler } from './claim-settler';
import { loadAct, loadGate } from './loaded-act';
import { presentUnits } from './record-fact';
import { copiesOf, writeCopies } from './unit-copies';

/** Streams read at once. */
const PAGE = 500;

export interface CorrectionParts {
  readonly store: EventStore;
  readonly settler: ActClaimSettler;
  readonly process: ActProcess;
  readonly accounts: Pick<PartyAccountsQuery, 'hasAccounts' | 'nameOf'>;
  /** What the kind of an act says of another day; nothing is raised without. */
  readonly kinds?: Pick<ActKinds, 'of'>;
}

/**
 * The second hand of a correction of an effect's date (architecture.md §5): the neighbouring custody dates of every
 * unit are read, one append at the gate decides for all, and each unit that is not split off receives its copy.
 */
export async function secondEffectCorrection(
  parts: CorrectionParts,
  { fonds, proposal }: { fonds: string; proposal: string },
  context: CommandContext,
): Promise<Result<Outcome>> {
  const { store, settler } = parts;
  const gate = await loadGate(store, fonds);
  const proposed = gate.state.proposals.get(proposal);
  const effect = proposed && gate.state.effects.find(({ revision }) => revision === proposed.corrects);
  if (!proposed || !effect) return refuse(plainRefusal('proposal-unknown', { proposal }));
  const first = gate.stored.find(({ id }) => id === proposal)?.meta.actor.organisation;
  const absent = sideWithoutHand(effect, [first, context.organisation]);
  // A party without accounts takes part on paper (architecture.md §10).
  if (absent && (!context.evidence.length || (await parts.accounts.hasAccounts(absent))))
    return refuse(
      ruleRefusal('other-side-wanted', 'INV-02', { organisation: await parts.accounts.nameOf(absent) }),
    );
  const units = await unitsOf(parts, effect);
  const act = effect.of?.act === undefined ? undefined : await loadAct(store, effect.of.act);
  const spec = act && parts.kinds?.of(act.state.kind);
  const raised = new Map<string, Raised>();
  const neighbours = new Map<string, Neighbour>();
  const revisions = new Map<string, number>();
  // Read again whenever somebody else was first at the gate: a neighbour may be new.
  const order = async (): Promise<Result<GateOrder>> => {
    for (let at = 0; at < units.length; at += PAGE) {
      const present = await presentUnits(store, settler, units.slice(at, at + PAGE));
      if (!present.ok) return present;
      const states = new Map([...present.value].map(([unit, { state }]) => [unit, state] as const));
      const { after } = proposed;
      const lawData = context.law.version;
      const asked = { events: act?.events ?? [], after, lawData, units: states };
      for (const { code, rule } of (await spec?.redated?.(asked)) ?? [])
        raised.set(code, { code, ...(rule && { rule }) });
      for (const [unit, { state, stored }] of present.value) {
        neighbours.set(unit, neighboursOf(state, effect.revision));
        revisions.set(unit, stored[stored.length - 1]?.revision ?? 0);
      }
    }
    return ok({ kind: 'second-correction', proposal, neighbours, raised: [...raised.values()] });
  };
  const deed = absent ? { ...context, onBehalfOf: absent } : context;
  const corrected = await atGate(store, fonds, order, deed);
  if (!corrected.ok) return corrected;
  // Told again, or by two at once: a copy may be there, or none of them. It is written where there is none.
  const known = corrected.value.repeated ? new Map<string, number>() : revisions;
  await tellUnits(store, fonds, corrected.value.revision, units, known);
  return ok(corrected.value);
}

async function unitsOf(
  { store, process }: { readonly store: EventStore; readonly process: ActProcess },
  { of }: Passed,
): Promise<readonly string[]> {
  if (!of?.act) return of?.units ?? [];
  // Every unit has its copy before its dates are compared: an act that was left in the middle is carried first.
  const act = (await loadAct(store, of.act)) && (await process.carry(of.act));
  // What a rearrangement made begins on its day, and is dated anew with what ended by it.
  const made = (act?.events ?? []).flatMap((event) =>
    event.type === 'ActUnitsDrafted' ? event.data.units.map(({ unit }) => unit) : [],
  );
  return [...new Set([...(act?.state.decided?.manifest ?? []), ...made])];
}

async function tellUnits(
  store: EventStore,
  fonds: string,
  revision: number,
  units: readonly string[],
  revisions: ReadonlyMap<string, number>,
): Promise<void> {
  const [gate] = await store.readStream(gateStream(fonds), revision);
  if (!gate) throw new Error(`the gate of ${fonds} lost an event`);
  const { split } = gate.data as { split: readonly { unit: string }[] };
  const left = new Set(split.map(({ unit }) => unit));
  const told = units.filter((unit) => !left.has(unit));
  await writeCopies(
    store,
    copiesOf(gate),
    told.map((unit) => [unit, revisions.get(unit)] as const),
  );
}
