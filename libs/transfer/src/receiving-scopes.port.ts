import type { CivilDate } from '@fonds/kernel';

/** What archives take, by the versions of their receiving scopes (INV-05). Given by the library of accessions. */
export interface ReceivingScopes {
  /** Units that are not outside the scope in force on a day; undefined where there was none. */
  inside(
    archives: string,
    from: string,
    units: readonly string[],
    on: CivilDate,
  ): Promise<{ readonly version: number; readonly units: readonly string[] } | undefined>;
}

/** Nest token. */
export const RECEIVING_SCOPES = Symbol('RECEIVING_SCOPES');
