import type { Output } from './output';
import { whileWaiting } from './waiting-line';

const WORDS = { zh: '逐单位核对', en: 'looking at each unit' };
const out = { say: ({ en }: { zh: string; en: string }) => en } as unknown as Output;

describe('a step that takes long', () => {
  const written: string[] = [];
  const { isTTY } = process.stderr;
  beforeEach(() => {
    written.length = 0;
    jest.useFakeTimers();
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
    process.stderr.isTTY = isTTY;
  });

  it('is told with its seconds on a terminal, and the line is gone when it ends, also by a failure', async () => {
    process.stderr.isTTY = true;
    const failing = whileWaiting(out, WORDS, () =>
      jest.advanceTimersByTimeAsync(2_000).then(() => Promise.reject(new Error('no'))),
    );
    await expect(failing).rejects.toThrow('no');
    expect(written.join('')).toContain('looking at each unit … 2 s');
    expect(written[written.length - 1]).toBe('\r\u001b[K');
  });

  it('says nothing where nobody looks', async () => {
    process.stderr.isTTY = false;
    expect(await whileWaiting(out, WORDS, () => Promise.resolve(7))).toBe(7);
    expect(written).toEqual([]);
  });
});
