import { deed } from '../test/papers';
import { deedOfTransfer } from './form/deed-of-transfer.form';
import { electronicTransfer } from './form/electronic-transfer.form';
import { evidenceOf, inBeijing } from './lay-out';
import { PaperDigest } from './paper-digest';

describe('what a paper prints', () => {
  it.each([
    ['2026-11-28T12:40:53.224Z', '2026-11-28 20:40:53 (UTC+8)'],
    ['2026-11-28T16:30:00Z', '2026-11-29 00:30:00 (UTC+8)'],
  ])('the instant %s as %s, on the day that it was here', (instant, printed) => {
    expect(inBeijing(instant)).toBe(printed);
  });

  it('the key of the log beside the position in it', () => {
    const vkey = 'example/log+01234567+AQ==';
    const printed = (logKeys?: readonly string[]) =>
      JSON.stringify(evidenceOf({ ...deed, logKeys }, new PaperDigest(deed), 'zh'));
    expect(printed([vkey])).toContain(vkey);
    expect(printed()).not.toContain('日志公钥');
  });

  it('a place for the head of the disposal group on the deed of a case, and on no other (O8)', () => {
    const printed = (ofCase?: true) =>
      JSON.stringify(deedOfTransfer({ ...deed, ...(ofCase && { ofCase }) }, 'en'));
    expect(printed(true)).toMatch(/组长签字.*各执一份/s);
    expect(printed()).not.toMatch(/组长|各执一份/);
  });

  it('no amount of data where nobody counted it, and how long the sender keeps a copy once it is transferred (CLK-07)', () => {
    const record = {
      ...({
        form: 'electronic-transfer',
        number: '1',
        logPosition: '1',
        preparedAt: '2026-11-28T00:00:00Z',
      } as const),
      ...{
        signatures: [],
        name: '',
        content: '',
        quantity: { files: 0, items: 1 },
        sender: '甲',
        receiver: '乙',
      },
      checks: { accuracy: {}, completeness: {}, usability: {}, security: {}, appearance: {} },
      dates: {},
    };
    const printed = (more: { readonly bytes?: number; readonly keptUntil?: string } = {}) =>
      JSON.stringify(electronicTransfer({ ...record, ...more }, 'zh'));
    expect(printed()).not.toMatch(/字节|留存/);
    expect(printed({ bytes: 0 })).toContain('0 字节');
    expect(printed({ keptUntil: '2029-06-03' })).toMatch(/留存至.*2029/);
  });
});
