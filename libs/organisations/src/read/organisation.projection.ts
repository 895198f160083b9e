import type { FieldChange, SuccessorNamed } from '@fonds/event-contracts';
import type { LoggedEvent, Projection, Row, Rows } from '@fonds/projections';

/** `organisation-<id>`: the stream's name carries the organisation. */
const idOf = (logged: LoggedEvent): string => logged.stored.stream.slice('organisation-'.length);

/** Units, series and fonds have events that are corrected, too. */
const isAbout = ({ stored }: LoggedEvent): boolean => stored.stream.startsWith('organisation-');

function fold(logged: LoggedEvent, rows: Rows): void {
  const { event, stored } = logged;
  if (!isAbout(logged)) return;
  const id = idOf(logged);
  if (event.type === 'OrganisationRegistered') {
    const { code, name, kind, level, parent, validFrom, validTo } = event.data;
    rows.put('organisation', {
      id,
      code,
      name,
      kind,
      level: level ?? null,
      parent: parent ?? null,
      valid_from: validFrom ?? null,
      valid_to: validTo ?? null,
      revision: stored.revision,
    });
    return;
  }
  const [there] = rows.group('organisation', id);
  if (!there) throw new Error(`${stored.stream} does not begin with OrganisationRegistered`);
  rows.put('organisation', { ...there, ...changesOf(logged), revision: stored.revision });
  if (event.type === 'SuccessorNamed') {
    const { function: work, successor, from } = event.data;
    rows.put('succession', { predecessor: id, function: work, successor, since: from ?? null });
  }
  if (event.type === 'EventCorrected') succeed(id, event.data.stands ?? [], rows);
}

const COLUMNS: Readonly<Record<string, string>> = {
  name: 'name',
  kind: 'kind',
  level: 'level',
  parent: 'parent',
  validFrom: 'valid_from',
  validTo: 'valid_to',
};

/** All of its successors, where they stand otherwise. */
function succeed(predecessor: string, stands: readonly FieldChange[], rows: Rows): void {
  const all = stands.find(({ field }) => field === 'successors')?.after;
  if (!Array.isArray(all)) return;
  for (const row of rows.group('succession', predecessor)) rows.remove('succession', row);
  for (const { function: work, successor, from } of all as readonly SuccessorNamed[])
    rows.put('succession', { predecessor, function: work, successor, since: from ?? null });
}

function changesOf({ event }: LoggedEvent): Row {
  switch (event.type) {
    case 'OrganisationChanged': {
      const { after, cleared } = event.data;
      const { validFrom, ...others } = after;
      return {
        ...Object.fromEntries(cleared.map((field) => [field === 'validFrom' ? 'valid_from' : field, null])),
        ...others,
        ...(validFrom && { valid_from: validFrom }),
      };
    }
    case 'OrganisationEnded':
      return { valid_to: event.data.validTo };
    case 'EventCorrected':
      return Object.fromEntries(
        (event.data.stands ?? []).flatMap(({ field, after = null }) => {
          const column = COLUMNS[field];
          return column === undefined ? [] : [[column, after as string | null]];
        }),
      );
    default:
      return {};
  }
}

/** Organisations as they are, and who carries on which function of whom. */
export const organisationProjection: Projection = {
  name: 'organisation',
  version: 2,
  tables: [
    {
      name: 'organisation',
      columns: {
        id: 'uuid',
        code: 'text',
        name: 'text',
        kind: 'text',
        level: 'text',
        parent: 'uuid',
        valid_from: 'date',
        valid_to: 'date',
        revision: 'int',
      },
      key: ['id'],
      group: 'id',
      indexes: ['code', 'parent'],
    },
    {
      name: 'succession',
      columns: { predecessor: 'uuid', function: 'text', successor: 'uuid', since: 'date' },
      key: ['predecessor', 'function'],
      group: 'predecessor',
      indexes: ['successor'],
    },
  ],
  types: [
    'OrganisationRegistered',
    'OrganisationChanged',
    'OrganisationEnded',
    'SuccessorNamed',
    'EventCorrected',
  ],
  touches: (logged) => {
    if (logged.event.type === 'OrganisationRegistered' || !isAbout(logged)) return [];
    const group = idOf(logged);
    const touched = [{ table: 'organisation', group }];
    const { type } = logged.event;
    return type === 'SuccessorNamed' || type === 'EventCorrected'
      ? [...touched, { table: 'succession', group }]
      : touched;
  },
  fold,
};
