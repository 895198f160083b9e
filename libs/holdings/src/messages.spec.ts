import { codesRefusedIn, factsPrinted } from '../../../test/fixtures/refusal-texts.fixture';
import { FondsModule } from '@fonds/fonds';
import { registeredCodes, registerMessages } from '@fonds/http-edge';
import { ORGANISATION_MESSAGES } from '@fonds/organisations';
import { HOLDING_DOOR_MESSAGES } from './http/messages';
import { HOLDING_MESSAGES } from './messages';

const own = { ...HOLDING_MESSAGES, ...HOLDING_DOOR_MESSAGES };

const used = codesRefusedIn(__dirname);

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
    for (const [code, { zh, en }] of Object.entries(own)) {
      expect([code, factsPrinted(zh)]).toEqual([code, factsPrinted(en)]);
      for (const text of [zh.title, zh.cure]) expect(text).toMatch(/\p{Script=Han}/u);
      for (const text of [zh.title, zh.cure, en.title, en.cure]) expect(text.trim()).toBe(text);
    }
  });
});
