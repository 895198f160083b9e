import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainable } from '@fonds/law';

const ROOT = join(__dirname, '..', '..', 'libs');
/** Where the law is applied to openings, to what is kept and destroyed, and to what is due. */
const LIBRARIES = ['opening', 'appraisal', 'radar'];
/** What a kind of act hands to the gate, which gives it the rules that it passes by. */
const BY_THE_GATE: ReadonlySet<string> = new Set(['ItemsOpened', 'DestructionStarted', 'UnitDestroyed']);

interface Draft {
  readonly type: string;
  readonly text: string;
}

/** Events as a source writes them: `{ type: '…', data … }`, with all that stands between the braces. */
function draftsIn(source: string): readonly Draft[] {
  return [...source.matchAll(/\{\s*type: '([A-Z]\w+)'/g)].map((match) => {
    let [depth, end] = [0, match.index];
    do {
      const sign = source[end++];
      depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    } while (depth > 0 && end < source.length);
    return { type: match[1] ?? '', text: source.slice(match.index, end) };
  });
}

const drafts = LIBRARIES.flatMap((library) =>
  readdirSync(join(ROOT, library, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && !/\.spec\.ts$|messages\.ts$/.test(name))
    .flatMap((name) => draftsIn(readFileSync(join(ROOT, library, 'src', name), 'utf8'))),
).filter(({ type, text }) => /\bdata\b/.test(text) && !BY_THE_GATE.has(type));

const withoutRule = (found: readonly Draft[]): string[] =>
  found.filter(({ text }) => !/\b(rules|basis)\b/.test(text)).map(({ type }) => type);

describe('an event of an opening, an appraisal, a destruction or a clock', () => {
  it('names the rule or the article that it was decided by', () => {
    expect(new Set(drafts.map(({ type }) => type)).size).toBeGreaterThan(30);
    expect(withoutRule(drafts)).toEqual([]);
  });

  it('that names none would be found', () => {
    const planted = `ok([{ type: 'OpeningForgotten', data: { units: [{ id }] } }, { type: 'Other', data, rules: [] }])`;
    expect(withoutRule(draftsIn(planted))).toEqual(['OpeningForgotten']);
  });

  it('names rules that can be explained', () => {
    const named = new Set(drafts.flatMap(({ text }) => text.match(/\b(INV|CLK)-\w+/g) ?? []));
    expect([...named].filter((id) => !explainable().includes(id))).toEqual([]);
  });
});
