/** Nest token of the `pg.Pool` that connects as the app role. */
export const APP_POOL = Symbol('APP_POOL');
