import { utf8 } from './bytes';
import { rootOfRows } from './merkle-root';
import { readRowList, rowListFile } from './row-list';

describe('a list in a file', () => {
  it('has one text: rising rows, each once, a newline behind each', () => {
    const file = rowListFile(['b', 'a']);
    expect(readRowList(file, '')).toEqual({ rows: ['a', 'b'], count: 2, root: rootOfRows(['a', 'b']) });
    for (const text of ['b\na\n', 'a\na\n', 'a\nb']) expect(() => readRowList(utf8(text), '')).toThrow();
    expect(() => rowListFile(['a', 'a'])).toThrow();
    expect(() => rowListFile(['a\nb'])).toThrow();
  });
});
