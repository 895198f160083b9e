import type { ClientBase } from 'pg';
import { NO_STREAM } from '../../event-store.port';
import { writeBatch } from './append-statements';
import { appendLone } from './lone-append';

interface Sent {
  submit(connection: { readonly stream: { write(message: Buffer): void } }): void;
  handleDataRow(row: { readonly fields: readonly string[] }): void;
  handleReadyForQuery(): void;
  handleError(error: unknown): void;
}
type Answer = (sent: Sent) => void;

const at =
  (position: number): Answer =>
  (sent) => {
    sent.handleDataRow({ fields: [String(position)] });
    sent.handleReadyForQuery();
  };
const taken = at(7);
const asExpected: Answer = (sent) => sent.handleReadyForQuery();
const refused =
  (error: object): Answer =>
  (sent) =>
    sent.handleError(Object.assign(new Error('refused'), error));
const withoutPredecessor = refused({ code: '23502', column: 'revision' });
const headElsewhere = refused({ code: '23502', table: 'head', column: 'position' });
const takenRevision = refused({ code: '23505', constraint: 'event_revision' });

/** A connection on which appends are answered one after another, and whose stream stands at `revision`; a batch finds `head`. */
function scripted(revision: number, ...answers: Answer[]) {
  const head = 8;
  const inserting: string[] = [];
  const write = (message: Buffer): void => {
    const text = message.toString('latin1');
    const [, insert = ''] = /append_(next|known(?!_at)|known_at)\0/.exec(text) ?? [];
    if (insert !== 'known_at') return void inserting.push(insert);
    // Each names it: a Bind of one value of eight bytes for the head, and the first of those of the event.
    const values = [...text.matchAll(/append_(?:head|known)_at\0\0\x01\0\x01\0.\0\0\0\x08/gs)];
    const positions = values.map(({ index, 0: { length } }) => message.readBigInt64BE(index + length));
    expect(positions).toEqual([positions[0], positions[0]]);
    inserting.push(`${insert} ${positions[0]}`);
  };
  const query = (asked: Sent | object): unknown => {
    if ('name' in asked) return Promise.resolve({ rows: [[String(head), [NO_STREAM, NO_STREAM]]] });
    if (!('handleReadyForQuery' in asked)) return Promise.resolve({ rows: [[revision]] });
    const answer = answers.shift();
    if (!answer) throw new Error('nothing more was expected to be sent');
    asked.submit({ stream: { write } });
    answer(asked);
    return asked;
  };
  const client = {
    query: (asked: string | object) => (typeof asked === 'string' ? undefined : query(asked)),
  };
  return { client: client as unknown as ClientBase, left: answers, inserting };
}
const second = {
  stream: 'fonds-a',
  expected: 0,
  bytes: 4,
  events: [
    {
      id: 'e',
      type: 'FondsConfirmed',
      data: '{}',
      meta: '{}',
      recordedAt: '2026-11-22T04:00:00.000Z',
      dataBytes: 2,
      metaBytes: 2,
    },
  ],
};

test('an event whose predecessor was committed after its refusal is written after all', async () => {
  const { client, left } = scripted(0, withoutPredecessor, taken);
  expect(await appendLone(client, second)).toEqual({ written: true, position: 7n });
  expect(left).toEqual([]);
});

test.each([withoutPredecessor, takenRevision])(
  'an event whose stream stands elsewhere is answered with where it stands',
  async (answer) => {
    expect(await appendLone(scripted(3, answer).client, second)).toEqual({ written: false, actual: 3 });
  },
);

test.each([
  { code: '23502', table: 'event', column: 'position' },
  { code: '23505', constraint: 'event_position' },
])('a table that does not agree with its head is said, not asked again: %j', async (error) => {
  await expect(appendLone(scripted(0, refused(error)).client, second)).rejects.toMatchObject(error);
});

test('only behind what this connection committed an event is written without a look at its predecessor', async () => {
  const one = scripted(3, taken, taken, takenRevision, taken, withoutPredecessor);
  for (const expected of [-1, 0, 1, 0, 7]) await appendLone(one.client, { ...second, expected });
  expect(one.inserting).toEqual(['known', 'known', 'known', 'known', 'next']);
  const other = scripted(3, taken);
  await appendLone(other.client, { ...second, expected: 1 });
  expect(other.inserting).toEqual(['next']);
});

const both = ['unit-a', 'unit-b'].map((stream) => ({ ...second, stream, expected: NO_STREAM }));

describe('the position that is expected', () => {
  const follow = async (client: ClientBase, ...expected: number[]): Promise<unknown[]> => {
    const positions: unknown[] = [];
    for (const each of expected) positions.push(await appendLone(client, { ...second, expected: each }));
    return positions.map((answer) => (answer as { position?: bigint }).position ?? answer);
  };

  it('is brought where the head was found twice as it had been left, and the next one is behind it', async () => {
    const { client, inserting } = scripted(3, at(7), at(8), asExpected, asExpected);
    expect(await follow(client, -1, 0, 1, 2)).toEqual([7n, 8n, 9n, 10n]);
    expect(inserting).toEqual(['known', 'known', 'known_at 9', 'known_at 10']);
  });

  it('is not, while another process writes too', async () => {
    const { client, inserting } = scripted(3, at(7), at(9), at(11), at(12), asExpected);
    expect(await follow(client, -1, 0, 1, 2, 3)).toEqual([7n, 9n, 11n, 12n, 13n]);
    expect(inserting).toEqual(['known', 'known', 'known', 'known', 'known_at 13']);
  });

  it('gives way where the head stands elsewhere, and is looked up until it stays again', async () => {
    const { client, inserting } = scripted(3, at(7), at(8), headElsewhere, at(12), at(13), asExpected);
    expect(await follow(client, -1, 0, 1, 2, 3)).toEqual([7n, 8n, 12n, 13n, 14n]);
    expect(inserting).toEqual(['known', 'known', 'known_at 9', 'known', 'known', 'known_at 14']);
  });

  it('is behind a batch of the same connection', async () => {
    const { client, inserting } = scripted(3, at(7), at(8), asExpected);
    await follow(client, -1, 0);
    await writeBatch(client, both);
    expect(await follow(client, 1)).toEqual([11n]);
    expect(inserting).toEqual(['known', 'known', 'known_at 11']);
  });

  it('is looked up behind a batch that found what others had written', async () => {
    const { client, inserting } = scripted(3, at(4), at(5), at(32));
    await follow(client, -1, 0);
    await writeBatch(client, both);
    expect(await follow(client, 1)).toEqual([32n]);
    expect(inserting).toEqual(['known', 'known', 'known']);
  });

  it('is not taken by an event whose stream stands elsewhere', async () => {
    const { client, inserting } = scripted(3, at(7), at(8), takenRevision, asExpected);
    expect(await follow(client, -1, 0, 0, 1)).toEqual([7n, 8n, { written: false, actual: 3 }, 9n]);
    expect(inserting.slice(2)).toEqual(['known_at 9', 'known_at 9']);
  });
});
