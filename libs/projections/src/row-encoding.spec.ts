import type { TableSpec } from './projection';
import { copyLine, keyOf, textForm } from './row-encoding';

const table: TableSpec = {
  name: 't',
  columns: { id: 'text', note: 'jsonb', tags: 'text[]', n: 'int' },
  key: ['id', 'n'],
  group: 'id',
};

describe('the text form of a value', () => {
  it.each([
    [null, null],
    [true, 't'],
    [false, 'f'],
    [-7, '-7'],
    ['', ''],
    ['NULL', 'NULL'],
    ['a\u0000b', 'a\u2400b'],
    [[], '{}'],
    [[1, -2], '{1,-2}'],
    [
      ['', 'NULL', 'a,b', '{c}', '"d"', 'e\\', 'f\u0000', '𠮷\n'],
      '{"","NULL","a,b","{c}","\\"d\\"","e\\\\","f\u2400","𠮷\n"}',
    ],
  ])('of %j is %j', (value, text) => expect(textForm(value)).toBe(text));

  it('of JSON has no escaped NUL either: jsonb refuses it; an escaped backslash before "u0000" stays', () => {
    expect(textForm(JSON.stringify({ a: 'x\u0000y' }), 'jsonb')).toBe('{"a":"x\u2400y"}');
    expect(textForm(JSON.stringify({ a: '\\u0000' }), 'jsonb')).toBe('{"a":"\\\\u0000"}');
    expect(textForm('\\u0000', 'text')).toBe('\\u0000');
  });
});

describe('a COPY line', () => {
  it('escapes what would end a field or a line, and tells null from the text \\N', () => {
    expect(copyLine(table, { id: 'a\tb\nc\rd\\e', note: null, tags: null, n: 1 })).toBe(
      'a\\tb\\nc\\rd\\\\e\t\\N\t\\N\t1\n',
    );
    expect(copyLine(table, { id: '\\N', n: 0 })).toBe('\\\\N\t\\N\t\\N\t0\n');
    expect(copyLine(table, { id: '\\.', note: '"\u0000"', tags: ['\t\\'], n: 0 })).toBe(
      '\\\\.\t"\u2400"\t{"\\t\\\\\\\\"}\t0\n',
    );
  });
});

describe('a row’s key', () => {
  it('is one text for the row as put and as read back', () => {
    expect(keyOf(table, { id: 'a\u0000', n: 3 })).toBe(keyOf(table, { id: 'a\u2400', n: '3' }));
    expect(keyOf(table, { id: 'a', n: 11 })).not.toBe(keyOf(table, { id: 'a1', n: 1 }));
  });
});
