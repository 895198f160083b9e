import type { Faults } from './bundle-fault';
import { asObject, type JsonObject } from './json-reader';
import { rootOfRows } from './merkle-root';
import { readRowList, type RowList } from './row-list';

/** Lists of a case's bundle: files whose root and count an event of the log names. */
export const LISTS = 'lists/';
export const FIXED_LIST = `${LISTS}fixed`;
export const ENDINGS_LIST = `${LISTS}endings`;
/** Units that came since the opening, by the term under which the balance counts them. */
export const cameList = (term: string): string => `${LISTS}came-${term}`;
/** Units of the effect at this revision of the gate, where the event names the act's manifest alone. */
export const gateList = (revision: number): string => `${LISTS}gate-${revision}`;
/** Units that a rearrangement at this revision of the gate brought into being. */
export const intoList = (revision: number): string => `${LISTS}into-${revision}`;

/** Reads lists, and holds each against what its event says of it; at the end, none may be left that no event names. */
export class CaseLists {
  private readonly read = new Set<string>();

  constructor(
    private readonly files: ReadonlyMap<string, Uint8Array>,
    private readonly faults: Faults,
  ) {}

  /** @param said root and count, as the event says. @returns nothing where there is no list to be read */
  list(file: string, said: { readonly root: unknown; readonly count: unknown }): RowList | undefined {
    this.read.add(file);
    const bytes = this.files.get(file);
    if (!bytes) return void this.faults.add('file-missing', file);
    const list = this.faults.part(file, () => readRowList(bytes, file));
    if (!list) return undefined;
    if (list.count !== said.count)
      this.faults.add('list-differs', file, `${list.count} rows, ${String(said.count)} counted by the event`);
    else if (list.root !== said.root) this.faults.add('list-differs', file, 'another root');
    return list;
  }

  /** The units of a gate event's `of` or `into`: named there, or in a list. */
  units(of: unknown, file: string): readonly string[] {
    if (of === undefined) return [];
    const said = this.faults.part(file, () => asObject(of, file));
    if (!said) return [];
    const named = said['units'];
    if (!Array.isArray(named)) return this.list(file, reference(said))?.rows ?? [];
    const units = named.filter((each): each is string => typeof each === 'string');
    if (units.length !== said['count'] || rootOfRows(units) !== said['root'])
      this.faults.add('list-differs', file, 'the units that the gate event names');
    return units;
  }

  /** A list that nothing in the log names says nothing, and would look as if it did. */
  finish(): void {
    for (const file of this.files.keys())
      if (file.startsWith(LISTS) && !this.read.has(file)) this.faults.add('file-not-named', file);
  }
}

export const reference = ({ root, count }: JsonObject): { root: unknown; count: unknown } => ({
  root,
  count,
});
