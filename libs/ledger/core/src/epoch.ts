/**
 * An epoch (链段) is one log of the store: the first has the installation's origin, and each lawful restart after a loss
 * begins the next. Events keep their positions; only their leaves are numbered anew.
 */
export interface Epoch {
  /** 0, 1, 2 … */
  readonly number: number;
  /** Position of the restart event that began it; none in the first. */
  readonly restartedAt?: bigint;
}

/** `<origin>` of the first epoch, then `<origin>/e1`, `<origin>/e2` …: another log to everybody outside. */
export const epochOrigin = (origin: string, { number }: Pick<Epoch, 'number'>): string =>
  number === 0 ? origin : `${origin}/e${number}`;

/** Index of an event's leaf. The restart event is leaf 0 of its epoch; the others keep their order. */
export function leafIndexOf(position: bigint, { restartedAt }: Epoch): number {
  if (position < 1n) throw new RangeError(`the position ${position}`);
  if (position === restartedAt) return 0;
  return Number(restartedAt !== undefined && position < restartedAt ? position : position - 1n);
}

/** Position of the event whose leaf has this index. */
export function positionOfLeaf(index: number, { restartedAt }: Epoch): bigint {
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`the leaf ${index}`);
  if (restartedAt === undefined) return BigInt(index) + 1n;
  if (index === 0) return restartedAt;
  return BigInt(index) < restartedAt ? BigInt(index) : BigInt(index) + 1n;
}
