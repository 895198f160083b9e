import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACT_MESSAGES } from '@fonds/acts';
import { HOLDING_MESSAGES, HoldingsModule } from '@fonds/holdings';
import { registeredCodes, registerMessages } from '@fonds/http-edge';
import { ORGANISATION_MESSAGES } from '@fonds/organisations';
import { TRANSFER_MESSAGES } from './messages';

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
    registerMessages(TRANSFER_MESSAGES);
    // Texts that other libraries own and this one uses.
    new HoldingsModule();
    for (const borrowed of [ACT_MESSAGES, HOLDING_MESSAGES, ORGANISATION_MESSAGES])
      registerMessages(borrowed);
    const known = new Set(registeredCodes());
    expect(used.size).toBeGreaterThan(30);
    expect([...used].filter((code) => !known.has(code))).toEqual([]);
    expect(Object.keys(TRANSFER_MESSAGES).filter((code) => !used.has(code))).toEqual([]);
  });

  it('say in both languages what happened and what to do, with the same facts', () => {
    const factsOf = (text: { title: string; cure: string }): string[] =>
      (`${text.title} ${text.cure}`.match(/\{[A-Za-z]+\}/g) ?? []).sort();
    for (const [code, { zh, en }] of Object.entries(TRANSFER_MESSAGES)) {
      expect([code, factsOf(zh)]).toEqual([code, factsOf(en)]);
      for (const text of [zh.title, en.title, en.cure]) expect(text.trim()).toBe(text);
    }
  });
});
