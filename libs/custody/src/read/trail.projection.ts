import { EVENT_SCHEMAS, type EventType } from '@fonds/event-contracts';
import type { Projection } from '@fonds/projections';

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
  version: 1,
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
      indexes: ['position', 'fonds, position', 'correlation, position'],
    },
  ],
  types: ALL_TYPES,
  touches: ({ stored }) => (stored.revision === 0 ? [] : [{ table: 'trail', group: stored.stream }]),
  fold({ event, stored }, rows) {
    const { actor, businessDate, recordedAt, correlation } = stored.meta;
    // A unit's fonds is told by its first event; later ones take it over from there.
    const first =
      stored.revision === 0 ? undefined : rows.get('trail', { stream: stored.stream, revision: 0 });
    const named = stored.stream.startsWith('fonds-')
      ? stored.stream.slice('fonds-'.length)
      : 'fonds' in event.data && typeof event.data.fonds === 'string'
        ? event.data.fonds
        : null;
    rows.put('trail', {
      stream: stored.stream,
      revision: stored.revision,
      position: stored.position.toString(),
      event: stored.id,
      type: stored.type,
      fonds: named ?? first?.fonds ?? null,
      correlation,
      account: actor.account,
      role: actor.role,
      organisation: actor.organisation ?? null,
      business_date: businessDate,
      recorded_at: recordedAt,
    });
  },
};
