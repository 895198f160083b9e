import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../terminal/exit-codes';
import { jsonOf } from './json-file';

const folder = mkdtempSync(join(tmpdir(), 'fonds-json-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (text: string): string => {
  const path = join(folder, 'rules.json');
  writeFileSync(path, text);
  return path;
};
const refused = async (path: string): Promise<UsageError> => {
  const error = await jsonOf(path).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error('it was not refused');
  return error;
};

describe('a JSON file that a command reads', () => {
  it('may begin with the mark that Windows puts before UTF-8', async () => {
    expect(await jsonOf(file('\uFEFF{"version":"1"}'))).toEqual({ version: '1' });
  });

  it.each(['张三的身份证号', 'PK\u0003\u0004 secret', `{"a":1,\n"b":x${'secret'.repeat(20)}}`, '[1,2'])(
    'is refused where it is something else, and nothing of it is repeated: %j',
    async (text) => {
      const error = await refused(file(text));
      for (const said of [error.in('zh'), error.in('en'), error.message]) {
        expect(said).toContain('rules.json');
        expect(said).not.toMatch(/张三|PK|secret/);
      }
      expect([error.in('zh'), error.in('en')]).toEqual([
        expect.stringContaining('不是 JSON'),
        expect.stringContaining('is no JSON'),
      ]);
    },
  );

  it('is told with the place where it stops being JSON, if that is known', async () => {
    expect((await refused(file('{"a":1,\n "b":2'))).in('en')).toContain('(line 2, column 7)');
  });
});
