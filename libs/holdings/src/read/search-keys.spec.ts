import fc from 'fast-check';
import { bigrams, searchText } from './bigrams';
import { codeKey } from './code-key';

describe('text as it is searched', () => {
  it('finds a Greek word by its beginning, whatever letter ends it', () => {
    expect(searchText('ΟΔΟΣΑ')).toContain(searchText('ΟΔΟΣ'));
  });

  it('has the bigrams of every part of itself, in any script and plane', () => {
    const title = fc.string({
      unit: fc.constantFrom(...'档案𠮷㐂䶮ᠮᠣᠩ\u180bΣσςAa1 %_\\'),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(title, fc.nat(), fc.nat(), (text, a, b) => {
        const points = [...searchText(text)];
        const [from, to] = [a % (points.length + 1), b % (points.length + 1)].sort((x, y) => x - y);
        const part = points.slice(from, to).join('');
        const whole = new Set(bigrams(searchText(text)));
        expect(bigrams(part).every((pair) => whole.has(pair))).toBe(true);
      }),
    );
  });
});

describe('the key that a code is looked up by', () => {
  it('is one for look-alike separators, width and case, for numbers of every kind', () => {
    expect(new Set(['ｂ168－sw•2015', 'B168-SW·2015', 'b168–SW・2015'].map(codeKey)).size).toBe(1);
  });

  it('fits into an index however long the code is, and tells long codes apart', () => {
    const long = '档'.repeat(3000);
    expect(Buffer.byteLength(codeKey(long))).toBeLessThan(2000);
    expect(codeKey(`${long}甲`)).not.toBe(codeKey(`${long}乙`));
  });
});
