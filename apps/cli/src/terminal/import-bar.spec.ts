import { ImportBar } from './import-bar';
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
  const bar = new ImportBar(out);
  bar.show('read', 1_000);
  bar.show('register', 2_000, 5_000);
  bar.stop();
  return written.join('');
}

describe('how far an import is', () => {
  it('is told at a terminal: what is read, then what is registered of how many', () => {
    const text = shown(true);
    expect(text).toMatch(/读取\s+1000/);
    expect(text).toMatch(/入账.*2000\/5000/);
  });

  it('is not written where nobody looks', () => expect(shown(false)).toBe(''));
});
