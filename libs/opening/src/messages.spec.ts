import { codesRefusedIn, factsPrinted } from '../../../test/fixtures/refusal-texts.fixture';
import { ACT_MESSAGES } from '@fonds/acts';
import { HOLDING_MESSAGES } from '@fonds/holdings';
import { registeredCodes, registerMessages } from '@fonds/http-edge';
import { TRANSFER_MESSAGES } from '@fonds/transfer';
import { OPENING_MESSAGES } from './messages';

const used = codesRefusedIn(__dirname, /code: '(opening-[^']+)'/g);

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
    for (const [code, { zh, en }] of Object.entries(OPENING_MESSAGES))
      expect([code, factsPrinted(zh)]).toEqual([code, factsPrinted(en)]);
  });
});
