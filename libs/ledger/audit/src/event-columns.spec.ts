import { readMetadata } from './event-columns';
import type { EventRow } from './event-rows';

const ID = '01900000-0000-7000-8000-000000000001';
const rowOf = (recordedAt: string, column: string, over: Partial<EventRow> = {}): EventRow => ({
  position: 7,
  stream: 'fonds-x',
  revision: 0,
  type: 'FondsConfirmed',
  id: ID,
  recordedAt: column,
  data: Buffer.from('{}'),
  meta: Buffer.from(JSON.stringify({ evidence: [], id: ID, recordedAt, type: 'FondsConfirmed' })),
  salt: Buffer.alloc(16),
  ...over,
});

describe('the columns beside an event', () => {
  it.each([
    ['2026-11-22T04:00:00.000Z', '2026-11-22 04:00:00+00'],
    ['2026-11-22T04:00:00.120Z', '2026-11-22 04:00:00.12+00'],
    ['2026-11-22T04:00:10.007Z', '2026-11-22 04:00:10.007+00'],
  ])('say %s as PostgreSQL writes it', (instant, column) => {
    expect(readMetadata(rowOf(instant, column)).findings).toEqual([]);
    expect(readMetadata(rowOf(instant, `${column.slice(0, -4)}9+00`)).findings).toMatchObject([
      { kind: 'column-differs', what: 'recorded_at', position: 7 },
    ]);
  });

  it('are told when the metadata are no JSON, or no object', () => {
    const at = '2026-11-22T04:00:00.000Z';
    expect(readMetadata(rowOf(at, '', { meta: Buffer.from('{') })).findings).toMatchObject([
      { kind: 'metadata-unreadable' },
    ]);
    expect(readMetadata(rowOf(at, '', { meta: Buffer.from('null') })).findings).toMatchObject([
      { kind: 'metadata-unreadable' },
    ]);
  });

  it('are told with the letters that the metadata have', () => {
    const at = '2026-11-22T04:00:00.000Z';
    const meta = Buffer.from(JSON.stringify({ evidence: [], id: ID, recordedAt: at, type: '全宗' }));
    expect(readMetadata(rowOf(at, '2026-11-22 04:00:00+00', { meta })).findings).toMatchObject([
      { kind: 'column-differs', what: 'type', should: '全宗' },
    ]);
  });

  it('are beside the papers that metadata cite and data store', () => {
    const [at, column] = ['2026-11-22T04:00:00.000Z', '2026-11-22 04:00:00+00'];
    const meta = Buffer.from(
      JSON.stringify({ evidence: [{ sha256: 'a' }], id: ID, recordedAt: at, type: 'ImportStarted' }),
    );
    const read = (data: object): readonly string[] =>
      readMetadata(
        rowOf(at, column, { type: 'ImportStarted', meta, data: Buffer.from(JSON.stringify(data)) }),
      ).papers;
    expect(read({ stored: 'whole', source: 'b' })).toEqual(['a', 'b']);
    expect(read({ stored: 'redacted', source: 'b', storedSource: 'c' })).toEqual(['a', 'c']);
    expect(read({ stored: 'redacted', source: 'b' })).toEqual(['a']);
  });
});
