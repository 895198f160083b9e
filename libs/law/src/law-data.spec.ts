import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayNumber, isCivilDate, type CivilDate, type Json } from '@fonds/kernel';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { findInstrument, LAW_DATA_VERSION, lawData, lawDataVersions } from './index';

const schema = JSON.parse(readFileSync(join(__dirname, 'data', 'law-data.schema.json'), 'utf8')) as object;
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
addFormats(ajv);
const check = ajv.compile(schema);
const problems = (data: unknown): string[] =>
  check(data) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

/** As it would stand in a file: nothing but JSON. */
const asJson = (version: string = LAW_DATA_VERSION): Json =>
  JSON.parse(JSON.stringify(lawData(version))) as Json;
const { clocks: CLOCKS, workingYears: WORKING_YEARS } = lawData(LAW_DATA_VERSION);

/** What is wrong with the data when this stands at that place in them; nothing stands there where it is undefined. */
function problemsWith(path: readonly string[], value: Json | undefined): string[] {
  const data = asJson();
  const at = path.slice(0, -1).reduce((node, key) => (node as { [key: string]: Json })[key] ?? null, data);
  const [last = ''] = path.slice(-1);
  if (typeof at !== 'object' || at === null || !(last in at)) throw new Error(`nothing at ${path.join(' ')}`);
  Object.assign(at, { [last]: value });
  return problems(JSON.parse(JSON.stringify(data)));
}

describe('the law as data', () => {
  it.each(lawDataVersions().map(({ version }) => [version]))(
    'of %s are of the shape that their schema says: cited, marked, dated, in both languages',
    (version) => expect(problems(asJson(version))).toEqual([]),
  );

  it.each<[string, string, Json | undefined]>([
    ['a clock without a citation', 'clocks CLK-01 basis', []],
    ['a rule that was found nowhere', 'rules INV-06 basis', []],
    ['a sentence in one language', 'rules INV-06 text en', undefined],
    ['a mark that says nothing', 'rules INV-06 mark', 'X'],
    ['a calendar without its notice', 'workingYears 0 notice', ''],
    ['a day that is none', 'regimes 1 to', '2020-02-30'],
    ['a length of no kind', 'clocks CLK-18 length', { kind: 'days', value: 7 }],
  ])('refuses %s', (_name, path, value) => expect(problemsWith(path.split(' '), value)).not.toEqual([]));

  it('has every clock that is asked for, each under its own id, citing what is registered', () => {
    const numbers = [...Array.from({ length: 14 }, (_, n) => n + 1), 18, 23];
    expect(Object.keys(CLOCKS)).toEqual(numbers.map((n) => `CLK-${String(n).padStart(2, '0')}`));
    for (const [id, clock] of Object.entries(CLOCKS)) {
      expect(clock.id).toBe(id);
      for (const { instrument } of clock.basis) expect(findInstrument(instrument)).toBeDefined();
    }
  });

  it('knows holidays by days that are there, and works on weekends alone', () => {
    for (const { year, rest, worked } of WORKING_YEARS) {
      const days = [...rest.flat(), ...worked].map((day) => `${year}-${day}`);
      expect(days.filter((day) => !isCivilDate(day))).toEqual([]);
      for (const [from, to] of rest) expect(from <= to).toBe(true);
      // 1970-01-01 was a Thursday.
      const weekday = (day: string): number => (dayNumber(`${year}-${day}` as CivilDate) + 3) % 7;
      expect(worked.filter((day) => weekday(day) < 5)).toEqual([]);
    }
  });
});
