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

/** A connection on which appends are answered one after another; its stream stands at `found`, and so does the head for a batch. */
function scripted(found: number, ...answers: Answer[]) {
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
    if ('name' in asked) return Promise.resolve({ rows: [[String(found), [NO_STREAM, NO_STREAM]]] });
    if (!('handleReadyForQuery' in asked)) return Promise.resolve({ rows: [[found]] });
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

  /** Nine appends of which each finds the head where the one before left it: from the next one on nobody else is reckoned with. */
  const ALONE = [7, 8, 9, 10, 11, 12, 13, 14, 15].map(at);
  const CALM = ALONE.map((_, i) => i - 1);
  const LOOKED_UP = ALONE.map(() => 'known');

  it('is brought where nobody else has written for a while, and the next one is behind it', async () => {
    const { client, inserting } = scripted(3, ...ALONE, asExpected, asExpected);
    expect((await follow(client, ...CALM, 8, 9)).slice(-3)).toEqual([15n, 16n, 17n]);
    expect(inserting).toEqual([...LOOKED_UP, 'known_at 16', 'known_at 17']);
  });

  it('is not, while another process writes too', async () => {
    const others = [7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 19, 20].map(at);
    const { client, inserting } = scripted(3, ...others);
    await follow(client, ...others.map((_, i) => i - 1));
    expect(inserting).toEqual(others.map(() => 'known'));
  });

  it('gives way where the head stands elsewhere, and is looked up until it has stayed for a while', async () => {
    const again = [20, 21, 22, 23, 24, 25, 26, 27, 28].map(at);
    const { client, inserting } = scripted(3, ...ALONE, headElsewhere, ...again, asExpected);
    const positions = await follow(client, ...CALM, ...again.map((_, i) => 8 + i), 17);
    expect(positions.slice(8)).toEqual([15n, 20n, 21n, 22n, 23n, 24n, 25n, 26n, 27n, 28n, 29n]);
    expect(inserting).toEqual([...LOOKED_UP, 'known_at 16', ...LOOKED_UP, 'known_at 29']);
  });

  it('is behind a batch of the same connection', async () => {
    const { client, inserting } = scripted(15, ...ALONE, asExpected);
    await follow(client, ...CALM);
    await writeBatch(client, both);
    expect(await follow(client, 8)).toEqual([18n]);
    expect(inserting.slice(-1)).toEqual(['known_at 18']);
  });

  it('is looked up behind a batch that found what others had written', async () => {
    const { client, inserting } = scripted(29, ...ALONE, at(32));
    await follow(client, ...CALM);
    await writeBatch(client, both);
    expect(await follow(client, 8)).toEqual([32n]);
    expect(inserting.slice(-1)).toEqual(['known']);
  });

  it('is not taken by an event whose stream stands elsewhere', async () => {
    const { client, inserting } = scripted(30, ...ALONE, takenRevision, asExpected);
    expect((await follow(client, ...CALM, 0, 8)).slice(-2)).toEqual([{ written: false, actual: 30 }, 16n]);
    expect(inserting.slice(-2)).toEqual(['known_at 16', 'known_at 16']);
  });
});
