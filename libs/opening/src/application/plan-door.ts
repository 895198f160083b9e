import { Inject, Injectable } from '@nestjs/common';
import type { OpeningReviewPlanned } from '@fonds/event-contracts';
import type { CommandContext } from '@fonds/event-store';
import { FondsDoor } from '@fonds/fonds';
import type { HoldingFilter } from '@fonds/holdings';
import {
  ORGANISATION_DIRECTORY,
  Permission,
  type Caller,
  type OrganisationDirectory,
  type WantedRole,
} from '@fonds/identity';
import { ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { Selection } from '@fonds/transfer';
import { OpeningDoor } from './opening-door';
import { PlanOpening } from './opening.commands';

export interface PlanWords extends Omit<OpeningReviewPlanned, 'fonds' | 'custodian'> {
  /** Code of the archives; the caller's own when absent. */
  readonly archives?: string;
  /** Id or number; the units' own when absent. */
  readonly fonds?: string;
  readonly units?: readonly string[];
  readonly filter?: {
    readonly fonds: string;
    readonly formedFrom?: CivilDate;
    readonly formedTo?: CivilDate;
  } & { readonly [F in HoldingFilter]?: string };
}

/** E58: from the words of a person to the command that plans a review of his archives' holdings. */
@Injectable()
export class PlanDoor {
  constructor(
    private readonly door: OpeningDoor,
    private readonly fonds: FondsDoor,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** @returns a refusal `not-of-your-archives`, `units-or-filter`, `fonds-unknown` or `fonds-ambiguous` */
  async command(
    words: PlanWords,
    caller: Caller,
    wanted: WantedRole,
    context: CommandContext,
  ): Promise<Result<PlanOpening>> {
    const { archives, fonds: text, units, filter, purpose, year, early, ground, note } = words;
    const at =
      archives === undefined ? wanted : { ...wanted, organisation: this.organisations.idOf(archives) };
    const grant = this.door.planner(caller, { permission: Permission.OpeningPlan, wanted: at });
    const custodian = grant?.organisation;
    if (!grant || !custodian) return refuse(plainRefusal('not-of-your-archives'));
    if ((units === undefined) === (filter === undefined)) return refuse(plainRefusal('units-or-filter'));
    const named =
      text === undefined ? ok(undefined) : await this.fonds.visible(text, caller.viewer, custodian);
    if (!named.ok) return named;
    const selection = await this.selection({ units, filter }, custodian, caller);
    if (!selection.ok) return selection;
    const input = {
      custodian,
      purpose,
      ...(year !== undefined && { year }),
      ...(early && { early }),
      ...(ground && { ground }),
      ...(note && { note }),
      ...(named.value && { fonds: named.value }),
      selection: selection.value,
    };
    const own = { ...context, role: grant.role, organisation: custodian };
    return ok(new PlanOpening(input, caller.viewer, own));
  }

  private async selection(
    { units, filter }: Pick<PlanWords, 'units' | 'filter'>,
    custodian: string,
    { viewer }: Caller,
  ): Promise<Result<Selection>> {
    if (!filter) return ok({ kind: 'named', texts: [...new Set((units ?? []).map((text) => text.trim()))] });
    const { fonds: text, formedFrom, formedTo, ...filters } = filter;
    const fonds = await this.fonds.visible(text, viewer, custodian);
    return fonds.ok
      ? ok({ kind: 'filter', filter: { fonds: fonds.value, filters, formedFrom, formedTo } })
      : fonds;
  }
}
