import type { Description } from '@fonds/event-contracts';
import { codeKey, type Unit } from '@fonds/holdings';
import { isLegalMark } from '@fonds/law';
import type { CatalogueRow, OpeningReview } from '../domain/opening.state';
import type { CatalogueEntry } from '../domain/order-opening.rule';

/** Titles that a person gives to entries, and how many entries each was for. */
export interface EntryTitles {
  of(entry: string, code: string | undefined): string | undefined;
  /** By the text that names it. */
  readonly used: ReadonlyMap<string, number>;
}

/** By unit or entry, what an earlier drawing put in the place of a title. */
export type EarlierTitles = Pick<OpeningReview['otherTitles'], 'get'>;

/** @param titles by id or code, in any width or case; one that is not named anew keeps what it bore */
export function namedBy(titles: ReadonlyMap<string, string>, earlier: EarlierTitles): EntryTitles {
  const texts = new Map(
    [...titles.keys()].flatMap((text) => [[text, text] as const, [codeKey(text), text] as const]),
  );
  const used = new Map<string, number>();
  return {
    used,
    of(entry, code) {
      const text = texts.get(entry) ?? (code === undefined ? undefined : texts.get(codeKey(code)));
      if (text === undefined) return earlier.get(entry);
      used.set(text, (used.get(text) ?? 0) + 1);
      return titles.get(text);
    },
  };
}

/** What an entry says of itself that its unit's review does not take away: it stays closed in the open unit. */
const staysClosed = ({ opening, secrecy }: Description): boolean =>
  opening === '控制' || opening === '延期开放' || isLegalMark(secrecy);

/** The row of a unit, and those of what lies within it and is open with it. */
export function rowsOf(
  unit: string,
  { code, description, entries }: Unit,
  title: string | undefined,
  titles: EntryTitles,
): readonly CatalogueEntry[] {
  const within = [...entries]
    .filter(([, entry]) => !staysClosed(entry))
    .map(([entry, said]) => ({ unit, entry, ...rowOf(said, said.code, titles.of(entry, said.code)) }));
  return [{ unit, ...rowOf(description, code?.printed, title) }, ...within];
}

function rowOf(
  { title: described, dates: formed = [] }: Description,
  code: string | undefined,
  published: string | undefined,
): CatalogueRow {
  const title = published ?? described;
  const dates = formed.map(({ printed }) => printed).join('; ');
  return {
    ...(code && { code }),
    title,
    ...(dates && { dates }),
    ...(title !== described && { edited: true }),
  };
}
