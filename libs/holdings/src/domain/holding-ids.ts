import { derivedId, type EntryId, type FondsId, type SeriesId, type UnitId } from '@fonds/kernel';

/** How a unit, or a fonds, is named for ever (architecture.md §4). */
export interface UnitKey {
  /** `code`: complete 档号, normalised. `source`: the component's own id in its finding aid. */
  readonly kind: 'code' | 'source' | 'command';
  readonly value: string;
}

/** A code is unique within the body that numbers and the fonds (INV-44), a source id within its fonds. */
export const unitIdOf = (fonds: FondsId, key: UnitKey, numberingBody: string): UnitId =>
  key.kind === 'code'
    ? derivedId<'unit'>('unit/1', fonds, 'code', numberingBody, key.value)
    : derivedId<'unit'>('unit/1', fonds, key.kind, key.value);

export const seriesIdOf = (fonds: FondsId, key: string): SeriesId =>
  derivedId<'series'>('series/1', fonds, key);
export const entryIdOf = (unit: UnitId, key: string): EntryId => derivedId<'entry'>('within/1', unit, key);

export const unitStream = (unit: string): string => `unit-${unit}`;
export { seriesStream } from '@fonds/fonds';
