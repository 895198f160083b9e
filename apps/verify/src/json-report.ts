import type { Finding } from './inspect';

/** One object a file: what a script needs of the finding. */
export function jsonReport(finding: Finding): object {
  switch (finding.what) {
    case 'refused': {
      const { path, count, faults } = finding;
      return { path, ok: false, count, faults };
    }
    case 'bundle': {
      const { path, bundle, completeness } = finding;
      const { manifest, checkpoint, cosignatures, events, keysGiven } = bundle;
      return {
        path,
        ok: true,
        what: 'bundle',
        kind: manifest.kind,
        subject: manifest.subject,
        origin: checkpoint.origin,
        size: checkpoint.size,
        key: keysGiven ? 'given' : 'own',
        cosignatures,
        streams: manifest.streams.map(({ stream, from, last }) => ({ stream, from, last })),
        complete: completeness ? 'proved' : 'asserted',
        withheld: manifest.withheld?.count ?? 0,
        papers: manifest.papers,
        ...(bundle.case && { case: bundle.case }),
        events: events.map(({ stream, revision, leafIndex, shown }) => ({
          stream,
          revision,
          leafIndex,
          ...(shown && {
            id: shown.id,
            type: shown.type,
            businessDate: shown.businessDate,
            recordedAt: shown.recordedAt,
          }),
        })),
      };
    }
    case 'proof': {
      const { path, proof } = finding;
      const { index, checkpoint, cosignatures } = proof;
      return {
        path,
        ok: true,
        what: 'proof',
        origin: checkpoint.origin,
        size: checkpoint.size,
        index,
        cosignatures,
      };
    }
    case 'statement': {
      const { path, statement, recordedAt, proof } = finding;
      const { index, checkpoint, cosignatures } = proof;
      return {
        path,
        ok: true,
        what: 'statement',
        ...statement,
        recordedAt,
        size: checkpoint.size,
        index,
        cosignatures,
      };
    }
  }
}
