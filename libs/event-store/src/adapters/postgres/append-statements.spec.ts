import type { ClientBase } from 'pg';
import { writeBatch } from './append-statements';

/** A connection that answers what it is told to, and keeps what it was asked. */
function scripted(...answers: readonly unknown[][][]) {
  const asked: string[] = [];
  const query = (statement: { readonly name?: string; readonly text: string }) => {
    asked.push(statement.name ?? 'revision');
    return Promise.resolve({ rows: answers[asked.length - 1] ?? [] });
  };
  return { client: { query } as unknown as ClientBase, asked };
}
const second = {
  stream: 'fonds-a',
  expected: 0,
  bytes: 4,
  events: [
    { id: 'e', type: 'FondsConfirmed', data: '{}', meta: '{}', recordedAt: '', dataBytes: 2, metaBytes: 2 },
  ],
};

test('an event whose predecessor was committed while its statement waited is written after all', async () => {
  const { client, asked } = scripted([], [[0]], [['7']]);
  expect(await writeBatch(client, [second])).toEqual([{ written: true, position: 7n }]);
  expect(asked).toEqual(['append-next', 'revision', 'append-next']);
});

test('an event whose stream stands elsewhere is answered with where it stands', async () => {
  const { client } = scripted([], [[3]]);
  expect(await writeBatch(client, [second])).toEqual([{ written: false, actual: 3 }]);
});
