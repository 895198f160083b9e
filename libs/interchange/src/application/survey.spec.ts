import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceItem } from '../source';
import { survey } from './survey';

describe('the survey of a source that cannot be read to its end', () => {
  it('has let go of its files when it fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonds-survey-'));
    const broken: AsyncIterable<SourceItem> = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('the file breaks off')) }),
    };
    await expect(survey(broken, folder)).rejects.toThrow('the file breaks off');
    // Opened before they were closed: none comes into the folder later.
    expect(readdirSync(folder).sort()).toEqual(['records.ndjson', 'refused.ndjson']);
    rmSync(folder, { recursive: true });
  });
});

it('of warnings that repeat themselves the first are kept, and of all of them what and where they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fonds-survey-'));
  const place = { file: 'a.xlsx', sheet: '件' };
  async function* source(): AsyncGenerator<SourceItem> {
    for (let line = 2; line < 42; line++) {
      const problem = {
        code: 'date-part-left-out',
        severity: 'warning',
        place: { ...place, line },
        facts: {},
      } as const;
      yield await Promise.resolve({ kind: 'problem', problem });
      yield { kind: 'control', components: 0, place, problems: [{ ...problem, code: 'note-row' }], row: {} };
    }
  }
  const { warnings, warned } = await survey(source(), folder);
  expect(warnings.map(({ code }) => code)).toEqual(Array(10).fill(['date-part-left-out', 'note-row']).flat());
  expect(warned.all()).toEqual(
    ['date-part-left-out', 'note-row'].map((code) => ({
      code,
      sheet: '件',
      count: 40,
      told: 10,
      lines: '2-41',
    })),
  );
  rmSync(folder, { recursive: true });
});
