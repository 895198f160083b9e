import { eventsOfNextPage } from './event-audit';

const KIB = 1_024;

it('a page has fewer events where they are large, and never less than a row of records', () => {
  const page = (bytesOfEach: number): number => eventsOfNextPage(1_000, 1_000 * bytesOfEach);
  expect([1, 4, 8, 32, 64, 256].map((kib) => page(kib * KIB))).toEqual([4_096, 4_096, 2_048, 512, 256, 256]);
});
