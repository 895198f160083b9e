import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import type { EvidenceStore } from '@fonds/evidence';
import type { CivilDate } from '@fonds/kernel';
import { readCatalogue } from '../catalogue/catalogue.reader';
import type { ImportRow } from '../read/import.query';
import { openBook } from '../sheets/open-book';
import type { SourceItem } from '../source';

/**
 * The columns of an imported catalogue in the order of the file: events keep cells by column name, and canonical JSON
 * knows no order, so the stored source is asked. Of several sheets, each column where it first stands.
 */
export async function columnOrder(
  evidence: EvidenceStore,
  row: Pick<ImportRow, 'stored' | 'storedSource' | 'options' | 'businessDate'>,
  folder: string,
): Promise<readonly string[]> {
  if (row.storedSource === null) return [];
  const path = join(folder, 'source');
  await pipeline(await evidence.open(row.storedSource), createWriteStream(path, { mode: 0o600 }));
  const columns = new Set<string>();
  const items = row.stored === 'whole' ? whole(path, row) : redacted(path);
  for await (const item of items)
    if ('row' in item && item.row) for (const column of Object.keys(item.row)) columns.add(column);
  return [...columns];
}

async function* whole(
  path: string,
  { options, businessDate }: Pick<ImportRow, 'options' | 'businessDate'>,
): AsyncGenerator<SourceItem> {
  const book = await openBook(path);
  try {
    const hiddenRows = options['hiddenRows'] === 'exclude' ? 'exclude' : 'include';
    yield* readCatalogue(book, { today: businessDate as CivilDate, hiddenRows });
  } finally {
    await book.close();
  }
}

/** Where rows were held out, what was read of the others is stored: one record a line. */
async function* redacted(path: string): AsyncGenerator<SourceItem> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
    yield JSON.parse(line) as SourceItem;
}
