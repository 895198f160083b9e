import fc from 'fast-check';
import type { Glyph } from './embedded-font';
import { breakLines, widthOf } from './line-breaker';

const glyphs = (text: string): Glyph[] =>
  [...text].map((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return { codePoint, id: 1, width: codePoint >= 0x2e80 ? 1000 : 500 };
  });
const lines = (text: string, width: number): string[] =>
  breakLines(glyphs(text), width * 1000).map((line) =>
    line.map(({ codePoint }) => String.fromCodePoint(codePoint)).join(''),
  );

describe('lines of a cell', () => {
  it('break between Chinese characters, and between words', () => {
    expect(lines('呼和浩特市档案馆', 3)).toEqual(['呼和浩', '特市档', '案馆']);
    expect(lines('one two three', 4)).toEqual(['one two', 'three']);
  });

  it('do not begin with a closing sign nor end with an opening one', () => {
    expect(lines('甲乙丙，丁', 3)).toEqual(['甲乙', '丙，丁']);
    expect(lines('甲乙（丙）', 3)).toEqual(['甲乙', '（丙）']);
  });

  it('break a code behind its signs, and a word that has none where the line ends', () => {
    expect(lines('A001-WS-2011', 4)).toEqual(['A001-WS-', '2011']);
    expect(lines('XXXXXXXXXX', 2)).toEqual(['XXXX', 'XXXX', 'XX']);
  });

  it('are one empty line for no text', () => expect(lines('', 3)).toEqual(['']));

  it('lose nothing but spaces, and none is wider than its column', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', 'a', ' ', '-', '，', '（', '𠮷'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 10 }), (original, width) => {
        const broken = breakLines(glyphs(original), width * 1000);
        expect(
          broken
            .flat()
            .map(({ codePoint }) => String.fromCodePoint(codePoint))
            .join('')
            .replaceAll(' ', ''),
        ).toBe(original.replaceAll(' ', ''));
        expect(broken.filter((line) => widthOf(line) > width * 1000)).toEqual([]);
      }),
    );
  });
});
