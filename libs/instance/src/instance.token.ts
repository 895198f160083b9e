/** Nest token of the open {@link import('./instance').Instance}. */
export const INSTANCE = Symbol('INSTANCE');
