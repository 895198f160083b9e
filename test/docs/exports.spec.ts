import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LIBS = join(__dirname, '..', '..', 'libs');
const sources = readdirSync(LIBS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts') && !name.includes('generated'))
  .map((name) => ({ name, text: readFileSync(join(LIBS, name), 'utf8') }));
const holding = (part: RegExp): string[] =>
  sources.flatMap(({ name, text }) => (part.test(text) ? [name] : [])).sort();

describe('what leaves the installation', () => {
  it('names the key of the log: whoever records an export hands the keys on', () => {
    const exporters = holding(/type: '(AuditExportMade|HoldingsStated)'/);
    expect(exporters).toHaveLength(5);
    expect(exporters.filter((name) => !holding(/vkeys/).includes(name))).toEqual([]);
  });

  it('says so over HTTP in one way, which has digest and key together', () => {
    expect(holding(/'Fonds-Digest':/)).toEqual([join('http-edge', 'src', 'export-headers.ts')]);
  });
});
