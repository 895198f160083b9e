/** One thing at a time for each name; different names do not wait for one another. */
export class ByTurns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** @returns what the work returns; a failure of one turn does not stop the next. */
  take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(name) ?? Promise.resolve();
    const turn = before.then(work, work);
    const settled = turn.catch(() => undefined);
    this.last.set(name, settled);
    void settled.then(() => {
      if (this.last.get(name) === settled) this.last.delete(name);
    });
    return turn;
  }
}
