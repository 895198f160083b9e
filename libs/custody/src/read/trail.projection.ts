import { EVENT_SCHEMAS, type EventType } from '@fonds/event-contracts';
import type { StoredEvent } from '@fonds/event-store';
import { citedFiles } from '@fonds/evidence';
import { administers } from '@fonds/identity';
import type { LoggedEvent, Projection } from '@fonds/projections';

/** Every event type there is: the trail leaves nothing out. */
const ALL_TYPES = [
  ...new Set(Object.keys(EVENT_SCHEMAS).map((name) => name.slice(0, name.lastIndexOf('.v')))),
] as EventType[];

/**
 * Index of the audit trail (审计轨迹): who did what to what, when it happened and when it was recorded. The events
 * themselves, with before and after, are read from the store by position.
 */
export const trailProjection: Projection = {
  name: 'trail',
  version: 5,
  tables: [
    {
      name: 'trail',
      columns: {
        stream: 'text',
        revision: 'int',
        position: 'bigint',
        event: 'uuid',
        type: 'text',
        fonds: 'uuid',
        correlation: 'uuid',
        account: 'uuid',
        role: 'text',
        organisation: 'uuid',
        business_date: 'date',
        recorded_at: 'timestamptz',
      },
      key: ['stream', 'revision'],
      group: 'stream',
      // `event`: a proof is asked for by the id of its event.
      indexes: ['position', 'event', 'fonds, position', 'correlation, position'],
    },
    {
      // Units that a reading names (E104): it stands on a stream of its own and is found under them, too.
      name: 'trail_about',
      columns: { subject: 'uuid', stream: 'text', revision: 'int' },
      key: ['subject', 'stream', 'revision'],
      group: 'subject',
    },
    {
      // Supporting files by the events that cite or store them: who sees one of these may open the file.
      name: 'evidence_citation',
      columns: {
        sha256: 'text',
        stream: 'text',
        revision: 'int',
        position: 'bigint',
        fonds: 'uuid',
        organisation: 'uuid',
        account: 'uuid',
      },
      key: ['sha256', 'stream', 'revision'],
      group: 'sha256',
    },
  ],
  types: ALL_TYPES,
  touches({ event, stored }) {
    if (event.type === 'ClosedViewed')
      return event.data.units.map((unit) => ({ table: 'trail', group: unitStream(unit) }));
    return stored.revision === 0 ? [] : [{ table: 'trail', group: stored.stream }];
  },
  fold({ event, stored }, rows) {
    const { actor, businessDate, recordedAt, correlation } = stored.meta;
    // A unit's fonds is told by its first event; later ones take it over from there.
    const first =
      stored.revision === 0 ? undefined : rows.get('trail', { stream: stored.stream, revision: 0 });
    const named =
      event.type === 'ClosedViewed'
        ? event.data.units.map(
            (unit) => rows.get('trail', { stream: unitStream(unit), revision: 0 })?.fonds,
          )[0]
        : fondsNamedBy({ event, stored });
    const { stream, revision } = stored;
    const position = stored.position.toString();
    const fonds = named ?? first?.fonds ?? null;
    const organisation = actor.organisation ?? null;
    const { account } = actor;
    // One literal each: a bulk load makes millions of these, and a spread takes longer than all the rest of a row.
    rows.put('trail', {
      stream,
      revision,
      position,
      event: stored.id,
      type: stored.type,
      fonds,
      correlation,
      account,
      role: actor.role,
      organisation,
      business_date: businessDate,
      recorded_at: recordedAt,
    });
    if (event.type === 'ClosedViewed')
      for (const subject of event.data.units) rows.put('trail_about', { subject, stream, revision });
    for (const sha256 of event.type === 'EvidenceStored' ? [event.data.sha256] : citations(stored))
      rows.put('evidence_citation', {
        sha256,
        stream,
        revision,
        position,
        fonds,
        // What an administrator cites concerns no archives, and opens nothing to a body for which he does it.
        organisation: administers(actor.role) ? null : organisation,
        account,
      });
  },
};

const unitStream = (unit: string): string => `unit-${unit}`;

/** The stream of a number given later is nobody's fonds: what happens there concerns the one that bears the number. */
function fondsNamedBy({ event, stored }: LoggedEvent): string | null {
  const { data, type } = event;
  if (stored.stream.startsWith('fonds-'))
    return type === 'FondsNumberReserved' || type === 'ReservationVoided'
      ? data.bearer
      : stored.stream.slice('fonds-'.length);
  if (stored.stream.startsWith('gate-')) return stored.stream.slice('gate-'.length);
  return 'fonds' in data && typeof data.fonds === 'string' ? data.fonds : null;
}

/** A reading cites nothing: else whoever opens one file could name another, and open that one next. */
function citations({ type, meta, bytes }: StoredEvent): readonly string[] {
  if (type === 'EvidenceOpened' || (type !== 'ImportStarted' && meta.evidence.length === 0)) return [];
  return citedFiles({ type, ...bytes });
}
