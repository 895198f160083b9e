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
