import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '@fonds/event-store';
import { deedOf, lawOnDay, UnitDoor, type OwnUnits } from '@fonds/holdings';
import {
  allows,
  ORGANISATION_DIRECTORY,
  Permission,
  type Caller,
  type OrganisationDirectory,
  type WantedRole,
} from '@fonds/identity';
import { ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { ruleRefusal } from '@fonds/law';
import { OpenAct, ProposeCorrections } from './act.commands';
import { inRole } from './in-role';
import { productsOf, type ProductWords } from './rearranged-products';
import { registeredOrganisations } from './registered-organisations';
import { wantedChanges, type ChangeWords } from './wanted-changes';

export interface LoanWords {
  readonly reader: string;
  readonly purpose: string;
  readonly due: CivilDate;
  readonly approval?: string;
}

export interface MoveWords {
  readonly from: string;
  readonly to: string;
  readonly witness: string;
  readonly offSite?: boolean;
  readonly decision?: string;
}

/** Who asks, and in which role. */
export interface Asking {
  readonly caller: Caller;
  readonly wanted: WantedRole;
  readonly context: CommandContext;
}

/**
 * From the words of a person to the command that opens an act: units by ids or codes, of one fonds and one custodian,
 * in whose role the caller acts.
 */
@Injectable()
export class ActOpeningDoor {
  constructor(
    private readonly units: UnitDoor,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** E38. */
  async loan(units: readonly string[], words: LoanWords, asking: Asking): Promise<Result<OpenAct>> {
    const own = await this.own(units, Permission.LoanWrite, asking);
    if (!own.ok) return own;
    const { fonds, custodian } = own.value;
    const { reader, purpose, due, approval } = words;
    const data = { fonds, custodian, reader, purpose, due, ...(approval && { approval }) };
    return ok(opened({ type: 'LoanRequested', data }, own.value, asking));
  }

  /** E36. */
  async move(units: readonly string[], words: MoveWords, asking: Asking): Promise<Result<OpenAct>> {
    const own = await this.own(units, Permission.MoveWrite, asking);
    if (!own.ok) return own;
    const { fonds, custodian } = own.value;
    const { from, to, witness, offSite = false, decision } = words;
    const data = { fonds, custodian, from, to, witness, offSite, ...(decision && { decision }) };
    return ok(opened({ type: 'MoveOrdered', data }, own.value, asking));
  }

  /** E97, first hand. */
  async rearrangement(
    units: readonly string[],
    {
      ground,
      into,
      case: within,
    }: {
      readonly ground: string;
      readonly into: readonly ProductWords[];
      /** The case that it is part of: its own hold lets it pass. */
      readonly case?: string;
    },
    asking: Asking,
  ): Promise<Result<OpenAct>> {
    const own = await this.own(units, Permission.ArrangeWrite, asking);
    if (!own.ok) return own;
    // That the case holds this here is asked where the act is opened.
    if (within !== undefined && !allows(own.value.grant.role, Permission.CaseWrite))
      return refuse(ruleRefusal('not-of-that-case', 'INV-14', { case: within }));
    const codes = into.flatMap(({ owner, transferringUnit }) => [owner?.organisation, transferringUnit]);
    const idOf = await registeredOrganisations(this.organisations, codes);
    if (!idOf.ok) return idOf;
    const named = new Map(units.map((text, n) => [text, own.value.units[n]?.id ?? '']));
    const products = productsOf(into, own.value.units, lawOnDay(deedOf(asking.context)), {
      idOf: idOf.value,
      unitOf: (text) => named.get(text),
    });
    if (!products.ok) return products;
    const { fonds, custodian } = own.value;
    const data = { fonds, custodian, ground, ...(within && { case: within }) };
    return ok(opened({ type: 'RearrangementOpened', data, into: products.value }, own.value, asking));
  }

  /** E101, first hand. */
  async corrections(
    { ground, changes }: { readonly ground: string; readonly changes: readonly ChangeWords[] },
    asking: Asking,
  ): Promise<Result<ProposeCorrections>> {
    const texts = changes.map(({ unit }) => unit);
    const own = await this.own(texts, Permission.UnitCorrect, asking);
    if (!own.ok) return own;
    const wanted = wantedChanges(changes, own.value.units);
    if (!wanted.ok) return wanted;
    const { fonds, custodian, grant } = own.value;
    const context = inRole(asking.context, grant);
    return ok(new ProposeCorrections({ fonds, custodian, ground, changes: wanted.value }, context));
  }

  private own(
    units: readonly string[],
    permission: Permission,
    { caller, wanted }: Asking,
  ): Promise<Result<OwnUnits>> {
    return this.units.ownAll(units, caller, permission, wanted);
  }
}

const opened = (opening: OpenAct['opening'], { units, grant }: OwnUnits, { context }: Asking): OpenAct =>
  new OpenAct(
    opening,
    units.map(({ id }) => id),
    inRole(context, grant),
  );
