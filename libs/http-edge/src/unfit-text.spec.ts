import { unfitTexts } from './unfit-text';

const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);
const checks = (value: unknown): string[] =>
  unfitTexts(value, '').map(({ path, check }) => `${path} ${check}`);

describe('a text that comes in', () => {
  it.each([
    ['U+0000', { name: 'a\0b' }, 'name isStorable'],
    ['U+001F, which parts an id’s parts', { name: 'a\u001fb' }, 'name isStorable'],
    ['half of a surrogate pair', { name: 'a\ud800b' }, 'name isStorable'],
    ['nothing but blanks', { fields: [{ after: ' \u3000\n' }] }, 'fields.0.after isNotEmpty'],
    ['a name with U+0000', { 'a\0': 1 }, ' isStorable'],
  ])('with %s is refused at its place', (_what, value, expected) => {
    expect(checks(value)).toEqual([expected]);
  });

  it('is taken in any script, with blanks in it, and as a whole pair', () => {
    expect(checks({ name: ' 龘 𠀀 ᠮᠣᠩᠭᠣᠯ ', none: null, count: 1, empty: '' })).toEqual([]);
  });

  it('is taken from ordinary depth and refused from an absurd one', () => {
    expect(checks(nested(8))).toEqual([]);
    expect(checks(nested(5_000))).toEqual([expect.stringContaining('isShallow')]);
  });
});
