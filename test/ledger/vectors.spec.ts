import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeVectors } from './vectors.fixture';

/**
 * A log is read for as long as there are archives: what stands in this file never changes. FONDS_WRITE_LEDGER_VECTORS=1
 * writes it anew, to add to it.
 */
const FILE = join(__dirname, '..', 'fixtures', 'ledger', 'vectors.json');

describe('the golden vectors of the log', () => {
  it('are what the core makes', async () => {
    const made = `${JSON.stringify(await makeVectors(), null, 2)}\n`;
    if (process.env['FONDS_WRITE_LEDGER_VECTORS'] === '1') writeFileSync(FILE, made);
    expect(JSON.parse(made)).toEqual(JSON.parse(readFileSync(FILE, 'utf8')));
  });
});
