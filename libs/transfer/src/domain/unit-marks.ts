/**
 * What was said of each unit of a batch, the newest word last. Unchanging, like all state of a fold, and still cheap to
 * add to: a batch of 100,000 units hears of them in a hundred events, and copying the whole for each would make every
 * later command on it slow. Layers of like size are merged, so that there are few of them.
 */
export class UnitMarks<Mark> {
  private constructor(
    /** Oldest and largest first. */
    private readonly layers: readonly ReadonlyMap<string, Mark>[],
  ) {}

  static none<Mark>(): UnitMarks<Mark> {
    return new UnitMarks<Mark>([]);
  }

  get(unit: string): Mark | undefined {
    for (let at = this.layers.length - 1; at >= 0; at--) {
      const layer = this.layers[at];
      if (layer?.has(unit)) return layer.get(unit);
    }
    return undefined;
  }

  with(marks: Iterable<readonly [unit: string, mark: Mark]>): UnitMarks<Mark> {
    let added = new Map(marks);
    if (!added.size) return this;
    let kept = this.layers.length;
    for (
      let below = this.layers[kept - 1];
      below && below.size <= 2 * added.size;
      below = this.layers[kept - 1]
    ) {
      added = new Map([...below, ...added]);
      kept--;
    }
    return new UnitMarks([...this.layers.slice(0, kept), added]);
  }

  /** How many units bear a mark now. */
  count(mark: Mark): number {
    const [all = new Map<string, Mark>(), ...newer] = this.layers;
    const now = new Map(all);
    for (const layer of newer) for (const [unit, said] of layer) now.set(unit, said);
    let found = 0;
    for (const said of now.values()) if (said === mark) found++;
    return found;
  }
}
