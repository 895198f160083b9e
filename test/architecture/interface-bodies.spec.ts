import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', 'libs');

/** What docs/openapi.json describes under its own name: every body, and what lies within one. A query's fields stand with its route. */
function bodiesIn(sources: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const [file, text] of sources)
    for (const [, name = ''] of text.matchAll(/^(?:export )?(?:abstract )?class (\w+)/gm))
      if (!name.endsWith('Query')) files.set(name, [...(files.get(name) ?? []), file]);
  return files;
}

const twiceIn = (sources: ReadonlyMap<string, string>): string[] =>
  [...bodiesIn(sources)].flatMap(([name, files]) =>
    files.length > 1 ? [`${name}: ${files.join(', ')}`] : [],
  );

/** Fields that are lists of texts and take an empty one, which names nothing. */
const takingEmptyTexts = (sources: ReadonlyMap<string, string>): string[] =>
  [...sources].flatMap(([file, text]) =>
    [...text.matchAll(/@IsString\(\{ each: true \}\)([^;]*);/g)].flatMap(([, rest = '']) =>
      rest.includes('@IsNotEmpty({ each: true })')
        ? []
        : [`${file} ${rest.trim().split('\n').at(-1)?.trim()}`],
    ),
  );

const sources = new Map(
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.dto.ts'))
    .map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]),
);

describe('the bodies of the interface', () => {
  it('have a name each: of two with one name docs/openapi.json describes only the last', () => {
    expect(bodiesIn(sources).size).toBeGreaterThan(100);
    expect(twiceIn(sources)).toEqual([]);
  });

  it('of one name would be found', () => {
    const [known = ''] = bodiesIn(sources).keys();
    expect(twiceIn(new Map([...sources, ['planted.dto.ts', `class ${known} {}`]]))).toHaveLength(1);
  });

  it('take no empty text in a list of texts', () => {
    expect(takingEmptyTexts(sources)).toEqual([]);
  });

  it('that took one would be found', () => {
    const planted =
      '@IsString({ each: true })\n  @IsNotEmpty()\n  @MaxLength(9, { each: true })\n  units?: string[];';
    expect(takingEmptyTexts(new Map([...sources, ['planted.dto.ts', planted]]))).toEqual([
      'planted.dto.ts units?: string[]',
    ]);
  });
});
