import fc from 'fast-check';
import { canonicalJson } from './canonical-json';

const json = fc
  .jsonValue({ noUnicodeString: false, stringUnit: 'binary' })
  .map((value): unknown => JSON.parse(JSON.stringify(value)));

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
};

describe('canonical JSON (RFC 8785)', () => {
  it('sorts members by UTF-16 code units, not by code points', () => {
    expect(canonicalJson({ '\ufb33': 1, '\u{1f600}': 2, '\u20ac': 3, ö: 4, '1': 5, '\r': 6 })).toBe(
      '{"\\r":6,"1":5,"ö":4,"€":3,"😀":2,"\ufb33":1}',
    );
  });

  it('keeps texts as they are: rare and combined characters, escapes, NUL', () => {
    expect(canonicalJson('档案𠮷㐂 ᠮ\u180b "q" \\ \t \u0000 e\u0301')).toBe(
      '"档案𠮷㐂 ᠮ\u180b \\"q\\" \\\\ \\t \\u0000 e\u0301"',
    );
  });

  it.each([
    [-0, '0'],
    [1e21, undefined],
    [0.1, '0.1'],
    [1e-7, '1e-7'],
    [9007199254740991, '9007199254740991'],
    [9007199254740992, undefined],
    [-9007199254740992, undefined],
    [NaN, undefined],
    [Infinity, undefined],
  ])('writes the number %p as %p, or refuses what another client would not hand back', (number, text) => {
    if (text === undefined) expect(() => canonicalJson({ n: number })).toThrow(/not portable, at \$\.n/);
    else expect(canonicalJson(number)).toBe(text);
  });

  it('refuses a lone surrogate in a name each time it comes', () => {
    for (let time = 0; time < 2; time++)
      expect(() => canonicalJson({ a: { '\ud800': 1 } })).toThrow(/member's name at \$\.a/);
  });

  it('leaves out members that are undefined, and refuses them in lists', () => {
    expect(canonicalJson({ a: undefined, b: [{ c: undefined }] })).toBe('{"b":[{}]}');
    expect(() => canonicalJson([undefined])).toThrow(/undefined, at \$\[0\]/);
  });

  it.each([
    ['a lone surrogate', { a: ['\ud800'] }, /lone surrogate.*\$\.a\[0\]/],
    ['a lone surrogate as a name', { '\udc00': 1 }, /lone surrogate/],
    ['a bigint', 1n, /bigint/],
    ['a function', { f: () => 1 }, /function, at \$\.f/],
    ['a Map', { m: new Map() }, /plain objects.*\$\.m/],
    ['a class', new (class Thing {})(), /plain objects/],
  ])('refuses %s and says where it stands', (_, value, message) =>
    expect(() => canonicalJson(value)).toThrow(message),
  );

  it('is one text for one value, whatever the order of its members, and reads back as that value', () => {
    fc.assert(
      fc.property(json, (value) => {
        let text: string;
        try {
          text = canonicalJson(value);
        } catch (error) {
          // Only what is documented may be refused.
          expect(String(error)).toMatch(/lone surrogate|not portable/);
          return;
        }
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
