/** The reproduction behind docs/adr/0003-exact-text-not-jsonb.md. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@fonds/kernel';
import { createTestDatabase, type TestDatabase } from '@fonds/testing';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await test.database.owner.query('CREATE TABLE kept (n int, exact text, binary_json jsonb)');
});
afterAll(() => test.drop());

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Text as it comes back from a text and from a jsonb column. */
async function keep(text: string): Promise<{ exact: string; jsonb: string }> {
  const { rows } = await test.database.owner.query<{ exact: string; jsonb: string }>(
    `WITH put AS (INSERT INTO kept (exact, binary_json) VALUES ($1::text, $1::text::jsonb) RETURNING *)
     SELECT exact, binary_json::text AS jsonb FROM put`,
    [text],
  );
  const [row] = rows;
  if (!row) throw new Error('nothing came back');
  return row;
}

describe('a jsonb column gives back other bytes than it was given,', () => {
  it.each([
    ['members in another order', '{"title":"目录","id":1}', '{"id": 1, "title": "目录"}'],
    ['only the last of two members of one name', '{"a":1,"a":2}', '{"a": 2}'],
    ['blanks that were not there', '{"a":[1,2]}', '{"a": [1, 2]}'],
    ['a number written otherwise', '{"a":1e2}', '{"a": 100}'],
    ['a character for its escape', '{"a":"\\u6863"}', '{"a": "档"}'],
  ])('%s', async (_, given, back) => {
    const { exact, jsonb } = await keep(given);
    expect(jsonb).toBe(back);
    expect(sha256(jsonb)).not.toBe(sha256(given));
    expect(exact).toBe(given);
  });

  it('and knows 1.0 and 1 apart in its text, but calls them equal', async () => {
    const { rows } = await test.database.owner.query<{ equal: boolean; text: string }>(
      `SELECT '{"a":1.0}'::jsonb = '{"a":1}'::jsonb AS equal, '{"a":1.0}'::jsonb::text AS text`,
    );
    expect(rows).toEqual([{ equal: true, text: '{"a": 1.0}' }]);
  });

  it('even for canonical JSON, whose members it sorts by length first', async () => {
    const canonical = canonicalJson({ b: 1, aa: 2 });
    const { exact, jsonb } = await keep(canonical);
    expect(canonical).toBe('{"aa":2,"b":1}');
    expect(jsonb).toBe('{"b": 1, "aa": 2}');
    expect(sha256(exact)).toBe(sha256(canonical));
  });

  it('and refuses text that JSON allows: U+0000', async () => {
    await expect(keep('{"a":"\\u0000"}')).rejects.toThrow(/unsupported Unicode escape sequence/);
    const { rows } = await test.database.owner.query<{ exact: string }>('SELECT $1::text AS exact', [
      '{"a":"\\u0000"}',
    ]);
    expect(rows).toEqual([{ exact: '{"a":"\\u0000"}' }]);
  });
});
