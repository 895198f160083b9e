import { canonicalJson } from '@fonds/kernel';
import fc from 'fast-check';
import { CanonicalMembers, schemaVersionOf, Words } from './canonical-bytes';

/** Texts as they come in sources, and such as look like JSON themselves. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('"', '\\', '\\"', '","v":1}', '{"a":[', ']}', '𠮷\u180b', '\u0000', 'schemaVersion'),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(text, tie('any'), { maxKeys: 3 }),
  ),
})).any;
const NAMES = ['actor', 'basis', 'fonds', 'id', 'rules', 'type', 'v'] as const;
const members = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), text), value, { maxKeys: 8 });

/** An object amid other bytes, as in a page. */
function inPage(object: unknown): { page: Buffer; begin: number; end: number } {
  const json = Buffer.from(canonicalJson(object));
  const page = Buffer.concat([Buffer.from('"v":1}{"'), json, Buffer.from('"v":2,"')]);
  return { page, begin: 8, end: 8 + json.length };
}

describe('a member of canonical JSON', () => {
  it('is found as parsing all of it finds it, in whatever order members are asked for', () => {
    fc.assert(
      fc.property(members, fc.array(fc.constantFrom(...NAMES), { maxLength: 10 }), (object, asked) => {
        const { page, begin, end } = inPage(object);
        const inside = new CanonicalMembers(page, begin, end);
        for (const name of asked) {
          const parsed = JSON.parse(canonicalJson(object)) as Readonly<Record<string, unknown>>;
          expect(inside.value(name)).toEqual(parsed[name]);
        }
      }),
    );
  });
});

describe('the version of an event’s schema', () => {
  it('is the one in its metadata, whatever stands before it', () => {
    fc.assert(
      fc.property(members, fc.integer({ min: 1, max: 120 }), (object, schemaVersion) => {
        const { page, end } = inPage({
          actor: object,
          reason: canonicalJson(object),
          schemaVersion,
          type: 'Moved',
          v: 1,
        });
        expect(schemaVersionOf(page, end, 'Moved')).toBe(schemaVersion);
      }),
    );
  });

  it.each([
    ['another type', { schemaVersion: 1, type: 'Moved2', v: 1 }],
    ['another envelope', { schemaVersion: 1, type: 'Moved', v: 2 }],
    ['a member between', { schemaVersion: 1, session: 1, type: 'Moved', v: 1 }],
    ['a member behind', { schemaVersion: 1, type: 'Moved', v: 1, z: 1 }],
    ['no number', { schemaVersion: '1', type: 'Moved', v: 1 }],
    ['no version', { type: 'Moved', v: 1 }],
    ['the version of something else', { otherSchemaVersion: 1, type: 'Moved', v: 1 }],
  ])('is not guessed of metadata with %s', (_, meta) => {
    const { page, end } = inPage(meta);
    expect(schemaVersionOf(page, end, 'Moved')).toBeUndefined();
  });
});

describe('words of a page', () => {
  it('are what stands there, also when thousands of them share a few places', () => {
    const words = new Words();
    for (let n = 0; n < 5_000; n++) {
      const word = `${'ab'.repeat(n % 5)}${n % 701}`;
      const page = Buffer.from(`x${word}x`);
      expect(words.of(page, 1, 1 + word.length)).toBe(word);
    }
  });
});
