/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const RADAR_MESSAGES = {} as const;
