/** Time as the edges see it. Domain code never holds one: its commands bring their dates with them. */
export interface Clock {
  /** UTC milliseconds since 1970. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
