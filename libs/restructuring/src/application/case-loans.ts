import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { actIdOf, OpenAct, type OpenedAct } from '@fonds/acts';
import type { CommandContext } from '@fonds/event-store';
import { ok, type CivilDate, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import type { DisposalCase } from '../domain/case.state';
import type { CaseOrder } from './case.commands';
import { CaseOrders, type ReadyCommand } from './case-orders';

type Lend = Extract<CaseOrder, { kind: 'lend' }>;

const PURPOSES = { audit: '处置案审计', valuation: '处置案资产评估' } as const;

/** O5: what is lent for audit or valuation stands on the case's list, and passes its hold. */
@Injectable()
export class CaseLoans {
  constructor(
    private readonly orders: CaseOrders,
    private readonly commands: CommandBus,
  ) {}

  async listed(
    state: DisposalCase,
    { units: texts, purpose, reader, due, approval }: Lend,
    context: CommandContext,
  ): Promise<Result<Extract<ReadyCommand, { kind: 'lend' }>>> {
    const units = await this.orders.ofCase(state, texts, context.today);
    if (!units.ok) return units;
    const ids = units.value.map(({ unit }) => unit);
    const loan = { act: actIdOf(context), purpose, reader, due, approval };
    return ok({ kind: 'lend', loan: { ...loan, count: ids.length, root: rootOfRows(ids) } });
  }

  /** The loan itself: the same command again goes on with it. */
  async lent(
    id: string,
    { opened }: DisposalCase,
    order: Lend,
    units: readonly string[],
    context: CommandContext,
  ): Promise<Result<OpenedAct>> {
    const { purpose, reader, due, approval } = order;
    const { fonds, organisation: custodian } = opened;
    const data = { fonds, custodian, reader, purpose: PURPOSES[purpose], due, approval, case: id };
    return this.commands.execute(
      new OpenAct({ type: 'LoanRequested', data }, units, { ...context, expectedRevision: undefined }),
    );
  }

  async unitsOf(state: DisposalCase, { units }: Lend, today: CivilDate): Promise<Result<readonly string[]>> {
    const found = await this.orders.ofCase(state, units, today);
    return found.ok ? ok(found.value.map(({ unit }) => unit)) : found;
  }
}
