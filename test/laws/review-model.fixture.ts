import type { LifeAct, LifeModel, LifeUnit, Why } from './life-model.fixture';

export type Purpose = 'opening' | 'reassessment' | 'reclosing';
export type Side = 'archives' | 'partner';
/** To open; or to stay closed, on one of the four grounds or on none. */
export type Word = 'open' | 'closed' | 'closed-without-ground';

export interface PlanTerms {
  readonly purpose: Purpose;
  readonly ground: boolean;
  /** A class that may open early (AL 27). */
  readonly early: boolean;
  readonly stateArchives: boolean;
}

/** E58. */
export function plan(life: LifeModel, ids: readonly string[], terms: PlanTerms): Why[] | ReviewModel {
  const why: Why[] = [];
  if (!terms.stateArchives) why.push('INV-19');
  if (terms.purpose === 'reclosing' && !terms.ground) why.push('INV-24');
  return why.length ? why : new ReviewModel(life, ids, terms);
}

const WANTED: { readonly [P in Purpose]: (unit: LifeUnit) => boolean } = {
  opening: ({ opening }) => opening !== '开放',
  reassessment: ({ opening }) => opening === '延期开放',
  reclosing: ({ opening }) => opening === '开放',
};

/** 开放审核, E58–E64. */
export class ReviewModel implements LifeAct {
  readonly changed = new Set<string>();
  ended = false;
  list = new Set<string>();
  private joint?: 'partner' | 'alone';
  private readonly opinions = { archives: new Map<string, Word>(), partner: new Map<string, Word>() };
  private readonly hands = {
    archives: new Set<string>(),
    partner: new Set<string>(),
    submitted: new Set<string>(),
  };
  private readonly concluded = new Map<string, Word>();
  private readonly submitted = new Set<string>();
  private readonly catalogue = new Set<string>();

  constructor(
    private readonly life: LifeModel,
    private readonly planned: readonly string[],
    private readonly terms: PlanTerms,
  ) {}

  /** E59, INV-20: with the forming unit, or alone when it is said why. From here the review has its units. */
  open(partner: boolean, ground: boolean): Why[] {
    const why: Why[] = this.ended || this.joint ? ['form'] : [];
    if (!partner && !ground) why.push('INV-20');
    if (why.length) return why;
    this.joint = partner ? 'partner' : 'alone';
    const free = this.planned.filter(
      (id) => !this.life.unclaimable(id).length && WANTED[this.terms.purpose](this.life.unit(id)),
    );
    this.list = new Set(free);
    this.life.claim(free, this);
    return this.without([]);
  }

  give(side: Side, by: string, word: Word, ids: readonly string[]): Why[] {
    const why = [...this.underReview(ids), ...this.said(word, ids)];
    if (ids.some((id) => this.concluded.has(id))) why.push('form');
    if (this.hands[side === 'archives' ? 'partner' : 'archives'].has(by)) why.push('INV-20');
    if (side === 'partner' && this.joint === 'alone') why.push('INV-20');
    if (why.length) return why;
    this.hands[side].add(by);
    for (const id of ids) this.opinions[side].set(id, word);
    return this.without([]);
  }

  /** E61, S5: until both say the same there is no conclusion. */
  agree(ids: readonly string[]): Why[] {
    const why = this.underReview(ids);
    const alone = this.joint === 'alone';
    const { archives, partner } = this.opinions;
    if (ids.some((id) => this.concluded.has(id))) why.push('form');
    if (ids.some((id) => !archives.has(id) || (!alone && archives.get(id) !== partner.get(id))))
      why.push('INV-20');
    if (why.length) return why;
    for (const id of ids) this.concluded.set(id, archives.get(id) ?? 'closed');
    return this.without([]);
  }

  /** REG 30(3). */
  coordinate(by: string, word: Word, ids: readonly string[]): Why[] {
    const why = [...this.underReview(ids), ...this.said(word, ids)];
    const { archives, partner } = this.opinions;
    if (ids.some((id) => this.concluded.has(id))) why.push('form');
    if (ids.some((id) => !archives.has(id) || !partner.has(id) || archives.get(id) === partner.get(id)))
      why.push('INV-20');
    if (this.hands.archives.has(by) || this.hands.partner.has(by)) why.push('INV-20');
    if (why.length) return why;
    for (const id of ids) this.concluded.set(id, word);
    return this.without([]);
  }

  /** E62, INV-21: to the authority of the same level (REG 31). */
  submit(by: string, competent: boolean, ids: readonly string[]): Why[] {
    const why = this.underReview(ids);
    if (!competent) why.push('INV-21');
    if (ids.some((id) => this.concluded.get(id) !== 'closed' || this.submitted.has(id))) why.push('INV-21');
    if (why.length) return why;
    this.hands.submitted.add(by);
    for (const id of ids) this.submitted.add(id);
    return this.without([]);
  }

  consent(by: string, competent: boolean, ids: readonly string[]): Why[] {
    const why = this.answer(by, competent, ids);
    if (why.length) return why;
    for (const id of ids) this.life.unit(id).opening = '延期开放';
    return this.without(ids);
  }

  reject(by: string, competent: boolean, ids: readonly string[]): Why[] {
    const why = this.answer(by, competent, ids);
    if (why.length) return why;
    for (const id of ids) {
      this.concluded.delete(id);
      this.submitted.delete(id);
    }
    return this.without([]);
  }

  publish(ids: readonly string[]): Why[] {
    const why = this.underReview(ids);
    if (ids.some((id) => this.concluded.get(id) !== 'open')) why.push('INV-20');
    if (why.length) return why;
    for (const id of ids) this.catalogue.add(id);
    return this.without([]);
  }

  takeOut(ids: readonly string[]): Why[] {
    const why = this.underReview(ids);
    return why.length ? why : this.without(ids);
  }

  /** E63, INV-19, 22, 23; the gate last. What a fact has changed goes first, whatever comes of it. */
  order(by: string): Why[] {
    if (!this.ended && this.joint) this.without([...this.changed]);
    const units = [...this.list].map((id) => this.life.unit(id));
    const why: Why[] = this.ended || !units.length ? ['form'] : [];
    if (!this.joint) why.push('INV-20');
    if (units.some(({ id }) => this.concluded.get(id) !== 'open')) why.push('INV-20');
    if (units.some(({ secret }) => secret)) why.push('INV-22');
    if (!this.terms.early && units.some((unit) => !this.life.ofAge(unit))) why.push('INV-19');
    if (units.some(({ id }) => !this.catalogue.has(id))) why.push('INV-23');
    if (this.hands.archives.has(by) || this.hands.partner.has(by)) why.push('INV-20');
    if (units.some(({ id }) => this.life.held(id, 'opening'))) why.push('INV-14');
    if (why.length) return why;
    for (const unit of units) unit.opening = '开放';
    return this.without([...this.list]);
  }

  withdraw(): Why[] {
    if (this.ended) return ['form'];
    this.drop([...this.list]);
    this.ended = true;
    return [];
  }

  /** What an opinion must say, whoever says it (INV-21, 22, 24). */
  private said(word: Word, ids: readonly string[]): Why[] {
    if (word === 'closed') return [];
    if (word === 'closed-without-ground') return ['INV-21'];
    return [
      ...(this.terms.purpose === 'reclosing' ? (['INV-24'] as const) : []),
      ...(ids.some((id) => this.life.unit(id).secret) ? (['INV-22'] as const) : []),
    ];
  }

  private answer(by: string, competent: boolean, ids: readonly string[]): Why[] {
    const why = this.underReview(ids);
    if (!competent || ids.some((id) => !this.submitted.has(id))) why.push('INV-21');
    if (Object.values(this.hands).some((hands) => hands.has(by))) why.push('INV-21');
    return why;
  }

  /** S4: nothing is said before the joint review; nor of what is not in it. */
  private underReview(ids: readonly string[]): Why[] {
    const why: Why[] = this.ended || ids.some((id) => !this.list.has(id)) ? ['form'] : [];
    if (!this.joint) why.push('INV-20');
    return why;
  }

  private drop(ids: readonly string[]): void {
    this.life.release(ids.filter((id) => this.list.delete(id)));
    for (const id of ids) this.changed.delete(id);
  }

  private without(ids: readonly string[]): Why[] {
    this.drop(ids);
    this.ended = !this.list.size;
    return [];
  }
}
