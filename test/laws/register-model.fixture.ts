import type { LifeAct, LifeModel, Why } from './life-model.fixture';

type Opinion = 'keep' | 'destroy';

/** E46–E49, of units of an archives or of a unit’s own. */
export class AppraisalModel {
  reported = false;
  private readonly opinions = new Map<string, { readonly opinion: Opinion; readonly period: boolean }>();

  constructor(
    private readonly life: LifeModel,
    private readonly units: ReadonlySet<string>,
    /** REG 24 binds units for their own archives (INV-11). */
    private readonly ofArchives: boolean,
  ) {}

  decide(ids: readonly string[], opinion: Opinion, period: boolean): Why[] {
    const why: Why[] = [];
    if (this.reported || ids.some((id) => !this.units.has(id))) why.push('form');
    if (opinion === 'keep' && !period && !this.ofArchives) why.push('INV-11');
    if (!why.length) for (const id of ids) this.opinions.set(id, { opinion, period });
    return why;
  }

  /** INV-12: of every unit, and on paper. What is kept gets its new period, unless an act has it; 永久 stays (INV-14). */
  report(paper: boolean, years: number): Why[] {
    if (!this.reported && (!paper || [...this.units].some((id) => !this.opinions.has(id)))) return ['INV-12'];
    this.reported = true;
    for (const [id, { period }] of this.opinions) {
      const unit = this.life.unit(id);
      const free = !unit.claim && !unit.destroying && !unit.out;
      if (period && free && unit.retention !== undefined) unit.retention = years;
    }
    return [];
  }

  toDestroy(id: string): boolean {
    return this.opinions.get(id)?.opinion === 'destroy';
  }
}

export interface DrawTerms {
  readonly by: string;
  /** The appraisal report lies with it on paper. */
  readonly paper: boolean;
  readonly appraisal?: AppraisalModel | undefined;
  /** A decision on open matters is recorded (INV-17). */
  readonly matters: boolean;
}

/** Why a unit cannot stand on a register (INV-12, INV-14, INV-17). */
function bars(life: LifeModel, id: string, { appraisal, matters }: DrawTerms): Why[] {
  const unit = life.unit(id);
  const why: Why[] = [];
  if (unit.out || unit.claim) why.push('INV-02');
  if (unit.retention === undefined || unit.loan || life.held(id, 'destruction')) why.push('INV-14');
  if (unit.retention !== undefined && !life.expired(unit)) why.push('INV-12');
  if (appraisal && !appraisal.toDestroy(id)) why.push('INV-12');
  if (unit.destroying) why.push('INV-17b');
  if (unit.openMatter && !matters) why.push('INV-17');
  return why;
}

/** E50. @returns the reasons, or the register with what is left */
export function draw(life: LifeModel, ids: readonly string[], terms: DrawTerms): Why[] | RegisterModel {
  const left = ids.filter((id) => !bars(life, id, terms).length);
  const why: Why[] = [];
  if (terms.appraisal ? !terms.appraisal.reported : !terms.paper) why.push('INV-12');
  if (!left.length) why.push(...ids.flatMap((id) => bars(life, id, terms)));
  return why.length ? why : new RegisterModel(life, left, terms);
}

export interface StartTerms {
  readonly by: string;
  readonly saa: boolean;
  readonly facility: boolean;
  /** A decision that supervisors need not be others (INV-13). */
  readonly apart: boolean;
}

/** 销毁清册, E50–E54, E99, E105. */
export class RegisterModel implements LifeAct {
  readonly list: Set<string>;
  readonly changed = new Set<string>();
  ended = false;
  started = false;
  private approved?: { readonly by: string; readonly saa: boolean };
  private readonly counts: { readonly by: string; readonly of: string }[] = [];
  private readonly told = new Set<string>();
  private readonly certifiers = new Set<string>();

  constructor(
    private readonly life: LifeModel,
    ids: readonly string[],
    private readonly terms: DrawTerms,
  ) {
    this.list = new Set(ids);
    life.claim(ids, this);
  }

  approve(by: string, right: boolean, saa: boolean, declined: readonly string[]): Why[] {
    const why = this.closed();
    if (by === this.terms.by) why.push('INV-12');
    if (!right) why.push('INV-16');
    if (this.foreign(declined) || declined.length >= this.list.size || this.approved) why.push('form');
    if (why.length) return why;
    this.approved = { by, saa };
    return this.without(declined);
  }

  remove(ids: readonly string[]): Why[] {
    const why = this.closed();
    if (this.foreign(ids)) why.push('form');
    return why.length ? why : this.without(ids);
  }

  withdraw(): Why[] {
    const why = this.closed();
    return why.length ? why : this.without([...this.list]);
  }

  /** E53: exactly the units of the register, each person once. */
  count(by: string, found: ReadonlySet<string>): Why[] {
    const why = this.closed();
    if (!this.approved) why.push('INV-12');
    if (keyOf(found) !== keyOf(this.list)) why.push('INV-12');
    if (this.counters().has(by)) why.push('INV-13');
    if (why.length) return why;
    this.counts.push({ by, of: keyOf(this.list) });
    return this.without([]);
  }

  /** E99, INV-17b: the gate decides last. What a fact has changed goes first, whatever comes of it. */
  start({ by, saa, facility, apart }: StartTerms): Why[] {
    if (!this.closed().length) this.without([...this.changed]);
    const why = this.closed();
    const units = [...this.list].map((id) => this.life.unit(id));
    const counters = this.counters();
    if (!this.approved) why.push('INV-12');
    if (!units.length) why.push('form');
    if (counters.size < 2 || !counters.has(by)) why.push('INV-12');
    if (!apart && [this.terms.by, this.approved?.by ?? ''].some((one) => counters.has(one)))
      why.push('INV-13');
    if (!this.terms.matters && units.some(({ openMatter }) => openMatter)) why.push('INV-17');
    if (!saa && !this.approved?.saa && units.some(({ formed }) => formed < 1949)) why.push('INV-15');
    if (!facility && units.some(({ secret }) => secret)) why.push('INV-17b');
    if (units.some(({ id }) => this.life.held(id, 'destruction'))) why.push('INV-14');
    if (why.length) return why;
    this.started = true;
    this.life.release(this.list);
    for (const unit of units) unit.destroying = this;
    return [];
  }

  tell(by: string, ids: readonly string[], outcome: 'destroyed' | 'returned' | 'already-gone'): Why[] {
    const why: Why[] = this.ended ? ['form'] : [];
    if (!this.started) return [...why, 'INV-17b'];
    if (!this.counters().has(by)) why.push('INV-12');
    if (this.foreign(ids)) why.push('form');
    if (ids.some((id) => this.told.has(id))) why.push('INV-17b');
    if (outcome !== 'already-gone' && ids.some((id) => this.life.unit(id).out)) why.push('form');
    if (why.length) return why;
    for (const id of ids) {
      this.told.add(id);
      const unit = this.life.unit(id);
      unit.destroying = undefined;
      if (outcome === 'returned') continue;
      unit.out = 'destroyed';
      if (this.life.held(id, 'destruction')) this.life.incidents += 1;
    }
    return [];
  }

  certify(by: string): Why[] {
    const why: Why[] = this.ended ? ['form'] : [];
    if (!this.started) why.push('INV-17b');
    if (!this.counters().has(by)) why.push('INV-12');
    if (this.certifiers.has(by)) why.push('INV-13');
    if ([...this.list].some((id) => !this.told.has(id))) why.push('INV-17b');
    if (why.length) return why;
    this.certifiers.add(by);
    this.ended = this.certifiers.size === 2;
    return [];
  }

  private closed(): Why[] {
    return [...(this.ended ? (['form'] as const) : []), ...(this.started ? (['INV-17b'] as const) : [])];
  }

  private counters(): ReadonlySet<string> {
    return new Set(this.counts.filter(({ of }) => of === keyOf(this.list)).map(({ by }) => by));
  }

  private foreign(ids: readonly string[]): boolean {
    return ids.some((id) => !this.list.has(id));
  }

  private drop(ids: readonly string[]): void {
    this.life.release(ids.filter((id) => this.list.delete(id)));
    for (const id of ids) this.changed.delete(id);
  }

  /** With the last of its units a register is at its end. */
  private without(ids: readonly string[]): Why[] {
    this.drop(ids);
    this.ended = !this.list.size;
    return [];
  }
}

const keyOf = (ids: Iterable<string>): string => [...ids].sort().join();
