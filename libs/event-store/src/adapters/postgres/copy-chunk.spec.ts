import { randomUUID } from 'node:crypto';
import type { PreparedEvent, PreparedRequest } from '../../prepared-event';
import { CopyChunk } from './copy-chunk';

const event = (data: string): PreparedEvent => ({
  id: randomUUID(),
  type: 'FondsConfirmed',
  data,
  meta: '{}',
  recordedAt: '2026-11-22T04:00:00.000Z',
  dataBytes: Buffer.byteLength(data),
  metaBytes: 2,
});
const request = (stream: string, ...data: string[]): PreparedRequest => ({
  stream,
  expected: 6,
  events: data.map(event),
  bytes: 1,
});
const HEADER_BYTES = 19;

/** Position, instant and revision of each tuple, with how many fields it has. */
function tuples(
  copied: Buffer,
): { fields: number; position: bigint; recordedAt: bigint; revision: number }[] {
  const found = [];
  let at = HEADER_BYTES;
  for (let fields = copied.readInt16BE(at); fields !== -1; fields = copied.readInt16BE(at)) {
    at += 2;
    const values: Buffer[] = [];
    while (values.length < fields) {
      const end = at + 4 + copied.readInt32BE(at);
      values.push(copied.subarray(at + 4, end));
      at = end;
    }
    const [position, recordedAt, , revision] = values;
    if (!position || !recordedAt || !revision) throw new Error('a tuple has nine fields');
    found.push({
      fields,
      position: position.readBigInt64BE(),
      recordedAt: recordedAt.readBigInt64BE(),
      revision: revision.readInt32BE(),
    });
  }
  return found;
}

const long = '档'.repeat(400_000);
function filled(): { chunk: CopyChunk; requests: PreparedRequest[] } {
  const requests = [
    request('unit-a', '{"n":1}', '{"n":2}'),
    request('unit-b', '{"n":3}'),
    request('unit-c', '{"n":4}'),
    request('unit-d', long),
    request('unit-e', '{"n":5}'),
  ];
  const chunk = new CopyChunk();
  requests.forEach((each, i) => chunk.add(i, each));
  return { chunk, requests };
}

test('only the lines that are asked for are copied, at positions without gaps beyond 32 bits', () => {
  const { chunk } = filled();
  const lines = chunk.lines.filter(({ stream }) => stream !== 'unit-b');
  const before = 2n ** 32n - 2n;
  const recordedAt = BigInt(Date.parse('2026-11-22T04:00:00Z') - Date.parse('2000-01-01T00:00:00Z')) * 1000n;
  expect(tuples(Buffer.concat([...chunk.copied(lines, before)]))).toEqual(
    [7, 8, 7, 7, 7].map((revision, i) => ({
      fields: 9,
      position: before + BigInt(i) + 1n,
      recordedAt,
      revision,
    })),
  );
});

test('what a line holds is read back from its bytes, also after they have moved', () => {
  const { chunk, requests } = filled();
  expect(chunk.lines.map((line) => chunk.contentOf(line))).toEqual(
    requests.map(({ events }) => events.map(({ id, data }) => ({ id, data }))),
  );
});
