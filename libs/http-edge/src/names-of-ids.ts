import type { Request } from 'express';
import { isUuid, type Json, type Refusal } from '@fonds/kernel';

/** What people call an organisation, a unit or a fonds: a name, a 档号, a number. Its id where there is none. */
export type Names = ReadonlyMap<string, string>;

/** Nest token of {@link NamesForRequest}. */
export const NAMES_FOR_REQUEST = Symbol('NAMES_FOR_REQUEST');

/** Names of ids, as whoever sent the request may know them. Given by the libraries that have them. */
export interface NamesForRequest {
  namesFor(ids: readonly string[], request: Request): Promise<Names>;
}

export const NO_NAMES: Names = new Map();

/** A refusal tells a hundred units at most, and little else. */
const MOST = 300;

/** Ids among the facts of a refusal, that its text may print. */
export function idsIn({ facts }: Pick<Refusal, 'facts'>): readonly string[] {
  const found = Object.values(facts).flatMap((fact: Json) => (Array.isArray(fact) ? fact : [fact]));
  const ids = found.filter((each): each is string => typeof each === 'string' && isUuid(each));
  return [...new Set(ids)].slice(0, MOST);
}
