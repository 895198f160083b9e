import { shownBar } from '../../../../test/fixtures/terminal/bar-at-terminal.fixture';
import { ImportBar } from './import-bar';

const shown = (terminal: boolean): string =>
  shownBar(terminal, (out) => {
    const bar = new ImportBar(out);
    bar.show('read', 1_000);
    bar.show('register', 2_000, 5_000);
    bar.stop();
  });

describe('how far an import is', () => {
  it('is told at a terminal: what is read, then what is registered of how many', () => {
    const text = shown(true);
    expect(text).toMatch(/读取\s+1000/);
    expect(text).toMatch(/入账.*2000\/5000/);
  });

  it('is not written where nobody looks', () => expect(shown(false)).toBe(''));
});
