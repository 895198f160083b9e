import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { fieldsOf, fieldValue, refusedChange, registeredParties, type Unit } from '@fonds/holdings';
import { ORGANISATION_DIRECTORY, type OrganisationDirectory } from '@fonds/identity';
import { ok, refuse, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProposeCorrections, type OpenedAct } from './act.commands';
import { ActProcess } from './act.process';
import { ActClaimSettler } from './claim-settler';
import type { ListedChange } from './corrections.kind';
import { loadAct } from './loaded-act';
import { actIdOf, openAct, outcomeOf } from './open-act';
import { presentUnits } from './record-fact';
import type { WantedChange } from './wanted-changes';

/** Streams read at once. */
const PAGE = 500;

/** E101, first hand: what stands now is read from the units, so that the second person sees before and after. */
@CommandHandler(ProposeCorrections)
export class ProposeCorrectionsHandler implements ICommandHandler<ProposeCorrections> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly process: ActProcess,
    private readonly settler: ActClaimSettler,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  async execute({ batch, context }: ProposeCorrections): Promise<Result<OpenedAct>> {
    const act = actIdOf(context);
    const before = await loadAct(this.store, act);
    // The same command again: its units may have been corrected since.
    if (before?.state.listed) return ok({ act, ...outcomeOf(before), repeated: true });
    const { fonds, custodian, ground, changes } = batch;
    const named = await this.named(changes);
    if (!named.ok) return named;
    const listed = await this.withBefore(named.value);
    if (!listed.ok) return listed;
    const units = [...new Set(changes.map(({ unit }) => unit))];
    const data = { fonds, custodian, ground };
    const reasoned = { ...context, reason: context.reason ?? ground };
    return openAct(
      this.store,
      this.process,
      { type: 'CorrectionBatchOpened', data, changes: listed.value },
      units,
      reasoned,
    );
  }

  private async withBefore(changes: readonly WantedChange[]): Promise<Result<readonly ListedChange[]>> {
    const listed: ListedChange[] = [];
    const named = new Set<string>();
    for (let at = 0; at < changes.length; at += PAGE) {
      const page = changes.slice(at, at + PAGE);
      const units = await presentUnits(this.store, this.settler, [...new Set(page.map(({ unit }) => unit))]);
      if (!units.ok) return units;
      for (const change of page) {
        const subject = `${change.unit} ${change.entry ?? ''}`;
        if (named.has(subject)) return refuse(plainRefusal('change-twice', { unit: change.unit }));
        named.add(subject);
        const state = units.value.get(change.unit)?.state;
        const read = state ? changeOf(state, change) : undefined;
        if (!read?.ok) return refuse(of(change.unit, read?.error ?? plainRefusal('unit-unknown')));
        listed.push(read.value);
      }
    }
    return ok(listed);
  }

  /** The parties of units that the changes name are registered (INV-39b); an entry within has none. */
  private async named(changes: readonly WantedChange[]): Promise<Result<readonly WantedChange[]>> {
    const ofUnits = changes.flatMap(({ entry, fields }) => (entry ? [] : fields));
    const named = await registeredParties(this.organisations, ofUnits);
    if (!named.ok) return named;
    return ok(changes.map((each) => (each.entry ? each : { ...each, fields: each.fields.map(named.value) })));
  }
}

const of = (unit: string, refusal: Refusal): Refusal => ({ ...refusal, facts: { ...refusal.facts, unit } });

function changeOf(unit: Unit, { unit: id, entry, fields, code }: WantedChange): Result<ListedChange> {
  const current = fieldsOf(unit, entry);
  if (!current) return refuse(plainRefusal('entry-unknown'));
  const refusal = code && !fields.length ? undefined : refusedChange(current, fields, entry);
  if (refusal) return refuse(refusal);
  if (code && unit.code?.normalised === code.normalised)
    return refuse(plainRefusal('field-unchanged', { field: 'code' }));
  return ok({
    unit: id,
    ...(entry && { entry }),
    fields: fields.map(({ field, after }) => ({ field, before: fieldValue(current, field), after })),
    ...(code && { code }),
  });
}
