import { shownBar } from '../../../../test/fixtures/terminal/bar-at-terminal.fixture';
import { ActBar } from './act-bar';

const shown = (terminal: boolean): string =>
  shownBar(terminal, (out) => {
    const bar = new ActBar(out);
    bar.show('claim', 1_000, 100_000);
    bar.show('claim', 2_000, 100_000);
    bar.show('seal', 0, 1);
    bar.show('apply', 10_000, 100_000);
    bar.stop();
  });

describe('how far an act is, at a terminal', () => {
  it('tells what is claimed and what is applied, each of how many', () => {
    const text = shown(true);
    expect(text).toMatch(/占用.*1000\/100000/);
    expect(text).toMatch(/占用.*2000\/100000/);
    expect(text).toMatch(/落账.*10000\/100000/);
  });

  it('is not written where nobody looks', () => expect(shown(false)).toBe(''));
});
