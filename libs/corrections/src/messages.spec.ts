import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORRECTION_MESSAGES } from './messages';

const used = new Set(
  readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .flatMap((name) =>
      [...readFileSync(join(__dirname, name), 'utf8').matchAll(/(?:plain|rule)Refusal\(\s*'([^']+)'/g)].map(
        (match) => match[1] ?? '',
      ),
    ),
);

describe('the texts of what is refused of a correction', () => {
  it('are there for every code that is used, and for no other', () => {
    expect([...used].sort()).toEqual(Object.keys(CORRECTION_MESSAGES).sort());
  });

  it('say in both languages what happened and what to do, with the same facts', () => {
    const factsOf = (text: { title: string; cure: string }): string[] =>
      (`${text.title} ${text.cure}`.match(/\{[A-Za-z]+\}/g) ?? []).sort();
    for (const [code, { zh, en }] of Object.entries(CORRECTION_MESSAGES)) {
      expect([code, factsOf(zh)]).toEqual([code, factsOf(en)]);
      for (const text of [zh.title, zh.cure]) expect(text).toMatch(/\p{Script=Han}/u);
    }
  });
});
