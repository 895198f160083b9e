import { MetadataReader, readMetadata } from './event-columns';
import { eventRows, type EventRow, type EventRows } from './event-rows';
import { microsOf } from './instant-column';
import { PageMemory } from './page-memory';

const ID = '01900000-0000-7000-8000-000000000001';
const rowOf = (recordedAt: string, column: string, over: Partial<EventRow> = {}): EventRow => ({
  position: 7,
  stream: 'fonds-x',
  revision: 0,
  type: 'FondsConfirmed',
  id: ID,
  recordedAt: microsOf(`${column.slice(0, -3).replace(' ', 'T')}Z`),
  data: Buffer.from('{}'),
  meta: Buffer.from(JSON.stringify({ evidence: [], id: ID, recordedAt, type: 'FondsConfirmed' })),
  salt: Buffer.alloc(16),
  ...over,
});

const rowsOf = (rows: readonly EventRow[]): EventRows => eventRows(rows, new PageMemory(0, 0));

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

  it('are told as by the parser after others that are like them, whatever byte is another', () => {
    const [at, column] = ['2026-11-22T04:00:00.120Z', '2026-11-22 04:00:00.12+00'];
    const OTHER = ID.replace(/1$/, '2');
    const text = (id: string, recordedAt: string): Buffer =>
      Buffer.from(
        JSON.stringify({
          actor: { account: OTHER.replace(/2$/, '3'), role: '档案员' },
          evidence: [],
          id,
          recordedAt,
          rules: [{ id: 'R', version: 10 }, {}, [true, null, 1.5]],
          type: 'FondsConfirmed',
        }),
      );
    const whole = text(OTHER, at);
    const rows = [rowOf('', column, { id: OTHER, meta: whole }), rowOf('', column, { id: ID, meta: whole })];
    rows.push(rowOf('', `${column.slice(0, -4)}3+00`, { id: OTHER, meta: whole }));
    rows.push(rowOf('', column, { id: OTHER, meta: whole, type: 'ImportStarted' }));
    for (let place = 0; place < whole.length; place++)
      for (const byte of Buffer.from('",{}]0eZ\\\n')) {
        const [before, behind] = [whole.subarray(0, place), whole.subarray(place + 1)];
        for (const meta of [
          Buffer.concat([before, Buffer.of(byte), behind]),
          Buffer.concat([before, Buffer.of(byte), behind.subarray(0, -2), Buffer.from('}')]),
        ])
          rows.push(rowOf('', column, { id: OTHER, meta }));
      }
    const first = rowOf('', '2026-11-21 04:00:00.5+00', { meta: text(ID, '2026-11-21T04:00:00.500Z') });
    const otherwise = rows.filter((row) => {
      const reader = new MetadataReader();
      const both = rowsOf([first, row]);
      reader.read(both, 0);
      return JSON.stringify(reader.read(both, 1)) !== JSON.stringify(readMetadata(row));
    });
    expect(otherwise.map(({ meta }) => String(meta))).toEqual([]);
  });

  it('are read by the parser where an escape hides which of two texts is the id', () => {
    const [other, column] = [ID.replace(/1$/, '2'), '2026-11-22 04:00:00+00'];
    const row = (id: string): EventRow => {
      const escaped = ID.replace('9', '\\u0039');
      const text = `{"actor":"${id}","evidence":[],"id":"${escaped}","recordedAt":"2026-11-22T04:00:00.000Z","type":"FondsConfirmed"}`;
      return rowOf('', column, { id, meta: Buffer.from(text) });
    };
    const reader = new MetadataReader();
    const rows = rowsOf([row(ID), row(other)]);
    expect(reader.read(rows, 0).findings).toEqual([]);
    expect(reader.read(rows, 1).findings).toMatchObject([{ kind: 'column-differs', what: 'event_id' }]);
  });

  it('are not read by a parser when they differ in id and instant alone', () => {
    const reader = new MetadataReader();
    const parse = jest.spyOn(JSON, 'parse');
    const row = (n: number): EventRow => {
      const id = ID.replace(/1$/, String(n));
      const meta = { evidence: [], id, recordedAt: `2026-11-22T04:00:00.12${n}Z`, type: 'FondsConfirmed' };
      const column = `2026-11-22 04:00:00.12${n || ''}+00`;
      return rowOf('', column, { id, meta: Buffer.from(JSON.stringify(meta)) });
    };
    const rows = rowsOf([0, 1, 2, 3].map(row));
    reader.read(rows, 0);
    parse.mockClear();
    for (const other of [0, 1, 2, 3]) expect(reader.read(rows, other).findings).toEqual([]);
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });
});
