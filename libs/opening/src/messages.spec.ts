import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACT_MESSAGES } from '@fonds/acts';
import { HOLDING_MESSAGES } from '@fonds/holdings';
import { registeredCodes, registerMessages } from '@fonds/http-edge';
import { TRANSFER_MESSAGES } from '@fonds/transfer';
import { OPENING_MESSAGES } from './messages';

const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'),
);
const CODES = /(?:plain|rule)Refusal\(\s*'([^']+)'|code: '(opening-[^']+)'/g;
const used = new Set(
  sources.flatMap((name) =>
    [...readFileSync(join(__dirname, name), 'utf8').matchAll(CODES)].map(
      ([, refusal, code]) => refusal ?? code ?? '',
    ),
  ),
);

describe('the texts of this library’s refusals', () => {
  it('are there for every code that is used, and for no other', () => {
    for (const texts of [OPENING_MESSAGES, ACT_MESSAGES, HOLDING_MESSAGES, TRANSFER_MESSAGES])
      registerMessages(texts);
    const known = new Set([...registeredCodes(), 'not-of-your-archives']);
    expect(used.size).toBeGreaterThan(30);
    expect([...used].filter((code) => !known.has(code))).toEqual([]);
    expect(Object.keys(OPENING_MESSAGES).filter((code) => !used.has(code))).toEqual([]);
  });

  it('say in both languages what happened and what to do, with the same facts', () => {
    const factsOf = (text: { title: string; cure: string }): string[] =>
      (`${text.title} ${text.cure}`.match(/\{[A-Za-z]+\}/g) ?? []).sort();
    for (const [code, { zh, en }] of Object.entries(OPENING_MESSAGES))
      expect([code, factsOf(zh)]).toEqual([code, factsOf(en)]);
  });
});
