import { StringArena } from './string-arena';

describe('the arena of shared texts', () => {
  it('gives back every text at its place, also empty ones and those next to the end of a block', () => {
    const arena = new StringArena();
    const half = 'x'.repeat(8 * 1024 * 1024);
    const texts = ['档案𠮷', '', half, 'ᠮᠣᠩ', half, '', 'y'.repeat(8 * 1024 * 1024), half, half, '', '末'];
    texts.forEach((text) => arena.add(text));
    expect(arena.length).toBe(texts.length);
    texts.forEach((text, i) => expect(arena.get(i) === text).toBe(true));
  });

  it('has no text beyond its length', () => {
    const arena = new StringArena();
    arena.add('a');
    expect([arena.get(-1), arena.get(1), arena.get(0.5), arena.get(NaN)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
