import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { loadGate, PlaceHold } from '@fonds/acts';
import { EVENT_STORE, execute, type EventStore } from '@fonds/event-store';
import { deedOf, lawOnDay } from '@fonds/holdings';
import { derivedId, ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { caseIdOf, caseStream } from '../domain/case-ids';
import { caseDecider } from '../domain/case.decider';
import { CaseUnitsQuery } from '../read/case-units.query';
import { OpenCase, type OpenedCase } from './case.commands';
import { CaseFixing } from './case-fixing';
import { loadCase } from './loaded-case';

/**
 * E66. The hold stands before the case: from its place in the gate's order nothing leaves, and what was there then is
 * what the case is about. A process that dies in between is finished by the same command, or by whoever acts on the case.
 */
@CommandHandler(OpenCase)
export class OpenCaseHandler implements ICommandHandler<OpenCase> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly commands: CommandBus,
    private readonly projections: ProjectionHost,
    private readonly units: CaseUnitsQuery,
    private readonly fixing: CaseFixing,
  ) {}

  async execute({ input, context }: OpenCase): Promise<Result<OpenedCase>> {
    const id = caseIdOf(context);
    const hold = derivedId<'hold'>('hold/1', context.account, context.command);
    const deed = deedOf(context);
    const opening = { ...input, table: lawOnDay(deed).disposalTable().version, hold };
    const command = { kind: 'open', opening, deed } as const;
    if (!(await loadCase(this.store, id))) {
      const possible = caseDecider.decide(command, undefined);
      if (!possible.ok) return possible;
      const bar = await this.barred(id, input);
      if (!bar.ok) return bar;
      const { kind, decision, fonds } = input;
      const order = {
        kind: 'restructuring',
        case: id,
        // AL 16 binds the changing unit; what an archives took in before is its own.
        keeper: input.organisation,
        ground: `处置案 ${kind}：${decision.title}`,
        document: [decision.number, decision.title].filter(Boolean).join(' '),
      } as const;
      const placed = await this.commands.execute(
        new PlaceHold(fonds, order, { ...context, expectedRevision: undefined }),
      );
      if (!placed.ok) return placed;
    }
    const opened = await execute(this.store, caseStream(id), caseDecider, command, context);
    if (!opened.ok) return opened;
    const loaded = await this.fixing.settled(id);
    return ok({ case: id, hold, units: loaded?.state.fixed?.count ?? 0, outcome: opened.value });
  }

  private async barred(id: string, { fonds, organisation }: OpenCase['input']): Promise<Result<void>> {
    const gate = await loadGate(this.store, fonds);
    for (const { kind, of, case: other } of gate.state.holds.values()) {
      if (kind !== 'restructuring' || of || other === undefined || other === id) continue;
      // Anybody may hold a fonds and name something: what bars another case is one that there is, and that is open.
      const state = (await loadCase(this.store, other))?.state;
      if (state && !state.closed && state.opened.fonds === fonds)
        return refuse(plainRefusal('case-open-already', { case: other }));
    }
    await this.projections.catchUp();
    const held = await this.units.anyHeld({ fonds, custodian: organisation });
    return held ? ok(undefined) : refuse(plainRefusal('nothing-held', { organisation, fonds }));
  }
}
