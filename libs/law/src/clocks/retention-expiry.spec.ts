import { isPermanent } from './retention-expiry';

describe('a period that says permanent', () => {
  it.each(['永久', ' 永久　', '永久保存', 'Y', 'Ｙ'])('%s', (printed) => {
    expect(isPermanent(printed)).toBe(true);
  });

  it.each([undefined, '', '长期', '30年', '永久（待定）'])('%s does not', (printed) => {
    expect(isPermanent(printed)).toBe(false);
  });
});
