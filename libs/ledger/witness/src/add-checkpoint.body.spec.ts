import { Malformed, utf8 } from '@fonds/ledger/core';
import {
  formatAddCheckpoint,
  MAX_BODY_BYTES,
  MAX_PROOF_LINES,
  parseAddCheckpoint,
} from './add-checkpoint.body';

/** The example of tlog-witness "add-checkpoint". */
const EXAMPLE = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;
const HASH = 'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n';

describe('the body of add-checkpoint', () => {
  it('of the specification is read, and written again byte for byte', () => {
    const request = parseAddCheckpoint(utf8(EXAMPLE));
    expect(request).toMatchObject({
      oldSize: 20852014,
      checkpoint: { origin: 'example.com/behind-the-sofa', size: 20852163 },
    });
    expect(request.proof).toHaveLength(4);
    expect(request.note.signatures).toHaveLength(2);
    expect(formatAddCheckpoint(request)).toBe(EXAMPLE);
  });

  it('may have a checkpoint with extension lines and many signatures', () => {
    const [line = ''] = EXAMPLE.split('\n').slice(-3);
    const many = EXAMPLE.replace('jxq2I=\n', 'jxq2I=\nextension\n') + `${line}\n`.repeat(14);
    expect(parseAddCheckpoint(utf8(many)).note.signatures).toHaveLength(16);
  });

  const withProofOf = (hashes: number): string =>
    EXAMPLE.replace(/^old (\d+)\n[^]*?\n\n/, `old $1\n${HASH.repeat(hashes)}\n`);

  it('may have 63 hashes and no more', () => {
    expect(parseAddCheckpoint(utf8(withProofOf(MAX_PROOF_LINES))).proof).toHaveLength(63);
    expect(() => parseAddCheckpoint(utf8(withProofOf(MAX_PROOF_LINES + 1)))).toThrow(Malformed);
  });

  it.each([
    ['nothing', ''],
    ['no old size', EXAMPLE.replace('old ', '')],
    ['another word for the old size', EXAMPLE.replace('old ', 'size ')],
    ['two spaces', EXAMPLE.replace('old ', 'old  ')],
    ['a leading zero', EXAMPLE.replace('old 2', 'old 02')],
    ['a negative size', EXAMPLE.replace('old 2', 'old -2')],
    ['a size that no number carries', EXAMPLE.replace('old 2', 'old 99999999992')],
    ['carriage returns', EXAMPLE.replaceAll('\n', '\r\n')],
    ['a hash that is too short', EXAMPLE.replace('PlRNCrwH', 'PlRN')],
    ['a hash that is not base64', EXAMPLE.replace('PlRN', 'Pl-N')],
    ['a hash with bits after its end', EXAMPLE.replace('DDpkaw=', 'DDpkax=')],
    ['an empty line too many', EXAMPLE.replace('old 20852014\n', 'old 20852014\n\n')],
    ['no empty line', EXAMPLE.replace('/0=\n\n', '/0=\n')],
    ['no signature', EXAMPLE.slice(0, EXAMPLE.indexOf('— '))],
    ['no newline at the end', EXAMPLE.slice(0, -1)],
    ['something behind the end', `${EXAMPLE}x`],
    ['a checkpoint without root', EXAMPLE.replace('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n', '')],
    ['a control character', EXAMPLE.replace('example.com/', 'example.com\t/')],
    ['a mark of byte order', `\ufeff${EXAMPLE}`],
  ])('is refused with %s', (_, body) => {
    expect(() => parseAddCheckpoint(utf8(body))).toThrow(Malformed);
  });

  it('is refused when it is no UTF-8, or too long', () => {
    const bytes = utf8(EXAMPLE);
    bytes[bytes.indexOf(0xe2)] = 0xff;
    expect(() => parseAddCheckpoint(bytes)).toThrow(Malformed);
    expect(() => parseAddCheckpoint(utf8(EXAMPLE + ' '.repeat(MAX_BODY_BYTES)))).toThrow(Malformed);
  });
});
