import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules } from '@fonds/law';
import { page, ROOT, tableUnder } from './markdown';

/** Nothing of the design is forgotten: what it counts has code and a test, or a line in docs/law/later.md that says why. */
const PAGE = 'docs/law/later.md';
const numbers = (letters: string, last: number, width = 2): string[] =>
  Array.from({ length: last }, (_, i) => `${letters}${String(i + 1).padStart(width, '0')}`);
const COUNTED = {
  Invariants: [...numbers('INV-', 45), 'INV-17b', 'INV-39b'],
  Clocks: numbers('CLK-', 23),
  Events: numbers('E', 105),
} as const;
type Heading = keyof typeof COUNTED;

const files = (folder: string, ending: RegExp): { path: string; text: string }[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(ROOT, folder, name), 'utf8') }));

const sources = [...files('libs', /\.ts$/), ...files('test', /\.ts$/)];
const own = 'test/docs/';
const tests = sources.filter(({ path }) => /spec\.ts$|\.fixture\.ts$/.test(path) && !path.startsWith(own));
const code = sources.filter(({ path }) => /^libs\/[^/]+\/(?!test)/.test(path) && !/spec\.ts$/.test(path));
/** Rules as they are applied; their text in the data applies nothing. */
const applying = code.filter(({ path }) => !path.startsWith('libs/law/src/data/'));
const worked = page('docs/law/dates.md').text;
const schemas = files('event-schemas', /\.schema\.json$/);

const names = (id: string) => {
  const pattern = new RegExp(`(?<![\\w-])${id}(?!\\w)`);
  return ({ text }: { text: string }): boolean => pattern.test(text);
};

const hasCode: { readonly [H in Heading]: (id: string) => boolean } = {
  Invariants: (id) =>
    applying.some(({ text }) => text.includes(`'${id}'`)) ||
    allRules().some((rule) => rule.id === id && rule.decider !== undefined),
  Clocks: (id) => applying.some(({ text }) => text.includes(`'${id}'`)),
  Events: (id) => eventTypes(id).length > 0,
};
const hasTest: { readonly [H in Heading]: (id: string) => boolean } = {
  Invariants: (id) => tests.some(names(id)),
  Clocks: (id) => names(id)({ text: worked }) || tests.some(names(id)),
  Events: (id) => eventTypes(id).some((type) => tests.some(names(type))),
};

/** Types whose schema says that it is the event of this number. */
function eventTypes(id: string): string[] {
  return schemas.filter(names(id)).map(({ path }) => path.split('/').pop()?.split('.')[0] ?? '');
}

describe('the design’s list', () => {
  it.each(Object.keys(COUNTED) as Heading[])(
    '%s: each has code and a test, or a reason why later',
    (heading) => {
      const rows = tableUnder(page(PAGE).text, heading);
      const later = rows.map(([id = '']) => id);
      const built = COUNTED[heading].filter((id) => hasCode[heading](id) && hasTest[heading](id));
      expect({
        forgotten: COUNTED[heading].filter((id) => !built.includes(id) && !later.includes(id)),
      }).toEqual({
        forgotten: [],
      });
      expect({ thereByNow: later.filter((id) => built.includes(id)) }).toEqual({ thereByNow: [] });
      expect({ unknown: later.filter((id) => !COUNTED[heading].includes(id)) }).toEqual({ unknown: [] });
      expect(new Set(later).size).toBe(later.length);
      for (const [id, , why] of rows) expect([id, why]).toEqual([id, expect.stringMatching(/\w{3}/)]);
    },
  );

  it('names events by the types of their schemas', () => {
    expect(eventTypes('E95')).toContain('HoldingTakenOn');
    expect(eventTypes('E10')).not.toContain('LotRegistered');
  });
});
