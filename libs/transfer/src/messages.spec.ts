import { codesRefusedIn, factsPrinted } from '../../../test/fixtures/refusal-texts.fixture';
import { ACT_MESSAGES } from '@fonds/acts';
import { HOLDING_MESSAGES, HoldingsModule } from '@fonds/holdings';
import { refusalText, registeredCodes, registerMessages } from '@fonds/http-edge';
import { ORGANISATION_MESSAGES } from '@fonds/organisations';
import { TRANSFER_MESSAGES } from './messages';

const used = codesRefusedIn(__dirname);

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

  it.each([
    ['signatures-missing', { missing: ['from head', 'to handler'] }, '还缺签字：移出方负责人、接收方经办人'],
    ['opinions-missing', { count: 1, missing: ['opinion', 'disclosure'] }, '开放意见、政府信息公开情况'],
    ['signed-already', { side: 'to', capacity: 'head' }, '接收方的负责人已就现清单签字'],
    ['signature-kind-not-enough', { kinds: ['paper'], kind: 'account' }, '纸质签字，账户签字不足'],
    ['paper-not-there', { form: 'electronic-transfer' }, '没有电子档案移交与接收登记表'],
    ['held', { count: 1, holdKind: 'litigation', since: '2026-01-01', ground: '法院函' }, '诉讼冻结'],
    ['stops-unknown', { unknown: ['x'], known: ['loan'] }, '借出（loan）'],
    ['claimed-by-another-act', { act: '1', kind: 'loan' }, '（借出）'],
    ['unit-not-in-store', { out: 'lost' }, '不在库（丢失）'],
    ['not-described', { missing: ['code', 'retention'] }, '档号、保管期限'],
    [
      'received-differs-from-listed',
      { missingCount: 0, unlistedCount: 1 },
      'fonds transfer return --unlisted',
    ],
    ['not-in-the-list', { count: 1, units: ['X-9'] }, 'fonds transfer return --unlisted'],
  ] as const)('%s tells %j in words of the language it is read in', (code, facts, zh) => {
    const { title, cure } = refusalText({ code, basis: [], facts }, 'zh');
    expect(`${title}${cure}`).toContain(zh);
  });

  it('say in both languages what happened and what to do, with the same facts', () => {
    for (const [code, { zh, en }] of Object.entries(TRANSFER_MESSAGES)) {
      expect([code, factsPrinted(zh)]).toEqual([code, factsPrinted(en)]);
      for (const text of [zh.title, en.title, en.cure]) expect(text.trim()).toBe(text);
    }
  });
});
