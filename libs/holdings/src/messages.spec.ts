import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FondsModule } from '@fonds/fonds';
import { registeredCodes, registerMessages } from '@fonds/http-edge';
import { ORGANISATION_MESSAGES } from '@fonds/organisations';
import { HOLDING_DOOR_MESSAGES } from './http/messages';
import { HOLDING_MESSAGES } from './messages';

const own = { ...HOLDING_MESSAGES, ...HOLDING_DOOR_MESSAGES };

const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'),
);
const used = new Set(
  sources.flatMap((name) =>
    [...readFileSync(join(__dirname, name), 'utf8').matchAll(/(?:plain|rule)Refusal\(\s*'([^']+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  ),
);

describe('the texts of this library’s refusals', () => {
  it('are there for every code that is used, and for no other', () => {
    registerMessages(own);
    // Texts that other libraries own and this one uses.
    new FondsModule();
    registerMessages(ORGANISATION_MESSAGES);
    const known = new Set(registeredCodes());
    expect(used.size).toBeGreaterThan(5);
    expect([...used].filter((code) => !known.has(code))).toEqual([]);
    expect(Object.keys(own).filter((code) => !used.has(code))).toEqual([]);
  });

  it('say in both languages what happened and what to do, with the same facts', () => {
    const factsOf = (text: { title: string; cure: string }): string[] =>
      (`${text.title} ${text.cure}`.match(/\{[A-Za-z]+\}/g) ?? []).sort();
    for (const [code, { zh, en }] of Object.entries(own)) {
      expect([code, factsOf(zh)]).toEqual([code, factsOf(en)]);
      for (const text of [zh.title, zh.cure]) expect(text).toMatch(/\p{Script=Han}/u);
      for (const text of [zh.title, zh.cure, en.title, en.cure]) expect(text.trim()).toBe(text);
    }
  });
});
