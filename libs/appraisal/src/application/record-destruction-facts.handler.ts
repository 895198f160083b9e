import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ActClaimSettler, loadAct, loadGate, recordFact, UNITS_OF_A_FACT } from '@fonds/acts';
import type { UnitDestroyed } from '@fonds/event-contracts';
import {
  EVENT_STORE,
  together,
  type CommandContext,
  type CommandProgress,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { derivedId, firstNamed, namedUnits, ok, refuse, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { factsRefusal } from '../domain/destruction-fact.rule';
import { destructionOf, type Destruction } from '../domain/destruction.state';
import { RecordDestructionFacts, type ToldFacts } from './destruction.commands';
import { holdsOnDestruction } from '../read/held-units';
import { incidentsIn } from '../read/incidents';
import { outcomesOf } from '../read/outcomes';
import { toldUnits, type ToldUnit } from './told-units';

interface Rest {
  readonly open: readonly string[];
  readonly held: readonly Required<Pick<ToldUnit, 'unit' | 'hold'>>[];
}
const NO_REST: Rest = { open: [], held: [] };

function nothingLeft({ held }: Rest): Refusal {
  const [first] = held;
  if (!first) return plainRefusal('facts-complete');
  const units = firstNamed(held).map(({ unit }) => unit);
  return ruleRefusal('rest-is-held', 'INV-17b', { count: held.length, hold: first.hold, units });
}

/** E105: one append at the gate for each two thousand units; each of them has its fact at that position. */
@CommandHandler(RecordDestructionFacts)
export class RecordDestructionFactsHandler implements ICommandHandler<RecordDestructionFacts> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly settler: ActClaimSettler,
  ) {}

  async execute({
    act,
    units: asked,
    outcome,
    circumstances,
    context,
    progress,
  }: RecordDestructionFacts): Promise<Result<ToldFacts>> {
    const loaded = await loadAct(this.store, act);
    if (loaded?.state.kind !== 'destruction') return refuse(plainRefusal('act-unknown', { act }));
    const destruction = destructionOf(loaded.events);
    const before = await this.toldBefore(destruction.act.fonds, context);
    const refusal = factsRefusal(destruction, context);
    if (refusal && !before.length) return refuse(refusal);
    const manifest = destruction.act.decided?.manifest ?? new Set<string>();
    // What came behind it, as a certificate, takes nothing from what it told.
    const rest = asked === 'rest' && !refusal ? await this.rest(destruction, act, outcome) : NO_REST;
    const parts = refusal
      ? before
      : inParts(asked === 'rest' ? [...before, rest.open] : [[...new Set(asked)]]);
    const units = parts.flat();
    if (!units.length) return refuse(asked === 'rest' ? nothingLeft(rest) : plainRefusal('list-empty'));
    const foreign = units.filter((unit) => !manifest.has(unit));
    if (foreign.length) return refuse(plainRefusal('not-in-the-list', namedUnits(foreign)));
    const since = context.businessDate;
    const data = { act, outcome, since, ...(circumstances && { circumstances }) };
    const told = await this.tell(
      destruction,
      parts,
      { type: 'UnitDestroyed', data } as const,
      context,
      progress,
    );
    if (!told.ok) return told;
    return ok({ ...told.value, ...(await this.stopped(destruction.act.fonds, told.value, rest)) });
  }

  /** The lists that the command told already when it came before, as it told them. */
  private async toldBefore(fonds: string, context: CommandContext): Promise<readonly (readonly string[])[]> {
    const { stored } = await loadGate(this.store, fonds);
    return stored.flatMap(({ type, data, meta: { command } }) => {
      const units = type === 'UnitDestroyed' ? ((data as UnitDestroyed).of.units ?? []) : [];
      return [context, partOf(context, units)].some((own) => own.command === command) ? [units] : [];
    });
  }

  /** What nobody has told of yet. INV-17b: what a later hold stops is not swept up as gone. */
  private async rest(
    { act: { fonds, custodian, decided }, drawn }: Destruction,
    act: string,
    outcome: UnitDestroyed['outcome'],
  ): Promise<Rest> {
    const told = await outcomesOf(this.store, fonds, act);
    const left = [...(decided?.manifest ?? [])].filter((unit) => !told.has(unit));
    if (outcome === 'returned' || !left.length) return { open: left, held: [] };
    const holdOn = await holdsOnDestruction(this.store, { fonds, custodian }, drawn.case);
    const held = left.flatMap((unit) => {
      const hold = holdOn(unit);
      return hold ? [{ unit, hold: `${hold.ground}（${hold.since}）` }] : [];
    });
    const stopped = new Set(held.map(({ unit }) => unit));
    return { open: left.filter((unit) => !stopped.has(unit)), held };
  }

  private async stopped(fonds: string, { events }: Outcome, { held }: Rest) {
    const { stored } = await loadGate(this.store, fonds);
    const told = new Set<string>(events);
    const gone = incidentsIn(stored, ({ id }) => told.has(id)).map((unit) => ({ unit }));
    return {
      incidents: await toldUnits(this.store, this.settler, gone),
      leftOut: await toldUnits(this.store, this.settler, held),
    };
  }

  /** Parts are commands of their own below the one that was given: each is carried out once, however often it is sent. */
  private async tell(
    { act: { fonds }, drawn }: Destruction,
    parts: readonly (readonly string[])[],
    fact: Parameters<typeof recordFact>[2]['fact'],
    context: CommandContext,
    progress?: CommandProgress,
  ): Promise<Result<Outcome>> {
    const total = parts.flat().length;
    let done = 0;
    let last: Outcome | undefined;
    for (const [n, part] of parts.entries()) {
      const command = n === 0 ? context : partOf(context, part);
      const order = { fonds, units: part, fact, ...(drawn.case && { case: drawn.case }) };
      const told = await recordFact(this.store, this.settler, order, command);
      if (!told.ok) return told;
      last = last ? together(last, told.value) : told.value;
      progress?.((done += part.length), total);
    }
    return last ? ok(last) : refuse(plainRefusal('list-empty'));
  }
}

const inParts = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  lists.flatMap((units) =>
    Array.from({ length: Math.ceil(units.length / UNITS_OF_A_FACT) }, (_, n) =>
      units.slice(n * UNITS_OF_A_FACT, (n + 1) * UNITS_OF_A_FACT),
    ),
  );

/** Named by its first unit: what is still to be told is another list when the command comes again. */
const partOf = (context: CommandContext, [first = '']: readonly string[]): CommandContext => ({
  ...context,
  command: derivedId<'command'>('command/1', context.command, first),
  correlation: context.correlation ?? context.command,
});
