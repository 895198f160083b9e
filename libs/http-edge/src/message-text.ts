export interface MessageText {
  /** What happened. `{name}` is replaced by the fact of that name. */
  readonly title: string;
  /** What to do. */
  readonly cure: string;
}

/** Texts of one library's refusals, by code; `status` where the code alone does not tell the HTTP status. */
export interface Messages {
  readonly [code: string]: { readonly status?: number; readonly zh: MessageText; readonly en: MessageText };
}
