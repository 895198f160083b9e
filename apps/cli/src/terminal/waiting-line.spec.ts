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

  it('that tells how far it is has a bar, which ends where the work does', async () => {
    process.stderr.isTTY = true;
    const shown: string[] = [];
    await whileWaiting(out, WORDS, async (progress) => {
      for (const done of [500, 1_000]) {
        progress(done, 1_200);
        await jest.advanceTimersByTimeAsync(600);
        shown.push(written.splice(0).join(''));
      }
      progress(1_200, 1_200);
    });
    expect(shown[0]).toMatch(/looking at each unit.*500\/1200/);
    expect(shown[1]).toContain('1000/1200');
    expect(written.join('')).toContain('1200/1200');
  });

  it('that is done at once says nothing, also of how far it is', async () => {
    process.stderr.isTTY = true;
    await whileWaiting(out, WORDS, async (progress) => Promise.resolve(progress(3, 3)));
    expect(written.join('')).toBe('\r\u001b[K');
  });

  it('says nothing where nobody looks', async () => {
    process.stderr.isTTY = false;
    const work = (progress: (done: number, total: number) => void) => {
      progress(1, 7);
      return jest.advanceTimersByTimeAsync(2_000).then(() => 7);
    };
    expect(await whileWaiting(out, WORDS, work)).toBe(7);
    expect(written).toEqual([]);
  });
});
