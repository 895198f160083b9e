import { Inject, Injectable } from '@nestjs/common';
import type { CaseCounted, HoldPlaced, RestructuringClosed } from '@fonds/event-contracts';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { gateStream } from '@fonds/acts';
import { cameTerm, endingLine } from '../domain/ending.rule';
import { CaseUnits } from './case-units';
import { loadCase } from './loaded-case';

/** Where a case stands at the gate of its fonds. */
export interface CaseAtGate {
  readonly fonds: string;
  readonly organisation: string;
  /** Gate revision and position of its hold. */
  readonly hold: { readonly revision: number; readonly position: bigint };
}

/** The lists behind the roots that a case's events name. */
export interface CaseProofLists extends CaseAtGate {
  /** Units fixed at opening. */
  readonly fixed: readonly string[];
  readonly closed?: {
    /** Log position up to which every gate event is counted: where the gate says so, else that of the closing. */
    readonly position: bigint;
    readonly endings: readonly string[];
    readonly came: ReadonlyMap<string, readonly string[]>;
  };
}

/** What proves a case complete, read again as its events counted it. */
@Injectable()
export class CaseProof {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly units: CaseUnits,
  ) {}

  /** From where on its gate is told. @returns a refusal `case-unknown` or `case-not-fixed` */
  async about(id: string): Promise<Result<CaseAtGate>> {
    const loaded = await loadCase(this.store, id);
    if (!loaded) return refuse(plainRefusal('case-unknown', { case: id }));
    const { fonds, organisation, hold } = loaded.state.opened;
    const placed = (await this.store.readStream(gateStream(fonds))).find(
      ({ type, data }) => type === 'HoldPlaced' && (data as HoldPlaced).hold === hold,
    );
    if (!loaded.state.fixed || !placed) return refuse(plainRefusal('case-not-fixed'));
    return ok({ fonds, organisation, hold: { revision: placed.revision, position: placed.position } });
  }

  /** @returns refusals as {@link about} */
  async lists(id: string): Promise<Result<CaseProofLists>> {
    const [known, loaded] = await Promise.all([this.about(id), loadCase(this.store, id)]);
    if (!known.ok) return known;
    if (!loaded) return refuse(plainRefusal('case-unknown', { case: id }));
    const { state, stored } = loaded;
    const about = known.value;
    const closing = stored.find(({ type }) => type === 'RestructuringClosed');
    if (!closing) return ok({ ...about, fixed: (await this.units.fixed(state)).map(({ unit }) => unit) });
    const { position, asOf } = closing.data as RestructuringClosed;
    const then = await this.units.at(state, BigInt(position), asOf as CivilDate);
    const came = new Map<string, string[]>();
    for (const { unit, entry, fixed } of then.units) {
      if (fixed) continue;
      const term = cameTerm(entry);
      const known = came.get(term);
      if (known) known.push(unit);
      else came.set(term, [unit]);
    }
    const endings = this.units.endings(state, then, closing.meta.businessDate as CivilDate).map(endingLine);
    const counted = (await this.store.readStream(gateStream(about.fonds))).find(
      ({ type, data }) =>
        type === 'CaseCounted' &&
        (data as CaseCounted).case === id &&
        (data as CaseCounted).position === position,
    );
    const fence = (counted ?? closing).position;
    return ok({ ...about, fixed: [...then.fixed], closed: { position: fence, endings, came } });
  }
}
