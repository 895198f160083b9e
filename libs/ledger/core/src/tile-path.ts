import { Malformed } from './bytes';
import { MAX_TILE_LEVEL, TILE_WIDTH, type TileRef } from './tile';

/** An entry bundle's address: `index` and `width` as of a tile of level 0. */
export interface BundleRef {
  readonly index: number;
  readonly width: number;
}

/** `tile/<L>/<N>[.p/<W>]` (tlog-tiles). @example tilePath({ level: 1, index: 1234067, width: 256 }) // 'tile/1/x001/x234/067' */
export function tilePath({ level, index, width }: TileRef): string {
  if (!Number.isInteger(level) || level < 0 || level > MAX_TILE_LEVEL) throw new RangeError(`level ${level}`);
  return `tile/${level}/${indexPath(index)}${widthSuffix(width)}`;
}

/** `tile/entries/<N>[.p/<W>]` (tlog-tiles). */
export const bundlePath = ({ index, width }: BundleRef): string =>
  `tile/entries/${indexPath(index)}${widthSuffix(width)}`;

const LEVEL = /^(0|[1-9][0-9]?)$/;
const PLACE = /^((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** What stands after `tile/`. @throws Malformed for anything that tlog-tiles would not write. */
export function parseTilePath(path: string): TileRef | { readonly entries: BundleRef } {
  const slash = path.indexOf('/');
  const level = path.slice(0, Math.max(slash, 0));
  const place = placeOf(path.slice(slash + 1));
  if (level === 'entries') return { entries: place };
  if (!LEVEL.test(level) || Number(level) > MAX_TILE_LEVEL) throw new Malformed('tile path', 'no such level');
  return { level: Number(level), ...place };
}

function placeOf(text: string): BundleRef {
  const match = text.length <= 40 ? PLACE.exec(text) : null;
  const index = Number((match?.[1] ?? '').replace(/[x/]/g, ''));
  const width = match?.[2] === undefined ? TILE_WIDTH : Number(match[2]);
  // One tile has one address: no more leading groups than its number needs.
  if (!match || !Number.isSafeInteger(index) || indexPath(index) !== match[1])
    throw new Malformed('tile path', 'no such index');
  if (match[2] !== undefined && width >= TILE_WIDTH) throw new Malformed('tile path', 'no such width');
  return { index, width };
}

function indexPath(index: number): string {
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`tile ${index}`);
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  return (padded.match(/.{3}/g) ?? [])
    .map((group, i, all) => (i < all.length - 1 ? `x${group}` : group))
    .join('/');
}

function widthSuffix(width: number): string {
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw new RangeError(`width ${width}`);
  return width === TILE_WIDTH ? '' : `.p/${width}`;
}
