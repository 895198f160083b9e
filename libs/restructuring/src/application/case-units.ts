import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import type { CivilDate } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { ProjectionHost } from '@fonds/projections';
import { caseGroup, groupOfUnit, type DisposalCase } from '../domain/case.state';
import {
  balanceOfCase,
  endingLine,
  endingOf,
  type CaseBalance,
  type Ending,
  type StandingUnit,
} from '../domain/ending.rule';
import { outcomeOf, type GroupOutcome } from '../domain/outcome.rule';
import { depositsAtGate } from './deposits-at-gate';
import { destroyedByOwnList } from './own-destruction';
import { CaseUnitsQuery, type HeldUnit } from '../read/case-units.query';

export type CaseUnit = StandingUnit & Pick<HeldUnit, 'level'>;

const NO_LIST: ReadonlySet<string> = new Set();
const NO_DEPOSITS: ReadonlySet<number> = new Set();

/** Units of a case at a log position. */
export interface UnitsOfCase {
  readonly position: bigint;
  readonly fixed: ReadonlySet<string>;
  readonly units: readonly CaseUnit[];
}

/** Which units a case is about, in which group each lies, and where each is. */
@Injectable()
export class CaseUnits {
  constructor(
    private readonly query: CaseUnitsQuery,
    private readonly projections: ProjectionHost,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** The set that was fixed, read again at its position. @throws Error when it is not what was fixed: the read model drifted */
  async fixed({ opened, fixed }: DisposalCase): Promise<readonly HeldUnit[]> {
    if (!fixed) return [];
    const held = await this.query.held({
      fonds: opened.fonds,
      custodian: opened.organisation,
      asOf: fixed.asOf as CivilDate,
      position: BigInt(fixed.position),
    });
    if (rootOfRows(held.map(({ unit }) => unit)) !== fixed.root)
      throw new Error(`custody at ${fixed.position} is not what the case fixed: check the read models`);
    return held;
  }

  /** Everything recorded by now counts. */
  async now(state: DisposalCase, today: CivilDate): Promise<UnitsOfCase> {
    await this.projections.catchUp();
    return this.at(state, await this.projections.position(), today);
  }

  /** As a case tells it: as of its closing when it is closed, as of now before. `date`: whose law says where each group goes. */
  async told(state: DisposalCase, today: CivilDate): Promise<UnitsOfCase & { readonly date: CivilDate }> {
    const { closing } = state;
    if (!closing) return { ...(await this.now(state, today)), date: today };
    await this.projections.catchUp();
    const then = await this.at(state, BigInt(closing.position), closing.asOf as CivilDate);
    return { ...then, date: closing.on };
  }

  /** As it was known at a log position, on a day. */
  async at(state: DisposalCase, position: bigint, asOf: CivilDate): Promise<UnitsOfCase> {
    const fixed = new Set((await this.fixed(state)).map(({ unit }) => unit));
    const { fonds, organisation: custodian } = state.opened;
    const fixedAt = BigInt(state.fixed?.position ?? 0);
    const traced = await this.query.traced({ fonds, custodian, asOf, position }, fixedAt, fixed);
    const own = traced.some(({ out }) => out === 'destroyed')
      ? await destroyedByOwnList(this.store, state)
      : NO_LIST;
    const deposits = traced.some(({ given }) => given !== undefined)
      ? await depositsAtGate(this.store, fonds)
      : NO_DEPOSITS;
    const units = traced.map((each): CaseUnit => ({
      unit: each.unit,
      level: each.level,
      group: groupOfUnit(state, each) ?? 'unsorted',
      fixed: each.fixed,
      entry: each.entry,
      ...(each.custodian !== undefined && { custodian: each.custodian }),
      ...(each.out !== undefined && { out: each.out }),
      ...(each.given !== undefined && deposits.has(each.given) && { deposited: true }),
      ...(each.out === 'destroyed' && { ownList: own.has(each.unit) }),
    }));
    return { position, fixed, units };
  }

  balance(state: DisposalCase, { fixed, units }: UnitsOfCase, date: CivilDate): CaseBalance {
    return balanceOfCase(fixed, units, outcomesOf(state, units, date), state.opened.organisation);
  }

  /** The ending of each unit that has one, in the order of the list that the case's root is over. */
  endings(state: DisposalCase, { units }: UnitsOfCase, date: CivilDate): readonly Ending[] {
    const outcomes = outcomesOf(state, units, date);
    const lines: (readonly [line: string, ending: Ending])[] = [];
    for (const unit of units) {
      const ending = endingOf(unit, outcomes.get(unit.group), state.opened.organisation);
      if ('term' in ending) lines.push([endingLine(ending), ending]);
    }
    return lines.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ending]) => ending);
  }
}

/** Of every group that has units, also of one that the sorting did not form. */
export const outcomesOf = (
  state: DisposalCase,
  units: readonly Pick<CaseUnit, 'group'>[],
  date: CivilDate,
): ReadonlyMap<string, GroupOutcome> =>
  new Map(
    [...new Set(units.map(({ group }) => group))].flatMap((key) => {
      const group = caseGroup(state, key);
      const outcome = group && outcomeOf(state, group, date);
      return outcome ? [[key, outcome] as const] : [];
    }),
  );

/** Count and root of each group, over the ids of all its units wherever they are. */
export function rootsOf(units: readonly CaseUnit[]): ReadonlyMap<string, { count: number; root: string }> {
  const ids = new Map<string, string[]>();
  for (const { unit, group } of units) {
    const known = ids.get(group);
    if (known) known.push(unit);
    else ids.set(group, [unit]);
  }
  return new Map([...ids].map(([group, each]) => [group, { count: each.length, root: rootOfRows(each) }]));
}
