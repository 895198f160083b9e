import type {
  Description,
  EntriesDescribed,
  HeldSince,
  HoldingTakenOn,
  Owner,
  ReferenceCode,
  SeriesRegistered,
} from '@fonds/event-contracts';
import { entryIdOf, seriesIdOf, unitIdOf } from '@fonds/holdings';
import {
  canonicalJson,
  derivedId,
  parseReferenceCode,
  type EventId,
  type FondsId,
  type UnitId,
} from '@fonds/kernel';
import type { SourceDescription, SourceEntry, SourceSeries, SourceUnit } from '../source';

/** Rules that an event rests on by which something is taken on. */
export const TAKING_ON_RULES = ['INV-02', 'INV-39b', 'INV-44'] as const;

/** What holds for a whole file: who has it, whose it is, since when, described how. */
export interface TakingOn {
  readonly archives: string;
  readonly owner: Owner;
  readonly heldSince: HeldSince;
  readonly profile: 'isad' | 'dat18';
  /** In nobody's books until they were found: a term of the balance of its own (E95 *found*). */
  readonly found?: boolean;
}

/** Raised when a reader or the mapping here changes what it makes of the same source. */
export const MAPPING_VERSION = '6';

/** Canonical bytes of entries in one event: room for the envelope under the event limit of 256 KiB. */
const CHUNK_BYTES = 160 * 1024;

export interface UnitDrafts {
  readonly id: UnitId;
  readonly takenOn: HoldingTakenOn;
  readonly entries: readonly EntriesDescribed[];
}

/** The opening entry of a unit and what lies within it (E95). A pure function of the source row and the options. */
export function unitDrafts(unit: SourceUnit, fonds: FondsId, on: TakingOn): UnitDrafts {
  const id = unitIdOf(fonds, unit.key, on.archives);
  const code = unit.key.kind === 'code' ? referenceCode(unit) : undefined;
  return {
    id,
    takenOn: {
      fonds,
      ...(unit.series !== undefined && { series: seriesIdOf(fonds, unit.series) }),
      key: unit.key,
      profile: on.profile,
      level: unit.level,
      ...(unit.sourceLevel && { sourceLevel: unit.sourceLevel }),
      ...(unit.describedAtSeriesLevel && { describedAtSeriesLevel: true }),
      ...(code && { code }),
      ...(unit.otherCodes?.length && {
        otherCodes: unit.otherCodes.map(({ kind, printed }) => ({ kind, printed })),
      }),
      description: descriptionOf(unit.description),
      custodian: on.archives,
      owner: on.owner,
      holder: on.archives,
      heldSince: on.heldSince,
      entries: unit.entries.length,
      ...(on.found && { kind: 'found' as const }),
      ...(unit.row && { row: Object.entries(unit.row) }),
    },
    entries: chunks(id, unit.entries),
  };
}

const referenceCode = (unit: SourceUnit): ReferenceCode =>
  recordedCode(unit.description.code ?? unit.key.value, unit.key.value, unit.arrangementMode);

/** A code as events have it: printed, normalised, and the parts that could be read. */
export function recordedCode(
  printed: string,
  known: string,
  arrangementMode: SourceUnit['arrangementMode'],
): ReferenceCode {
  const parsed = parseReferenceCode(printed, { mode: arrangementMode });
  if (!parsed.ok) return { printed, normalised: known, scheme: 'legacy' };
  const { scheme, printed: _p, normalised, modes: _m, ...parts } = parsed.value;
  return {
    printed,
    normalised,
    scheme,
    ...(arrangementMode && { arrangementMode }),
    parts: Object.fromEntries(
      Object.entries(parts).filter((part): part is [string, string] => typeof part[1] === 'string'),
    ),
  };
}

/** What a reader gave, without its empty lists: they say nothing. */
export function descriptionOf(source: SourceDescription): Description {
  const kept: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(source))
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) kept[field] = value;
  return kept as unknown as Description;
}

function chunks(unit: UnitId, entries: readonly SourceEntry[]): EntriesDescribed[] {
  const described = entries.map((entry) => ({
    id: entryIdOf(unit, entry.key),
    key: entry.key,
    ...(entry.parent !== undefined && { parent: entryIdOf(unit, entry.parent) }),
    level: entry.level,
    description: descriptionOf(entry.description),
    ...(entry.row && { row: Object.entries(entry.row) }),
  }));
  const groups: (typeof described)[] = [];
  let bytes = Infinity;
  for (const entry of described) {
    const size = Buffer.byteLength(canonicalJson(entry));
    if (bytes + size > CHUNK_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    groups[groups.length - 1]?.push(entry);
    bytes += size;
  }
  return groups.map((group, chunk) => ({ chunk, chunks: groups.length, entries: group }));
}

export const seriesDraft = (
  series: SourceSeries,
  fonds: FondsId,
  profile: TakingOn['profile'],
): SeriesRegistered => ({
  fonds,
  key: series.key,
  ...(series.parent !== undefined && { parent: seriesIdOf(fonds, series.parent) }),
  level: series.level,
  description: descriptionOf(series.description),
  profile,
});

/**
 * The id of an imported event: the same subject, source row and outcome is the same event (*unchanged*), any other is
 * another (*differs*), whatever was corrected since. The outcome stands here because it rests on more than the row:
 * on the options, on what is inherited from above, and on the mapping.
 */
export const importedEventId = (subject: string, digest: string, data: object, part: string): EventId =>
  derivedId<'event'>('import/1', subject, digest, canonicalJson(data), part);
