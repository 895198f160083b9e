import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '@fonds/event-store';
import { FondsDoor } from '@fonds/fonds';
import type { HoldingFilter } from '@fonds/holdings';
import {
  ORGANISATION_DIRECTORY,
  mayAct,
  Permission,
  type Caller,
  type OrganisationDirectory,
  type WantedRole,
} from '@fonds/identity';
import { ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { DraftTransfer } from './transfer.commands';
import { TransferDoor } from './transfer-door';
import type { Selection } from './unit-selection';

export interface DraftWords {
  /** Codes of organisations; `from`: the caller's own when absent. */
  readonly to: string;
  readonly from?: string;
  /** Id or number. */
  readonly fonds?: string;
  readonly nature?: 'transfer' | 'early-custody' | 'deposit';
  readonly years?: string;
  readonly note?: string;
  readonly historical?: boolean;
  readonly units?: readonly string[];
  readonly filter?: {
    readonly fonds: string;
    readonly formedFrom?: CivilDate;
    readonly formedTo?: CivilDate;
  } & {
    readonly [F in HoldingFilter]?: string;
  };
}

/** From the words of a person to the command that drafts a transfer: parties, fonds, units, and his role at the sender. */
@Injectable()
export class DraftDoor {
  constructor(
    private readonly transfers: TransferDoor,
    private readonly fonds: FondsDoor,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** @returns a refusal `organisation-not-found`, `to-itself`, `not-your-side`, `units-or-filter`, `fonds-unknown` or `fonds-ambiguous` */
  async command(
    words: DraftWords,
    caller: Caller,
    wanted: WantedRole,
    context: CommandContext,
  ): Promise<Result<DraftTransfer>> {
    const parties = await this.parties(words, caller, wanted);
    if (!parties.ok) return parties;
    const { from, to } = parties.value;
    const { nature = 'transfer', historical = false, years, note } = words;
    const order = { permission: Permission.TransferPrepare, wanted, evidence: context.evidence.length };
    const grant = await this.transfers.sender(from, caller, order);
    if (!grant.ok) return grant;
    const selection = await this.selection(words, from, caller);
    if (!selection.ok) return selection;
    const fonds = await this.fondsId(words.fonds, from, caller);
    if (!fonds.ok) return fonds;
    const { role, organisation } = grant.value;
    const own = { ...context, role, organisation };
    const draft = { from, to, nature, historical, ...(years && { years }), ...(note && { note }) };
    const input = { ...draft, ...(fonds.value && { fonds: fonds.value }), selection: selection.value };
    return ok(new DraftTransfer(input, caller.viewer, own));
  }

  private async parties(
    { from: code, to: toCode }: DraftWords,
    { roles }: Caller,
    wanted: WantedRole,
  ): Promise<Result<{ from: string; to: string }>> {
    const own = roles.find((grant) => mayAct(grant, Permission.TransferPrepare, wanted))?.organisation;
    const from = code === undefined ? own : this.organisations.idOf(code);
    const to = this.organisations.idOf(toCode);
    if (!from) return refuse(plainRefusal('not-your-side', { side: 'from', organisation: '—' }));
    if (from === to) return refuse(plainRefusal('to-itself'));
    const known = new Set((await this.organisations.find([from, to])).map(({ id }) => id));
    if (!known.has(from)) return refuse(plainRefusal('organisation-not-found', { code: code ?? from }));
    if (!known.has(to)) return refuse(plainRefusal('organisation-not-found', { code: toCode }));
    return ok({ from, to });
  }

  private async selection(
    { units, filter }: DraftWords,
    from: string,
    caller: Caller,
  ): Promise<Result<Selection>> {
    if ((units === undefined) === (filter === undefined)) return refuse(plainRefusal('units-or-filter'));
    if (!filter) return ok({ kind: 'named', texts: [...new Set((units ?? []).map((text) => text.trim()))] });
    const { fonds: text, formedFrom, formedTo, ...filters } = filter;
    const fonds = await this.fonds.visible(text, caller.viewer, from);
    return fonds.ok
      ? ok({ kind: 'filter', filter: { fonds: fonds.value, filters, formedFrom, formedTo } })
      : fonds;
  }

  private async fondsId(
    text: string | undefined,
    from: string,
    { viewer }: Caller,
  ): Promise<Result<string | undefined>> {
    return text === undefined ? ok(undefined) : this.fonds.visible(text, viewer, from);
  }
}
