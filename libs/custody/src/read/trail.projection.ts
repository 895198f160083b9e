import { EVENT_SCHEMAS, type EventType } from '@fonds/event-contracts';
import { citedFiles } from '@fonds/evidence';
import { administers } from '@fonds/identity';
import { dataMember, type LoggedEvent, type Projection } from '@fonds/projections';

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
  touches(logged) {
    const { stored } = logged;
    if (stored.type === 'ClosedViewed')
      return unitsViewed(logged).map((unit) => ({ table: 'trail', group: unitStream(unit) }));
    return stored.revision === 0 ? [] : [{ table: 'trail', group: stored.stream }];
  },
  fold(logged, rows) {
    const { stored } = logged;
    const viewed = unitsViewed(logged);
    // Of a bulk load's events neither data nor metadata are parsed: that took longer than all the rest of this fold.
    const actor = stored.metaMember('actor');
    // A unit's fonds is told by its first event; later ones take it over from there.
    const first =
      stored.revision === 0 ? undefined : rows.get('trail', { stream: stored.stream, revision: 0 });
    const named =
      stored.type === 'ClosedViewed'
        ? viewed.map((unit) => rows.get('trail', { stream: unitStream(unit), revision: 0 })?.fonds)[0]
        : fondsNamedBy(logged);
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
      correlation: stored.metaMember('correlation'),
      account,
      role: actor.role,
      organisation,
      business_date: stored.metaMember('businessDate'),
      recorded_at: stored.metaMember('recordedAt'),
    });
    for (const subject of viewed) rows.put('trail_about', { subject, stream, revision });
    for (const sha256 of citations(logged))
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

/** Units that a reading names. */
const unitsViewed = (logged: LoggedEvent): readonly string[] =>
  logged.stored.type === 'ClosedViewed' ? (dataMember(logged, 'units') as readonly string[]) : NONE;
const NONE: readonly string[] = [];

/** The stream of a number given later is nobody's fonds: what happens there concerns the one that bears the number. */
function fondsNamedBy(logged: LoggedEvent): string | null {
  const { stream, type } = logged.stored;
  if (stream.startsWith('fonds-'))
    return type === 'FondsNumberReserved' || type === 'ReservationVoided'
      ? (dataMember(logged, 'bearer') as string)
      : stream.slice('fonds-'.length);
  if (stream.startsWith('gate-')) return stream.slice('gate-'.length);
  const fonds = dataMember(logged, 'fonds');
  return typeof fonds === 'string' ? fonds : null;
}

/** A reading cites nothing: else whoever opens one file could name another, and open that one next. */
function citations(logged: LoggedEvent): readonly string[] {
  const { stored } = logged;
  const { type } = stored;
  if (type === 'EvidenceStored') return [dataMember(logged, 'sha256') as string];
  if (type === 'EvidenceOpened') return NONE;
  if (type !== 'ImportStarted' && stored.metaMember('evidence').length === 0) return NONE;
  return citedFiles({ type, ...stored.bytes });
}
