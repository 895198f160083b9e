/** What an export says of itself, whatever it is of. */
export interface ExportFacts {
  /** Log position of the export's own event (E93), or up to which events were read; decimal. */
  readonly position: string;
  /** Rows, events or lines. */
  readonly count: number;
  /** SHA-256 of what is sent, or of a paper's data; hexadecimal. */
  readonly sha256: string;
  /** Verifier keys (signed-note) of the log: whoever keeps the export knows later whose history it was. */
  readonly vkeys: readonly string[];
}

/** Headers of every export: `Fonds-Position`, `Fonds-Count`, `Fonds-Digest`, `Fonds-Vkey` (two while a key changes). */
export const exportHeaders = ({ position, count, sha256, vkeys }: ExportFacts): Record<string, string> => ({
  'Cache-Control': 'private, no-store',
  'Fonds-Position': position,
  'Fonds-Count': String(count),
  'Fonds-Digest': sha256,
  'Fonds-Vkey': vkeys.join(', '),
});
