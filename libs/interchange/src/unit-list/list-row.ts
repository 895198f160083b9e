import type { UnitListRow } from './unit-list';

/** A row of a list; `text`: a line of a text file, as it stands. */
export type ListRow = UnitListRow & { readonly text?: string };

/** How a row names its unit: by the line, by id, else by the code as printed. */
export const nameOf = ({ text, unit, code }: ListRow): string => text ?? unit ?? code?.printed ?? '';
