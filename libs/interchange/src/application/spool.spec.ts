import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Spool } from './spool';

describe('a spool', () => {
  it('gives its records back in order, wherever a piece of the file ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonds-spool-'));
    const spool = new Spool<{ title: string }>(join(folder, 'records.ndjson'));
    // Lengths of every remainder, some longer than a piece: its ends lie within characters and within records.
    const titles = Array.from(
      { length: 400 },
      (_, i) => `${'档\n𠀀'.repeat(i % 7 === 0 ? 5_000 * (i % 11) : i)}${i}`,
    );
    for (const title of titles) await spool.add({ title });
    await spool.end();
    const read: string[] = [];
    for await (const { title } of spool.records()) read.push(title);
    expect(read).toEqual(titles);
    rmSync(folder, { recursive: true });
  });
});
