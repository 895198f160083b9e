import fc from 'fast-check';
import { derivedId, isUuid, uuid, uuidV7 } from './identifier';

describe('a derived id', () => {
  it('is UUIDv8 over SHA-256 of the parts, and never changes', () => {
    // First 128 bits of SHA-256("unit/1" U+001F "a"), version and variant set: fixed for ever, ids are stored.
    expect(derivedId('unit/1', 'a')).toBe('4c2cbae8-f9ae-8f32-b8b0-1658c69592d8');
    expect(derivedId('unit/1', '档案', '𠮷')).toBe('31244199-1806-8035-a704-8c24ef1534c1');
  });

  it('is another one for another list of parts', () => {
    const part = fc.string().filter((text) => !text.includes('\u001f'));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), fc.array(part, { minLength: 1 }), (a, b) => {
        const [left, right] = [derivedId(...a), derivedId(...b)];
        expect(isUuid(left)).toBe(true);
        expect(left).toMatch(/^.{14}8.{4}[89ab]/);
        expect(left === right).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
    expect(derivedId('a', 'b', 'c')).not.toBe(derivedId('a', 'bc'));
  });

  it('takes no part that holds the separator', () => {
    expect(() => derivedId('unit/1', 'a\u001fb')).toThrow(/U\+001F/);
  });
});

describe('UUIDv7', () => {
  it('holds the time first, then version, variant and the random bytes', () => {
    expect(
      uuidV7(
        1_645_557_742_000,
        Uint8Array.from([0xfc, 0xc3, 0xd8, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]),
      ),
    ).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('orders as time does', () => {
    const random = new Uint8Array(10).fill(255);
    expect(uuidV7(1_700_000_000_000, random) < uuidV7(1_700_000_000_001, new Uint8Array(10))).toBe(true);
  });

  it('is not made of too few random bytes', () =>
    expect(() => uuidV7(0, new Uint8Array(9))).toThrow(/ten random bytes/));
});

describe('a UUID as text', () => {
  it('is lower case with hyphens', () => {
    expect(uuid('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
    for (const wrong of [
      '017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
      '017f22e279b07cc398c4dc0c0c07398f',
      '',
      ' 017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
    ]) {
      expect(isUuid(wrong)).toBe(false);
      expect(() => uuid(wrong)).toThrow(/not a UUID/);
    }
  });
});
