import { derivedId, type FondsId } from '@fonds/kernel';

/** How a fonds is named for ever (architecture.md §4). */
export interface FondsKey {
  readonly kind: 'number' | 'source' | 'command';
  readonly value: string;
}

export const fondsIdOf = (numberingBody: string, key: FondsKey): FondsId =>
  derivedId<'fonds'>('fonds/1', numberingBody, key.kind, key.value);
export const fondsStream = (fonds: string): string => `fonds-${fonds}`;
export const seriesStream = (series: string): string => `series-${series}`;
