import { withoutOpening } from './unit-draft';

describe('what comes into being', () => {
  it.each([['开放'], ['控制'], ['开放 ']])(
    'is not born %s: what was printed stays as it is printed (INV-19)',
    (opening) =>
      expect(withoutOpening({ title: '值班表', opening, other: { 附注: '旧' } })).toEqual({
        title: '值班表',
        other: { 附注: '旧', 开放标识: opening },
      }),
  );

  it('may say that nobody has reviewed it, or nothing', () => {
    expect(withoutOpening({ title: '值班表', opening: '未审核' })).toEqual({
      title: '值班表',
      opening: '未审核',
    });
    expect(withoutOpening({ title: '值班表' })).toEqual({ title: '值班表' });
  });
});
