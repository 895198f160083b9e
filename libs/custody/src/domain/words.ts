/** The name of an organisation an event speaks of. */
export interface Names {
  (organisation: string): string;
}

export interface Words {
  readonly zh: string;
  readonly en: string;
}
