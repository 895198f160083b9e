import { Inject, Injectable } from '@nestjs/common';
import { ActQuery, loadAct, manifestOf, type ActRow, type LoadedAct } from '@fonds/acts';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import type { PastEvent } from '@fonds/event-contracts';
import type { DestructionRegister, DestructionRegisterRow, DrawnOutRow, RegisterSigner } from '@fonds/forms';
import { APP_POOL, LawInEffect, type Viewer } from '@fonds/identity';
import type { Pool } from 'pg';
import type { CivilDate } from '@fonds/kernel';
import { datesWithin, unitStart, type Unit } from '@fonds/holdings';
import { APPROVER_WORDS } from '../domain/approver.rule';
import { destructionOf, type Destruction, type Outcomes } from '../domain/destruction.state';
import { signersOf } from '../domain/supervision.rule';
import { CAPACITY_WORDS, OFFICE_WORDS, OUTCOME_WORDS, RESTS_ON_WORDS } from '../words';
import { accountNames } from './account-names';
import { erasuresIn } from './erasures';
import { outcomesOf } from './outcomes';
import { registerLaw } from './register-law';
import { drawnOutRow, unitsRead } from './units-read';

/** 销毁清册 as a paper, with whatever has been signed, counted and told so far. */
@Injectable()
export class DestructionPapers {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly acts: ActQuery,
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly inEffect: LawInEffect,
  ) {}

  /** Undefined when there is none, or none that the viewer may see. */
  async prepare(id: string, viewer: Viewer): Promise<DestructionRegister | undefined> {
    const row = await this.acts.one(id, viewer);
    const act = row?.kind === 'destruction' ? await loadAct(this.store, id) : undefined;
    if (!row || !act) return undefined;
    const destruction = destructionOf(act.events);
    const outcomes = await outcomesOf(this.store, destruction.act.fonds, id);
    const units = [...(destruction.act.decided?.manifest ?? manifestOf(destruction.act))];
    const head = await this.store.head();
    const { events } = await this.store.readPage(head - 1n, 1);
    return {
      ...registerOf(row, destruction, outcomes),
      erasures: erasuresIn(act.events),
      ...(await this.signing(destruction, act)),
      number: id,
      logPosition: head.toString(),
      preparedAt: events[0]?.meta.recordedAt ?? '',
      quantity: quantityOf(destruction, units),
      rows: this.rows(units, outcomes, destruction.startedOn ?? destruction.act.businessDate),
      ...(destruction.drawn.form === 'accounting' && { drawnOut: await this.drawnOut(act.events) }),
    };
  }

  /** O79 19: what was left out for its open matter, and what was taken out and bears one. */
  private async drawnOut(events: readonly PastEvent[]): Promise<readonly DrawnOutRow[]> {
    const matters = new Map<string, string | undefined>();
    for (const event of events)
      if (event.type === 'DestructionUnitsExcluded')
        for (const { unit, code, facts } of event.data.units) {
          const { matter } = facts as { readonly matter?: string };
          if (code === 'matter-open') matters.set(unit, matter);
        }
      else if (event.type === 'DestructionUnitsRemoved')
        for (const unit of event.data.units) matters.set(unit, undefined);
    const rows: DrawnOutRow[] = [];
    for await (const [id, unit] of unitsRead(this.store, [...matters.keys()])) {
      const matter = matters.get(id) ?? unit.openMatter;
      if (matter) rows.push(drawnOutRow(unit, matter));
    }
    return rows;
  }

  private async signing(
    destruction: Destruction,
    { stored, events }: Pick<LoadedAct, 'stored' | 'events'>,
  ): Promise<Pick<DestructionRegister, 'approvals' | 'signers' | 'supervisors'>> {
    const { approvals, signed, counts, startedOn, act } = destruction;
    const accounts = [...approvals, ...signed, ...counts].map(({ account }) => account);
    const names = await accountNames(this.pool, accounts);
    const root = act.sealed?.root;
    const asked = registerLaw(startedOn ?? act.businessDate, stored, await this.inEffect.version());
    const wanted = signersOf(destruction, asked).capacities;
    const certifiedOn = certificates(events);
    const there = new Set(signed.map(({ capacity }) => capacity));
    return {
      approvals: approvals.map(({ as, name, account, kind, signedOn, opinion }) => ({
        capacity: APPROVER_WORDS[as],
        name: name ?? names.get(account) ?? account,
        kind,
        on: signedOn,
        ...(opinion && { opinion }),
      })),
      signers: [
        ...signed.map(({ capacity, name, account, kind, signedOn, restsOn }): RegisterSigner => ({
          capacity: CAPACITY_WORDS[capacity],
          name: name ?? names.get(account) ?? account,
          kind,
          on: signedOn,
          ...(restsOn && { restsOn: RESTS_ON_WORDS[restsOn] }),
        })),
        ...wanted
          .filter((capacity) => !there.has(capacity))
          .map((capacity) => ({ capacity: CAPACITY_WORDS[capacity] })),
      ],
      supervisors: counts
        .filter((each) => root === undefined || each.root === root)
        .map(({ account, office }) => ({
          capacity: OFFICE_WORDS[office],
          name: names.get(account) ?? account,
          kind: 'account',
          ...certifiedOn.get(account),
          // No account is registered with an office.
          restsOn: RESTS_ON_WORDS.word,
        })),
    };
  }

  private async *rows(
    units: readonly string[],
    outcomes: Outcomes,
    on: CivilDate,
  ): AsyncGenerator<DestructionRegisterRow> {
    for await (const [id, unit] of unitsRead(this.store, units)) yield rowOf(unit, outcomes.get(id), on);
  }
}

/** INV-12: who counted before signs afterwards; the day and the word of each certificate, by account. */
const certificates = (
  events: readonly PastEvent[],
): ReadonlyMap<string, Pick<RegisterSigner, 'on' | 'opinion'>> =>
  new Map(
    events.flatMap((event) =>
      event.type === 'DestructionCertificateSigned'
        ? [[event.account, { on: event.businessDate, ...(event.data.note && { opinion: event.data.note }) }]]
        : [],
    ),
  );

function registerOf(
  { custodian, fonds }: ActRow,
  { drawn, order, certified }: Destruction,
  outcomes: Outcomes,
) {
  const days = [...outcomes.values()].map(({ since }) => since).sort();
  const [first, last] = [certified?.from ?? days[0], certified?.to ?? days[days.length - 1]];
  return {
    form: 'destruction-register' as const,
    kind: drawn.form,
    custodian: custodian.name ?? custodian.id,
    fondsNumber: fonds.code ?? '',
    fondsName: fonds.name ?? '',
    report: drawn.report.title,
    ...(order && { method: order.method, place: order.place }),
    ...(order?.facility && { facility: order.facility.name }),
    ...(first && last && { carriedOut: first === last ? first : `${first}—${last}` }),
  };
}

function quantityOf({ act }: Destruction, units: readonly string[]) {
  const levels = new Map(act.parts.flatMap((part) => [...part].map(([unit, { level }]) => [unit, level])));
  const files = units.filter((unit) => levels.get(unit) === 'file').length;
  return { files, items: units.length - files };
}

function rowOf(unit: Unit, told: ReturnType<Outcomes['get']>, on: CivilDate): DestructionRegisterRow {
  const { title, pages, retention = '' } = unit.description;
  const formed = unitStart(unit);
  const first = datesWithin(unit)
    .map(({ from, to }) => from ?? to ?? '')
    .filter(Boolean)
    .sort()[0];
  const [from, to] = [first?.slice(0, 4) ?? '', formed?.slice(0, 4) ?? ''];
  const kept = formed && Number(on.slice(0, 4)) - Number(formed.slice(0, 4)) - 1;
  const volume = unit.code?.parts?.['file'];
  return {
    title,
    years: from === to ? to : `${from}—${to}`,
    ...(unit.code && { code: unit.code.printed }),
    ...(volume && { volume }),
    period: retention,
    ...(kept !== undefined && { kept: `${Math.max(0, Number(kept))}年` }),
    ...(pages !== undefined && { pages }),
    ...(told && { destroyedOn: told.since, note: `${told.since}${OUTCOME_WORDS[told.outcome].zh}` }),
  };
}
