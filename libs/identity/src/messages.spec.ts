import { codesRefusedIn } from '../../../test/fixtures/refusal-texts.fixture';
import { EDGE_MESSAGES, refusalText, registerMessages } from '@fonds/http-edge';
import { LAW_MESSAGES, plainRefusal } from '@fonds/law';
import { IDENTITY_MESSAGES } from './messages';

describe('every refusal made here', () => {
  const texts = { ...IDENTITY_MESSAGES, ...EDGE_MESSAGES, ...LAW_MESSAGES };

  it('has a text', () => {
    const codes = [...codesRefusedIn(__dirname)];
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) expect(Object.keys(texts)).toContain(code);
  });

  it('says in both languages what happened and what to do', () => {
    for (const { zh, en } of Object.values(IDENTITY_MESSAGES))
      for (const { title, cure } of [zh, en]) {
        expect(title).toBeTruthy();
        expect(cure).toBeTruthy();
      }
  });

  it('names the roles that may, in words and by code', () => {
    registerMessages(IDENTITY_MESSAGES);
    const denied = plainRefusal('permission-denied', {
      permission: 'opening.decide',
      name: 'li',
      roles: ['Director'],
    });
    expect(refusalText(denied, 'zh').cure).toContain('馆长（Director）');
    expect(refusalText(denied, 'en').cure).toContain('Director');
  });
});
