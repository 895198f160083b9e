import { eventually } from './eventually.fixture';

const counting = () => {
  let n = 0;
  return () => Promise.resolve({ n: (n += 1) });
};

describe('what is asked until it has come to rest', () => {
  it('is answered with the first answer that is the last one', async () => {
    expect(await eventually(counting(), ({ n }) => n === 3, 3)).toEqual({ n: 3 });
  });

  it('fails with the answer as it stands where nothing goes on', async () => {
    await expect(eventually(counting(), () => false, 3)).rejects.toThrow('asked 3 times, and still: {"n":3}');
  });
});
