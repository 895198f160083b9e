/**
 * A reference model of what may happen to units, written from domain.md §1.3, 1.4, 4.6 and 4.7 alone: plain words of
 * the law, no code of the product. It answers every command with the reasons for which it is refused.
 */
const YEAR = 2026;

/** `form`: no article forbids it; it says again what stands, or names what is not there. */
export type Why =
  'form' | 'INV-02' | 'INV-11' | 'INV-12' | 'INV-13' | 'INV-14' | 'INV-15' | 'INV-16' | 'INV-17' | Later;
type Later = 'INV-17b' | 'INV-19' | 'INV-20' | 'INV-21' | 'INV-22' | 'INV-23' | 'INV-24' | 'INV-43';

export interface LifeUnit {
  readonly id: string;
  /** Year of formation, on a day that is over this year. */
  readonly formed: number;
  /** Under a legal mark that never ends by itself. */
  readonly secret: boolean;
  /** Years; undefined: 永久. */
  retention: number | undefined;
  openMatter: boolean;
  out?: 'lost' | 'destroyed' | undefined;
  loan: boolean;
  /** The act that has it. */
  claim?: LifeAct | undefined;
  destroying?: LifeAct | undefined;
  opening: '未审核' | '开放' | '延期开放';
}

export interface LifeAct {
  /** Units that a fact at the gate has changed since the act had them. */
  readonly changed: Set<string>;
}

export interface LifeHold {
  readonly units?: ReadonlySet<string> | undefined;
  readonly stops: ReadonlySet<string>;
  lifted: boolean;
}

/** What holds of each kind stop: all of them destruction (INV-14), those of E22 and APL 56 loans too; openings only by name. */
export const STOPS: { readonly [kind: string]: readonly string[] } = {
  restructuring: ['destruction', 'loan'],
  inspection: ['destruction'],
  litigation: ['destruction'],
  evidence: ['destruction', 'loan'],
  other: ['destruction'],
};

export class LifeModel {
  readonly units = new Map<string, LifeUnit>();
  readonly holds: LifeHold[] = [];
  /** Units that were gone under a hold that came after their start. */
  incidents = 0;

  unit(id: string): LifeUnit {
    const unit = this.units.get(id);
    if (!unit) throw new Error(`no unit ${id}`);
    return unit;
  }

  held(id: string, by: string): boolean {
    return this.holds.some(
      ({ units, stops, lifted }) => !lifted && stops.has(by) && (units?.has(id) ?? true),
    );
  }

  /** CLK-10: from the first day of the year after its formation. */
  expired({ retention, formed }: LifeUnit): boolean {
    return retention !== undefined && formed + retention < YEAR;
  }

  /** INV-19: 25 years. */
  ofAge({ formed }: LifeUnit): boolean {
    return formed + 25 <= YEAR;
  }

  claim(ids: Iterable<string>, act: LifeAct): void {
    for (const id of ids) this.unit(id).claim = act;
  }

  release(ids: Iterable<string>): void {
    for (const id of ids) this.unit(id).claim = undefined;
  }

  /** INV-02: one act at a time; nothing that is gone, lent or being destroyed. */
  unclaimable(id: string): Why[] {
    const { claim, out, loan, destroying } = this.unit(id);
    return [
      ...(claim ? (['INV-02'] as const) : []),
      ...(out ? (['INV-02'] as const) : []),
      ...(destroying ? (['INV-17b'] as const) : []),
      ...(loan ? (['form'] as const) : []),
    ];
  }

  lend(ids: readonly string[]): Why[] {
    const free = ids.filter((id) => !this.unclaimable(id).length);
    if (!free.length) return ids.flatMap((id) => this.unclaimable(id));
    if (free.some((id) => this.held(id, 'loan'))) return ['INV-14'];
    for (const id of free) this.unit(id).loan = true;
    return [];
  }

  takeBack(ids: readonly string[]): Why[] {
    if (ids.some((id) => !this.unit(id).loan)) return ['form'];
    for (const id of ids) this.unit(id).loan = false;
    return [];
  }

  /** E57: a fact, whatever holds or acts have the unit. */
  lose(ids: readonly string[]): Why[] {
    if (ids.some((id) => this.unit(id).out)) return ['form'];
    for (const id of ids) this.changed(id).out = 'lost';
    return [];
  }

  recover(ids: readonly string[]): Why[] {
    if (ids.some((id) => this.unit(id).out !== 'lost')) return ['form'];
    for (const id of ids) this.changed(id).out = undefined;
    return [];
  }

  private changed(id: string): LifeUnit {
    const unit = this.unit(id);
    unit.claim?.changed.add(id);
    return unit;
  }

  lift(hold: LifeHold): Why[] {
    if (hold.lifted) return ['form'];
    hold.lifted = true;
    return [];
  }

  /** O79 19: an open matter is noted of what is there. */
  noteMatter(id: string): Why[] {
    const unit = this.unit(id);
    const why: Why[] = [
      ...(unit.out ? (['INV-02'] as const) : []),
      ...(unit.openMatter ? (['form'] as const) : []),
    ];
    if (!why.length) unit.openMatter = true;
    return why;
  }
}
