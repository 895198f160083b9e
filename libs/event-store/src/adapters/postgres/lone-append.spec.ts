import type { ClientBase } from 'pg';
import { appendLone } from './lone-append';

interface Sent {
  handleDataRow(row: { readonly fields: readonly string[] }): void;
  handleReadyForQuery(): void;
  handleError(error: unknown): void;
}
type Answer = (sent: Sent) => void;

const taken: Answer = (sent) => {
  sent.handleDataRow({ fields: ['7'] });
  sent.handleReadyForQuery();
};
const refused =
  (error: object): Answer =>
  (sent) =>
    sent.handleError(Object.assign(new Error('refused'), error));
const withoutPredecessor = refused({ code: '23502', column: 'revision' });
const takenRevision = refused({ code: '23505', constraint: 'event_revision' });

/** A connection on which appends are answered one after another, and whose stream stands at `revision`. */
function scripted(revision: number, ...answers: Answer[]) {
  const query = (asked: Sent | object): unknown => {
    if (!('handleReadyForQuery' in asked)) return Promise.resolve({ rows: [[revision]] });
    const answer = answers.shift();
    if (!answer) throw new Error('nothing more was expected to be sent');
    answer(asked);
    return asked;
  };
  const client = {
    query: (asked: string | object) => (typeof asked === 'string' ? undefined : query(asked)),
  };
  return { client: client as unknown as ClientBase, left: answers };
}
const second = {
  stream: 'fonds-a',
  expected: 0,
  bytes: 4,
  events: [
    { id: 'e', type: 'FondsConfirmed', data: '{}', meta: '{}', recordedAt: '', dataBytes: 2, metaBytes: 2 },
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
  { code: '23502', column: 'position' },
  { code: '23505', constraint: 'event_position' },
])('a table that does not agree with its head is said, not asked again: %j', async (error) => {
  await expect(appendLone(scripted(0, refused(error)).client, second)).rejects.toMatchObject(error);
});
