import { jittered } from './another-try';

const span = (attempt: number): [least: number, most: number] => {
  const random = jest.spyOn(Math, 'random');
  const [least, most] = [
    random.mockReturnValue(0) && jittered(attempt),
    random.mockReturnValue(1) && jittered(attempt),
  ];
  random.mockRestore();
  return [least, most];
};

it('tries lie further apart each time, up to some seconds, and those of two clients not together', () => {
  expect([0, 1, 2].map(span)).toEqual([
    [25, 75],
    [50, 150],
    [100, 300],
  ]);
  expect([6, 60, 6_000].map(span)).toEqual(Array(3).fill([1_000, 3_000]));
});
