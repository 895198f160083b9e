import { Inject, Injectable } from '@nestjs/common';
import { loadGate } from '@fonds/acts';
import { EVENT_STORE, execute, type EventStore } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { instantOf, shanghaiDay } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { ProjectionHost } from '@fonds/projections';
import type { HoldPlaced } from '@fonds/event-contracts';
import { caseStream } from '../domain/case-ids';
import { caseDecider } from '../domain/case.decider';
import { CaseUnitsQuery } from '../read/case-units.query';
import { contextOf, loadCase, stepOf, type LoadedCase } from './loaded-case';

/** Fixes the units of a case that was opened and not fixed yet: those in store at the position of its hold. */
@Injectable()
export class CaseFixing {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly projections: ProjectionHost,
    private readonly units: CaseUnitsQuery,
  ) {}

  async settled(id: string): Promise<LoadedCase | undefined> {
    const loaded = await loadCase(this.store, id);
    const [opening] = loaded?.stored ?? [];
    if (!loaded || !opening || loaded.state.fixed) return loaded;
    const { fonds, hold, organisation: custodian } = loaded.state.opened;
    const gate = await loadGate(this.store, fonds);
    const placed = gate.stored.find(
      ({ type, data }) => type === 'HoldPlaced' && (data as HoldPlaced).hold === hold,
    );
    if (!placed) throw new Error(`the hold of the case ${id} is not at its gate`);
    await this.projections.catchUp();
    const asOf = shanghaiDay(instantOf(placed.meta.recordedAt) ?? 0);
    const held = await this.units.held({ fonds, custodian, asOf, position: placed.position });
    const files = held.filter(({ level }) => level === 'file').length;
    const fixed = {
      position: placed.position.toString(),
      asOf,
      count: held.length,
      files,
      items: held.length - files,
      root: rootOfRows(held.map(({ unit }) => unit)),
    };
    const context = stepOf(contextOf(opening), 'fix');
    const command = { kind: 'fix', fixed, deed: deedOf(context) } as const;
    const done = await execute(this.store, caseStream(id), caseDecider, command, context);
    if (!done.ok) throw new Error(`the case ${id} cannot be fixed: ${done.error.code}`);
    return loadCase(this.store, id);
  }
}
