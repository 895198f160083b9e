import { searchText } from '@fonds/holdings';

/** A unit and its containers, as the read model of the catalogue writes them: `盒 12; 柜 3`. */
export interface ContainedUnit {
  readonly unit: string;
  readonly containers: string;
}

/** Kinds of containers that are boxes, as catalogues name them. */
const BOX = /^(?:盒|档案盒|盒号|box(?:es)?) /;

/** What lies in each box that a text names, by its whole designation (`盒 12`) or by its number; else nothing. */
export function boxContents(
  rows: readonly ContainedUnit[],
  texts: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const boxes = new Map<string, string[]>();
  const put = (name: string, unit: string): void => {
    const known = boxes.get(name);
    if (known) known.push(unit);
    else boxes.set(name, [unit]);
  };
  for (const { unit, containers } of rows)
    for (const container of containers.split('; ')) {
      if (!BOX.test(container)) continue;
      put(container, unit);
      put(container.replace(BOX, ''), unit);
    }
  return new Map(
    texts.flatMap((text) => {
      const units = boxes.get(searchText(text));
      return units ? [[text, units] as const] : [];
    }),
  );
}
