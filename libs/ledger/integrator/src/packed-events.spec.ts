import { packed, unpacked } from './packed-events';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it('events that go to another thread come out as they went in', () => {
  const events = ['', 'a', '宗', 'x'.repeat(70_000)].map((text, i) => ({
    stream: `unit-${i % 2}`,
    revision: i,
    data: bytes(text),
    meta: bytes(`${text}${text}`),
    salt: new Uint8Array(16).fill(i),
  }));
  expect(unpacked(packed(events))).toEqual(events);
  expect(unpacked(packed([]))).toEqual([]);
});
