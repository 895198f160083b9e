import { codesRefusedIn, factsPrinted } from '../../../test/fixtures/refusal-texts.fixture';
import { CORRECTION_MESSAGES } from './messages';

const used = codesRefusedIn(__dirname);

describe('the texts of what is refused of a correction', () => {
  it('are there for every code that is used, and for no other', () => {
    expect([...used].sort()).toEqual(Object.keys(CORRECTION_MESSAGES).sort());
  });

  it('say in both languages what happened and what to do, with the same facts', () => {
    for (const [code, { zh, en }] of Object.entries(CORRECTION_MESSAGES)) {
      expect([code, factsPrinted(zh)]).toEqual([code, factsPrinted(en)]);
      for (const text of [zh.title, zh.cure]) expect(text).toMatch(/\p{Script=Han}/u);
    }
  });
});
