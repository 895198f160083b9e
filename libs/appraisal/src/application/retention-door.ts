import { Inject, Injectable } from '@nestjs/common';
import { Command, CommandBus } from '@nestjs/cqrs';
import type { RetentionAssigned, RetentionScheduleApproved } from '@fonds/event-contracts';
import { inRole, type Asking } from '@fonds/acts';
import {
  answered,
  EVENT_STORE,
  partOf,
  together,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { ActOnUnit, deedOf, lawOf, UnitDoor, unitStream, type UnitOrder } from '@fonds/holdings';
import { OrganisationStreams, type OrganisationKind } from '@fonds/organisations';
import { ORGANISATION_DIRECTORY, Permission, type OrganisationDirectory } from '@fonds/identity';
import { ok, refuse, type Refusal, type Result, type UnitId } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import type { ApproveSchedule } from '../domain/schedule.decider';
import { citedLineRefusal } from '../domain/schedule.state';
import { ApproveRetentionSchedule, loadSchedule } from './approve-schedule.handler';
import { grantAt } from './grant-at';

export interface AssignWords extends Omit<RetentionAssigned, 'before' | 'after' | 'schedule'> {
  readonly period: string;
  /** Organisation by its code. */
  readonly schedule?: RetentionAssigned['schedule'];
}

/** 机关、群团、国有企业事业单位 (REG 19(2), (3)); private bodies and villages have schedules of their own. */
const BY_AGREED_SCHEDULE: ReadonlySet<OrganisationKind> = new Set([
  'organ',
  'organ-archives-centre',
  'institution',
  'state-enterprise',
  'authority',
] as const);

/** Periods, grades and open matters: commands on units, in a role at their custodian. */
@Injectable()
export class RetentionDoor {
  constructor(
    private readonly units: UnitDoor,
    private readonly commands: CommandBus,
    private readonly streams: OrganisationStreams,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** E12 on each of these units; the first refusal ends it, and the same command again goes on behind it. */
  async assign(
    texts: readonly string[],
    { period: after, schedule, ...words }: AssignWords,
    asking: Asking,
  ): Promise<Result<Outcome>> {
    const line = schedule && (await this.scheduleLine(schedule, words.scheduleBasis, after));
    if (line && !line.ok) return line;
    const foreign = words.scheduleBasis === 'own' && (await this.ownSchedule(texts, asking));
    if (foreign) return (await this.told(texts, asking)) ?? refuse(foreign);
    const assigned = { ...words, after, ...(line && { schedule: line.value }) };
    return this.each(texts, { kind: 'assign-retention', assigned }, Permission.RetentionWrite, asking);
  }

  /** REG 19: organs, groups, institutions and state enterprises have a schedule that was agreed to, not one of their own. */
  private async ownSchedule(
    texts: readonly string[],
    { caller, wanted, context }: Asking,
  ): Promise<Refusal | undefined> {
    const own = await this.units.ownAll([...new Set(texts)], caller, Permission.RetentionWrite, wanted);
    // Whose units they are not is told by the deed itself.
    if (!own.ok || !lawOf(deedOf(context)).enforces('INV-10')) return undefined;
    const { attributes } = await this.streams.state(own.value.custodian);
    const kind = attributes?.kind;
    return kind !== undefined && BY_AGREED_SCHEDULE.has(kind)
      ? ruleRefusal('own-schedule-of-a-public-body', 'INV-10', { organisation: attributes?.name ?? '' })
      : undefined;
  }

  /** One order on each of the units named, all of one fonds and one custodian. */
  async each(
    texts: readonly string[],
    order: UnitOrder,
    permission: Permission,
    asking: Asking,
  ): Promise<Result<Outcome>> {
    const { caller, wanted, context } = asking;
    const own = await this.units.ownAll([...new Set(texts)], caller, permission, wanted);
    if (!own.ok) return (await this.told(texts, asking)) ?? own;
    const at = inRole(context, own.value.grant);
    let last: Outcome | undefined;
    for (const { id } of own.value.units) {
      const told = await this.tell(id, order, ofUnit(at, id, own.value.units.length));
      if (!told.ok) return refuse({ ...told.error, facts: { ...told.error.facts, unit: id } });
      last = last ? together(last, told.value) : told.value;
    }
    return last ? ok(last) : refuse(plainRefusal('list-empty'));
  }

  /** What the command did with all of them when it came before, though they may be another's by now, and no sight of his. */
  private async told(
    texts: readonly string[],
    { caller, context }: Asking,
  ): Promise<Result<Outcome> | undefined> {
    const units = await this.units.visibleAll([...new Set(texts)], { ...caller.viewer, all: true });
    if (!units.ok) return undefined;
    let last: Outcome | undefined;
    for (const { id } of units.value) {
      const stream = unitStream(id);
      const at = ofUnit(context, id, units.value.length);
      const done = answered(stream, await this.store.readStream(stream), at);
      if (!done?.ok) return undefined;
      last = last ? together(last, done.value) : done.value;
    }
    return last && ok(last);
  }

  private tell(unit: UnitId, order: UnitOrder, context: CommandContext): Promise<Result<Outcome>> {
    const command: Command<Result<Outcome>> = new ActOnUnit(unit, order, context);
    return this.commands.execute(command);
  }

  private async scheduleLine(
    schedule: NonNullable<RetentionAssigned['schedule']>,
    scheduleBasis: RetentionAssigned['scheduleBasis'],
    period: string,
  ): Promise<Result<NonNullable<RetentionAssigned['schedule']>>> {
    const [found] = await this.organisations.find([this.organisations.idOf(schedule.organisation)]);
    if (!found) return refuse(plainRefusal('organisation-not-found', { code: schedule.organisation }));
    const known = await loadSchedule(this.store, found.id);
    const refusal = citedLineRefusal(known, { ...schedule, scheduleBasis, period });
    return refusal ? refuse(refusal) : ok({ ...schedule, organisation: found.id });
  }

  /** E06: by the authority or a body above; a schedule of its own by the body itself (INV-10). */
  async approve(
    code: string,
    schedule: Omit<ApproveSchedule['schedule'], 'organisation'>,
    asking: Asking,
  ): Promise<Result<ApproveRetentionSchedule>> {
    const [found] = await this.organisations.find([this.organisations.idOf(code)]);
    if (!found) return refuse(plainRefusal('organisation-not-found', { code }));
    const bodies = await this.streams.upwards(found.id);
    const others = bodies.filter((body) => body !== found.id);
    const able = schedule.scheduleBasis === 'own' ? [found.id] : others.length ? others : bodies;
    const grant = grantAt(able, asking, Permission.RetentionApprove);
    if (!grant.ok) return grant;
    const told = { organisation: found.id, ...schedule };
    return ok(new ApproveRetentionSchedule(told, inRole(asking.context, grant.value)));
  }

  /** Versions of a body's schedule, oldest first. */
  async schedule(code: string): Promise<Result<readonly RetentionScheduleApproved[]>> {
    const [found] = await this.organisations.find([this.organisations.idOf(code)]);
    return found
      ? ok((await loadSchedule(this.store, found.id)).versions)
      : refuse(plainRefusal('organisation-not-found', { code }));
  }
}

/** On one of several units it is a part of the command. */
const ofUnit = (context: CommandContext, unit: UnitId, of: number): CommandContext =>
  of > 1 ? partOf(context, unit) : context;
