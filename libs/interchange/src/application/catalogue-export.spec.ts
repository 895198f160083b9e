import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore } from '@fonds/event-store';
import { RefusedError } from '@fonds/http-edge';
import type { Viewer } from '@fonds/identity';
import { CELL_LIMIT, writeTable } from '@fonds/spreadsheets';
import { testClock, testContext, testId } from '@fonds/testing';
import { CatalogueExporter } from './catalogue-export';

const folder = mkdtempSync(join(tmpdir(), 'fonds-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A character of plane 2 lies across the limit. */
const LONG = `${'长'.repeat(CELL_LIMIT - 1)}𠀀尾`;

describe('a catalogue with a text that no cell of a workbook can hold', () => {
  const store = new MemoryEventStore(testClock);
  const rows = async function* () {
    yield await Promise.resolve({ cells: { 题名: '批复', 附注: LONG } });
  };
  const ledger = { exportKeys: () => Promise.resolve([]) };
  const exporter = new CatalogueExporter({ rows } as never, store, folder, ledger as never);
  const exported = (format: 'csv' | 'xlsx') => exporter.export(testId(), format, {} as Viewer, testContext());

  it('does not go out as one, cut: nothing is exported, and the cure is said', async () => {
    const refused = await exported('xlsx').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RefusedError);
    expect((refused as RefusedError).refusal).toMatchObject({
      code: 'cell-too-long',
      facts: { column: '附注', length: CELL_LIMIT + 2, limit: CELL_LIMIT },
    });
    expect(await store.head()).toBe(0n);
    expect(readdirSync(join(folder, 'exports'))).toEqual([]);
  });

  it('goes out whole as CSV', async () => {
    const made = await exported('csv');
    expect(readFileSync(made.path, 'utf8')).toContain(LONG);
    await made.remove();
  });

  it.each([
    ['a row', ['附注'], [LONG]],
    ['the header', [LONG], ['']],
  ])('is taken by no table, in %s', async (_, header, row) => {
    const one = async function* () {
      yield await Promise.resolve(row);
    };
    const path = join(folder, 'table.xlsx');
    await expect(writeTable(path, '目录', header, one())).rejects.toThrow(RangeError);
    // It is closed: one that was still being opened would not be there yet.
    rmSync(path);
  });
});
