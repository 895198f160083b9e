import type { StoredEvent } from '@fonds/event-store';

/** What a row says about the supporting files it needs: its type, its metadata, and the data where they name one. */
export interface CitingRow {
  readonly type: string;
  readonly meta: string;
  readonly data: string | null;
}

interface Citing {
  readonly evidence?: readonly { readonly sha256: string }[];
}
interface StoredSource {
  readonly stored: 'whole' | 'redacted';
  readonly source: string;
  readonly storedSource?: string;
}

/**
 * SHA-256 of the supporting files of one event: those its metadata cites, and the stored source of an import (the file
 * as sent, or the one without held-out rows).
 */
export function citedFiles({ type, meta, data }: CitingRow): string[] {
  const cited = ((JSON.parse(meta) as Citing).evidence ?? []).map(({ sha256 }) => sha256);
  if (type !== 'ImportStarted' || data === null) return cited;
  const { stored, source, storedSource } = JSON.parse(data) as StoredSource;
  const kept = storedSource ?? (stored === 'whole' ? source : undefined);
  return kept === undefined ? cited : [...cited, kept];
}

/** Canonical JSON tells without parsing that an event cites nothing; most do. */
const CITES_NOTHING = '"evidence":[]';

/** Supporting files that must be there: cited by any of these events. For {@link EvidenceStore.verify}. */
export async function citedBy(events: AsyncIterable<StoredEvent>): Promise<Set<string>> {
  const cited = new Set<string>();
  for await (const { type, bytes } of events) {
    if (type !== 'ImportStarted' && bytes.meta.includes(CITES_NOTHING)) continue;
    for (const sha256 of citedFiles({ type, ...bytes })) cited.add(sha256);
  }
  return cited;
}
