import { Inject, Injectable } from '@nestjs/common';
import { loadAct, UNITS_OF_AN_ACT } from '@fonds/acts';
import type { OpeningReviewPlanned } from '@fonds/event-contracts';
import { EVENT_STORE, type CommandContext, type CommandProgress, type EventStore } from '@fonds/event-store';
import { FondsDoor } from '@fonds/fonds';
import { CatalogueQuery, type HoldingFilter } from '@fonds/holdings';
import {
  ORGANISATION_DIRECTORY,
  Permission,
  type Caller,
  type OrganisationDirectory,
  type WantedRole,
} from '@fonds/identity';
import { inCodeOrder, ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { DueQuery } from '@fonds/radar';
import type { Selection } from '@fonds/transfer';
import { OpeningDoor } from './opening-door';
import { PlanOpening } from './opening.commands';
import { reviewIdOf } from './plan-opening.handler';

export interface PlanWords extends Omit<OpeningReviewPlanned, 'fonds' | 'custodian'> {
  /** Code of the archives; the caller's own when absent. */
  readonly archives?: string;
  /** Id or number; the units' own when absent. */
  readonly fonds?: string;
  readonly units?: readonly string[];
  /** All of the fonds that is due by this day: for opening, or for its reassessment. */
  readonly dueBy?: CivilDate;
  readonly filter?: {
    readonly fonds: string;
    readonly formedFrom?: CivilDate;
    readonly formedTo?: CivilDate;
  } & { readonly [F in HoldingFilter]?: string };
}

const PAGE = 1_000;

interface DueOfFonds extends Pick<PlanWords, 'purpose'> {
  readonly custodian: string;
  readonly fonds: string;
  readonly dueBy: CivilDate;
}

/** E58: from the words of a person to the command that plans a review of his archives' holdings. */
@Injectable()
export class PlanDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly door: OpeningDoor,
    private readonly fonds: FondsDoor,
    private readonly dues: DueQuery,
    private readonly catalogue: CatalogueQuery,
    private readonly projections: ProjectionHost,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** @returns a refusal `not-of-your-archives`, `units-or-filter`, `opening-nothing-due`, `fonds-unknown` or `fonds-ambiguous` */
  async command(
    words: PlanWords,
    caller: Caller,
    wanted: WantedRole,
    context: CommandContext,
    progress?: CommandProgress,
  ): Promise<Result<PlanOpening>> {
    const { archives, fonds: text, filter, purpose, year, early, ground, note, dueBy } = words;
    const at =
      archives === undefined ? wanted : { ...wanted, organisation: this.organisations.idOf(archives) };
    const grant = this.door.planner(caller, { permission: Permission.OpeningPlan, wanted: at });
    const custodian = grant?.organisation;
    if (!grant || !custodian) return refuse(plainRefusal('not-of-your-archives'));
    const sources = [words.units, filter, dueBy].filter((source) => source !== undefined);
    if (sources.length !== 1 || (dueBy !== undefined && (text === undefined || purpose === 'reclosing')))
      return refuse(plainRefusal('units-or-filter'));
    const named =
      text === undefined ? ok(undefined) : await this.fonds.visible(text, caller.viewer, custodian);
    if (!named.ok) return named;
    const units =
      dueBy === undefined || named.value === undefined
        ? words.units
        : await this.due({ custodian, fonds: named.value, dueBy, purpose }, context.today, caller);
    // Told again, what it listed may be due no more.
    if (dueBy !== undefined && !units?.length && !(await loadAct(this.store, reviewIdOf(context))))
      return refuse(plainRefusal('opening-nothing-due', { by: dueBy }));
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
    return ok(new PlanOpening(input, caller.viewer, own, progress));
  }

  /** From the due list, in the order of registers: what is due for opening (CLK-08), or whose closure is to be reassessed (CLK-09). */
  private async due(
    { custodian, fonds, dueBy, purpose }: DueOfFonds,
    today: CivilDate,
    { viewer }: Caller,
  ): Promise<readonly string[]> {
    await this.projections.catchUp();
    const clocks = [purpose === 'reassessment' ? 'CLK-09' : 'CLK-08'];
    const asked = { on: dueBy, today, archives: custodian, fonds, clocks, window: 'due' } as const;
    const units = new Set<string>();
    for (let cursor: string | undefined; units.size <= UNITS_OF_AN_ACT;) {
      const { rows, next } = await this.dues.list(asked, { cursor, limit: PAGE }, viewer);
      for (const { unit } of rows) if (unit !== null) units.add(unit);
      if (next === undefined) break;
      cursor = next;
    }
    // What is due may be a document within its unit, and a row tells that document's own code.
    const codes = await this.catalogue.codesOf([...units], viewer);
    const coded = [...units].map((unit) => ({ unit, code: codes.get(unit) ?? null }));
    return inCodeOrder(coded).map(({ unit }) => unit);
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
