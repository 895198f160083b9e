/** One stream a place: its versions come one after the other. */
export const localLawStream = (place: string | undefined): string => `local-law-${place ?? 'everywhere'}`;
