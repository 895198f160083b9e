import { Inject, Injectable } from '@nestjs/common';
import type { IncidentReported } from '@fonds/event-contracts';
import type { CommandContext } from '@fonds/event-store';
import { FondsDoor } from '@fonds/fonds';
import { seizedFrom, UnitDoor, type OwnUnits, type Unit } from '@fonds/holdings';
import {
  ORGANISATION_DIRECTORY,
  Permission,
  type Caller,
  type OrganisationDirectory,
  type WantedRole,
} from '@fonds/identity';
import { isUuid, ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { RecordFact } from './act.commands';
import type { Fact } from './fact';
import { inRole } from './in-role';
import { registeredOrganisations } from './registered-organisations';

/** What a person says of a fact; organisations by their codes. The day of the fact is the command's business date. */
export type FactWords =
  | { readonly fact: 'loss'; readonly circumstances: string; readonly act?: string }
  | { readonly fact: 'recovery'; readonly circumstances: string; readonly holder?: string }
  | { readonly fact: 'incident'; readonly kind: IncidentReported['kind']; readonly scope: string }
  | {
      readonly fact: 'takeover';
      readonly custodian: string;
      /** The new custodian when absent. */
      readonly holder?: string;
      readonly document: string;
    }
  | {
      readonly fact: 'seizure';
      readonly holder: string;
      /** Where the document moves custody too. */
      readonly custodian?: string;
      readonly document: string;
    }
  | {
      readonly fact: 'seizure-return';
      /** Who has custody again; whoever had it before the seizure moved it when absent. */
      readonly custodian?: string;
      /** That custodian when absent. */
      readonly holder?: string;
      readonly document: string;
    };

/** From the words of a person to the command that records a fact: its units, and his role at their custodian. */
@Injectable()
export class FactDoor {
  constructor(
    private readonly units: UnitDoor,
    private readonly fonds: FondsDoor,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /**
   * @param units ids or codes, all of the fonds (id or number) and of one custodian, in whose role the caller acts. What
   *   comes back from a seizure is told also by the body that it was taken from, though the units
   *   are not its own any more
   */
  async command(
    { fonds: text, units: texts, words }: { fonds: string; units: readonly string[]; words: FactWords },
    caller: Caller,
    wanted: WantedRole,
    context: CommandContext,
  ): Promise<Result<RecordFact>> {
    const keepers = words.fact === 'seizure-return' ? returningKeepers : undefined;
    const own = await this.units.ownAll(texts, caller, Permission.FactRecord, wanted, keepers);
    if (!own.ok) return own;
    const { fonds } = own.value;
    const asked = isUuid(text) ? ok(text) : await this.fonds.visible(text, caller.viewer);
    if (!asked.ok) return asked;
    if (asked.value !== fonds)
      return refuse(plainRefusal('of-another-fonds', { unit: own.value.units[0]?.id ?? '', fonds }));
    const named = [
      'holder' in words ? words.holder : undefined,
      'custodian' in words ? words.custodian : undefined,
    ];
    const idOf = await registeredOrganisations(this.organisations, named);
    if (!idOf.ok) return idOf;
    if (words.fact === 'seizure-return' && words.custodian === undefined) {
      const [first, ...others] = own.value.units.map(({ id, unit }) => ({ id, from: seizedFrom(unit) }));
      const other = others.find(({ from }) => from !== first?.from);
      if (other) return refuse(plainRefusal('of-another-custodian', { unit: other.id }));
    }
    const fact = factOf(words, own.value, context.businessDate, idOf.value);
    return ok(new RecordFact(fonds, idsOf(own.value), fact, inRole(context, own.value.grant)));
  }

  /** E39: what comes back from a loan; its fonds is that of its units. */
  async returned(
    units: readonly string[],
    { condition, pages }: { readonly condition: string; readonly pages?: number },
    caller: Caller,
    wanted: WantedRole,
    context: CommandContext,
  ): Promise<Result<RecordFact>> {
    const own = await this.units.ownAll(units, caller, Permission.LoanWrite, wanted);
    if (!own.ok) return own;
    const since = context.businessDate;
    const fact: Fact = {
      type: 'LoanReturned',
      data: { since, condition, ...(pages !== undefined && { pages }) },
    };
    return ok(new RecordFact(own.value.fonds, idsOf(own.value), fact, inRole(context, own.value.grant)));
  }
}

const returningKeepers = (unit: Unit): readonly string[] => [unit.custodian, seizedFrom(unit) ?? ''];

const idsOf = ({ units }: OwnUnits): string[] => units.map(({ id }) => id);

function factOf(
  words: FactWords,
  { custodian, units: [first] }: OwnUnits,
  since: string,
  idOf: (code: string) => OrganisationId,
): Fact {
  switch (words.fact) {
    case 'loss': {
      const { circumstances, act } = words;
      return { type: 'LossRecorded', data: { since, circumstances, ...(act && { act }) } };
    }
    case 'recovery': {
      const { circumstances, holder } = words;
      const found = { since, circumstances, ...(holder && { holder: idOf(holder) }) };
      return { type: 'RecoveryRecorded', data: found };
    }
    case 'incident': {
      const { kind, scope } = words;
      return { type: 'IncidentReported', data: { since, kind, scope } };
    }
    case 'takeover': {
      const { document } = words;
      const parties = {
        custodian: idOf(words.custodian),
        holder: idOf(words.holder ?? words.custodian),
      };
      return { type: 'TakenOver', data: { since, ...parties, document } };
    }
    case 'seizure': {
      const { holder, document } = words;
      const moved = words.custodian && { custodian: idOf(words.custodian) };
      return { type: 'Seized', data: { since, holder: idOf(holder), ...moved, document } };
    }
    case 'seizure-return': {
      const { holder, document } = words;
      const from = words.custodian ? idOf(words.custodian) : first && seizedFrom(first.unit);
      const back = holder ? idOf(holder) : (from ?? custodian);
      const moved = from && { custodian: from };
      return { type: 'SeizureReturned', data: { since, ...moved, holder: back, document } };
    }
  }
}
