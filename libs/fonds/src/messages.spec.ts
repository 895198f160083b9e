import { codesRefusedIn, factsPrinted } from '../../../test/fixtures/refusal-texts.fixture';
import { HOLDING_MESSAGES } from '@fonds/holdings';
import { registeredCodes, registerMessages } from '@fonds/http-edge';
import { ORGANISATION_MESSAGES } from '@fonds/organisations';
import { FONDS_DOOR_MESSAGES } from './http/messages';
import { FONDS_MESSAGES } from './messages';

const own = { ...FONDS_MESSAGES, ...FONDS_DOOR_MESSAGES };

const used = codesRefusedIn(__dirname);

describe('the texts of this library’s refusals', () => {
  it('are there for every code that is used, and for no other', () => {
    registerMessages(own);
    // Texts that other libraries own and this one uses.
    for (const borrowed of [ORGANISATION_MESSAGES, HOLDING_MESSAGES]) registerMessages(borrowed);
    const known = new Set(registeredCodes());
    expect(used.size).toBeGreaterThan(5);
    expect([...used].filter((code) => !known.has(code))).toEqual([]);
    expect(Object.keys(own).filter((code) => !used.has(code))).toEqual([]);
  });

  it('say in both languages what happened and what to do, with the same facts', () => {
    for (const [code, { zh, en }] of Object.entries(own)) {
      expect([code, factsPrinted(zh)]).toEqual([code, factsPrinted(en)]);
      for (const text of [zh.title, zh.cure]) expect(text).toMatch(/\p{Script=Han}/u);
      for (const text of [zh.title, zh.cure, en.title, en.cure]) expect(text.trim()).toBe(text);
    }
  });
});
