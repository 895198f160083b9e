import { Readable } from 'node:stream';
import { Deadline } from './deadline';

describe('a deadline between one item and the next', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const every = (milliseconds: number, items: number): Readable => {
    const stream = new Readable({ objectMode: true, read: () => undefined });
    for (let i = 1; i <= items; i++) setTimeout(() => stream.push(i), i * milliseconds);
    setTimeout(() => stream.push(null), (items + 1) * milliseconds);
    return stream;
  };
  const read = async (stream: Readable, deadline: number): Promise<unknown> => {
    const items: unknown[] = [];
    const reading = (async () => {
      for await (const item of new Deadline(deadline).each<number>(stream)) items.push(item);
      return items;
    })().catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(60_000);
    return reading;
  };

  it('counts from the last that came, however long the whole takes', async () => {
    expect(await read(every(900, 20), 1_000)).toHaveLength(20);
  });

  it('is met by a silence, and the stream is let go', async () => {
    const stream = every(1_100, 2);
    expect(await read(stream, 1_000)).toMatchObject({ type: 'deadline-exceeded' });
    expect(stream.destroyed).toBe(true);
  });
});
