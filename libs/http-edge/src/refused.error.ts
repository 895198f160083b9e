import type { Refusal, Result } from '@fonds/kernel';
import type { LoadedTexts } from '@fonds/law';
import type { Names } from './names-of-ids';

/** Carries a refusal from a controller or guard to the filter that prints it. Below the HTTP edge it stays a value. */
export class RefusedError extends Error {
  /** Of ids among its facts, where somebody has looked them up for who reads it. */
  names?: Names;
  /** Words of its articles that were loaded in the installation, likewise. */
  loaded?: LoadedTexts;

  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = 'RefusedError';
  }
}

/** The value of a result. @throws RefusedError for a refusal. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new RefusedError(result.error);
}
