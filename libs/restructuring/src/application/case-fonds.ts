import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EVENT_STORE, type CommandContext, type EventStore } from '@fonds/event-store';
import { ChangeFonds, loadFonds, UndecidedUnitsQuery, type FondsChange } from '@fonds/fonds';
import { ok, type CivilDate, type Result } from '@fonds/kernel';
import type { DisposalCase } from '../domain/case.state';
import type { FondsAtEnd, FondsWords } from '../domain/fonds-ending.rule';
import { stepOf } from './loaded-case';

/** The fonds itself at the end of its case: closed and related, or its history amended (E02–E04). */
@Injectable()
export class CaseFonds {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly commands: CommandBus,
    private readonly undecided: UndecidedUnitsQuery,
  ) {}

  /** What a closing rests on. Read models are caught up by whoever counted the units. */
  async atEnd(fonds: string, words: FondsWords = {}): Promise<FondsAtEnd> {
    const state = await loadFonds(this.store, fonds);
    const unknown: string[] = [];
    for (const { other } of words.relations ?? [])
      if ((await loadFonds(this.store, other)).kind !== 'fonds') unknown.push(other);
    return {
      ...words,
      closedAlready: state.kind === 'fonds' && state.fonds.status === 'closed',
      undecidedUnits: await this.undecided.count(fonds),
      unknown,
    };
  }

  /** Carries out what the case recorded when it closed; the same command again does only what is missing. */
  async settled(
    { opened, kind, fondsEnded }: DisposalCase,
    context: CommandContext,
  ): Promise<Result<unknown>> {
    if (!fondsEnded) return ok(undefined);
    const { fonds, decision } = opened;
    const { ends, lastDate, relations } = fondsEnded;
    const changes: FondsChange[] = [
      ends
        ? { kind: 'close', lastDate: (lastDate ?? context.businessDate) as CivilDate }
        : {
            kind: 'amend-history',
            amendment: { change: '其他', text: `处置案 ${kind}：${decision.title}`, date: decision.on },
          },
      ...relations.map((relation): FondsChange => ({ kind: 'relate', relation })),
    ];
    for (const [n, change] of changes.entries()) {
      const step = { ...stepOf(context, 'fonds', String(n)), evidence: [] };
      const done = await this.commands.execute(new ChangeFonds(fonds, change, step));
      if (!done.ok && done.error.code !== 'fonds-closed') return done;
    }
    return ok(undefined);
  }
}
