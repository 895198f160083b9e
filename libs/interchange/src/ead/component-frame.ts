import { MAX_ENTRIES, type SourceEntry, type SourceUnit } from '../source';
import { DescriptionBuilder } from './description.builder';
import { SERIES_LEVELS } from './ead.elements';
import { SourceDigest } from './source.digest';

/**
 * `open`: series-like, and not known yet whether components lie below it. `described`: its record is out, only its
 * children may follow.
 */
export type FrameState = 'fonds' | 'open' | 'series' | 'unit' | 'within';

/** One component (or archdesc) on the open path. */
export interface Frame {
  state: FrameState;
  /** Level as the source names it; empty when it names none. */
  readonly level: string;
  readonly seriesLevel: boolean;
  readonly key: string;
  readonly line: number;
  readonly path: string;
  readonly builder: DescriptionBuilder;
  /** Shared by all components of a unit. */
  readonly digest: SourceDigest;
  children: number;
  /** Secrecy marks that went out with its record; those that follow come too late for it. */
  marksTold: number;
  /** Title for children that have none; undefined as long as no ancestor has one. */
  title: string | undefined;
  /** The unit that this component is or lies within. */
  readonly unit?: OpenUnit;
  /** Where this component stands among the entries of its unit, so that parents come before their children. */
  readonly entry?: number;
}

/** A custody unit whose end has not been read. Slots of `entries` are filled when an entry is complete. */
export interface OpenUnit {
  readonly entries: (SourceEntry | undefined)[];
  /** Components within it so far; above {@link MAX_ENTRIES} none of them is kept. */
  within: number;
  /** Legal secrecy marks of what is not kept. */
  marks: readonly string[];
}

export const hasTooMany = ({ within }: OpenUnit): boolean => within > MAX_ENTRIES;

/** `otherlevel` names its level in an attribute of that name. */
export function levelOf(attributes: Readonly<Record<string, string>>): string {
  const level = attributes.level ?? '';
  return level === 'otherlevel' ? (attributes.otherlevel ?? 'otherlevel') : level;
}

/** Whether children make this component a series: a series-like level, no level, or a level outside the list of EAD. */
export const mayBeSeries = (attributes: Readonly<Record<string, string>>): boolean =>
  SERIES_LEVELS.has(attributes.level ?? '') || !attributes.level || attributes.level === 'otherlevel';

export function custodyLevel(level: string): SourceUnit['level'] {
  return level === 'item' || level === 'piece' ? 'item' : 'file';
}

/** Written out: a spread here costs a tenth of the whole read. */
export function newFrame(
  state: FrameState,
  attributes: Readonly<Record<string, string>>,
  place: { readonly key: string; readonly line: number; readonly path: string },
  title: string | undefined,
  digest: SourceDigest,
  unit?: OpenUnit,
  entry?: number,
): Frame {
  const { key, line, path } = place;
  const seriesLevel = SERIES_LEVELS.has(attributes.level ?? '');
  const builder = new DescriptionBuilder();
  return {
    state,
    level: levelOf(attributes),
    seriesLevel,
    key,
    line,
    path,
    builder,
    digest,
    children: 0,
    marksTold: 0,
    title,
    unit,
    entry,
  };
}
