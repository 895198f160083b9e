import type { Json } from './canonical-json';

/** An article of an instrument (法规依据), as `domain.md` §0 names its source: `{ instrument: 'REG', article: '39(2)' }`. */
export interface Citation {
  readonly instrument: string;
  readonly article: string;
}

/**
 * A command that was understood and not carried out (拒绝). A value, never an exception.
 * `code` is stable and has a text in both message files; `rule` names the invariant; `facts` are what was compared.
 */
export interface Refusal {
  readonly code: string;
  readonly rule?: string;
  readonly basis: readonly Citation[];
  readonly facts: { readonly [name: string]: Json };
  /** Where a list is refused as a whole: what is wrong in it, each at its place, such as `texts.3`. */
  readonly parts?: readonly RefusedPart[];
}

export interface RefusedPart {
  readonly path: string;
  readonly refusal: Refusal;
}

export type Result<T, E = Refusal> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const refuse = (refusal: Refusal): { readonly ok: false; readonly error: Refusal } => ({
  ok: false,
  error: refusal,
});

/** Of a hundred thousand units a refusal, an answer or an event names the first; their count is always whole. */
const NAMED = 100;
export const firstNamed = <T>(all: readonly T[]): T[] => all.slice(0, NAMED);

/** Units as the facts of a refusal. */
export const namedUnits = (units: readonly string[]): { units: string[]; count: number } => ({
  units: firstNamed(units),
  count: units.length,
});
