import { ActBar } from './act-bar';
import type { Output } from './output';

const out = { say: ({ zh }: { zh: string }) => zh } as unknown as Output;
const wasTerminal = process.stderr.isTTY;
afterEach(() => {
  process.stderr.isTTY = wasTerminal;
  jest.restoreAllMocks();
});

function shown(terminal: boolean): string {
  const written: string[] = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  process.stderr.isTTY = terminal;
  const bar = new ActBar(out);
  bar.show('claim', 1_000, 100_000);
  bar.show('claim', 2_000, 100_000);
  bar.show('seal', 0, 1);
  bar.show('apply', 10_000, 100_000);
  bar.stop();
  return written.join('');
}

describe('how far an act is, at a terminal', () => {
  it('tells what is claimed and what is applied, each of how many', () => {
    const text = shown(true);
    expect(text).toMatch(/占用.*1000\/100000/);
    expect(text).toMatch(/占用.*2000\/100000/);
    expect(text).toMatch(/落账.*10000\/100000/);
  });

  it('is not written where nobody looks', () => expect(shown(false)).toBe(''));
});
