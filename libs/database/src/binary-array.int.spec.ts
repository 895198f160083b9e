import { createTestDatabase, type TestDatabase } from '@fonds/testing';
import { bytesArray, instantArray, intArray, nullableTextArray, textArray, uuidArray } from './binary-array';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const asRead = async (type: string, array: Buffer): Promise<unknown> => {
  const { rows } = await test.database.app.query<{ v: unknown }>(`SELECT $1::${type}[] AS v`, [array]);
  return rows[0]?.v;
};

describe('a binary array arrives as the list it was made from', () => {
  it.each([
    ['text', textArray(['档案𠮷', '', 'a"b\\c{},\n', 'NULL']), ['档案𠮷', '', 'a"b\\c{},\n', 'NULL']],
    ['int', intArray([0, -1, 2_147_483_647]), [0, -1, 2_147_483_647]],
    ['uuid', uuidArray(['0190a0b0-1234-8abc-9def-0123456789ab']), ['0190a0b0-1234-8abc-9def-0123456789ab']],
    [
      'timestamptz',
      instantArray([1_795_320_306_789, -1]),
      ['2026-11-22 04:05:06.789+00', '1969-12-31 23:59:59.999+00'],
    ],
    [
      'bytea',
      bytesArray(Buffer.from('00ff10'.repeat(2), 'hex'), 3),
      [Buffer.from('00ff10', 'hex'), Buffer.from('00ff10', 'hex')],
    ],
    ['text', textArray([]), []],
    ['text', nullableTextArray([null, '档案', '', null]), [null, '档案', '', null]],
    ['text', nullableTextArray(['a']), ['a']],
    ['text', nullableTextArray([]), []],
    ['bytea', bytesArray(Buffer.alloc(0), 16), []],
  ])('%s', async (type, array, list) => {
    expect(await asRead(type, array)).toEqual(list);
  });
});
