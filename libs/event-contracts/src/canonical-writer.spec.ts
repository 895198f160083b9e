import { canonicalJson } from '@fonds/kernel';
import fc from 'fast-check';
import { canonicalEvent } from './canonical-event';
import { CanonicalWriters, type EventSchema as Schema } from './canonical-writer';
import { violations } from './contracts';
import { ENVELOPE_SCHEMA, EVENT_SCHEMAS, SHARED_SCHEMA } from './generated/schemas';

const DEFINITIONS = (SHARED_SCHEMA as { $defs: Record<string, object> }).$defs;
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('档案𠮷', 'a"b\\c\n\u0000', '\u2028'),
);

const made = new Map<string, fc.Arbitrary<unknown>>();
function named(name: string): fc.Arbitrary<unknown> {
  const arbitrary = made.get(name) ?? taken(DEFINITIONS[name] as Schema);
  made.set(name, arbitrary);
  return arbitrary;
}

/** What a schema takes. */
function taken(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.$ref) return named(schema.$ref.replace(/^.*\//, ''));
  if (schema['x-json'])
    return fc.oneof(texts, fc.integer(), fc.constant(null), fc.array(texts, { maxLength: 2 }));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.oneOf) return fc.oneof(...schema.oneOf.map(taken));
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'integer')
    return fc.integer({ min: schema.minimum ?? -9, max: schema.maximum ?? Number.MAX_SAFE_INTEGER });
  if (schema.type === 'string') return takenText(schema);
  if (schema.type === 'array') {
    const minLength = schema.minItems ?? 0;
    const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? 2, 2));
    return fc.array(taken(schema.items ?? {}), { minLength, maxLength });
  }
  if (schema.additionalProperties)
    return fc.dictionary(texts, taken(schema.additionalProperties), { maxKeys: 2 });
  const members = Object.entries(schema.properties ?? {}).map(([name, of]) => [name, taken(of)] as const);
  return fc
    .tuple(
      fc.record(Object.fromEntries(members), { requiredKeys: [...(schema.required ?? [])] }),
      fc.boolean(),
    )
    .map(([object, reversed]) =>
      reversed ? Object.fromEntries(Object.entries(object).reverse()) : { ...object },
    );
}

function takenText({ pattern, format, minLength = 0, maxLength = 9 }: Schema): fc.Arbitrary<string> {
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  if (format === 'date') return fc.constantFrom('2026-11-22', '0001-01-01', '2020-02-29');
  if (format) return fc.constant('2026-11-22T04:00:00+08:00');
  return texts.filter(({ length }) => length >= minLength && length <= maxLength);
}

class Strange {
  readonly title = '类';
}
/** What hardly a schema takes, or JSON cannot carry. */
const STRANGE: readonly unknown[] = [
  ...[undefined, null, true, 0, -0, -1, 0.5, 2 ** 53, Number.NaN, Infinity, 7n],
  ...[
    '',
    '"',
    '\ud800',
    '\udc00x',
    '2026-02-30',
    '0000-01-01',
    'BB82030D-BC2B-8ABA-B2A9-0BF2E207A84A',
    'x'.repeat(9_999),
  ],
  ...[
    [],
    [undefined],
    {},
    { nobody: 1 },
    { nobody: undefined },
    new Strange(),
    new Map(),
    () => 1,
    Symbol('s'),
  ],
];

/** The value with something strange in one of its places, or with a member that it lacks, or without one it has. */
function bent(value: unknown, at: number, strange: unknown): unknown {
  const places: ((by: unknown) => unknown)[] = [(by) => by];
  const walk = (node: unknown, put: (by: unknown) => unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const isList = Array.isArray(node);
    for (const key of [...Object.keys(node), 'nobody']) {
      const replace = (by: unknown): unknown =>
        put(isList ? Object.assign([...(node as unknown[])], { [key]: by }) : { ...node, [key]: by });
      places.push(replace);
      walk((node as Record<string, unknown>)[key], replace);
      if (!isList)
        places.push(() => put(Object.fromEntries(Object.entries(node).filter(([name]) => name !== key))));
    }
  };
  walk(value, (by) => by);
  return places[at % places.length]?.(strange);
}

const writers = new CanonicalWriters(DEFINITIONS);
const RUNS = Number(process.env['FONDS_LAW_RUNS'] ?? 20);
const [sample] = fc.sample(taken(ENVELOPE_SCHEMA), { numRuns: 1, seed: 1 });

/** Writes what the schema takes as canonical JSON; of anything else what it writes is that, and taken. */
function expectWrites(schema: Schema, wrong: (value: unknown) => string[], runs: number): void {
  const write = writers.of(schema);
  fc.assert(
    fc.property(taken(schema), fc.nat(999), fc.constantFrom(...STRANGE), (value, at, strange) => {
      expect(wrong(value)).toEqual([]);
      expect(write(value)).toBe(canonicalJson(value));
      const other = bent(value, at, strange);
      const text = write(other);
      if (text === null) return;
      expect(wrong(other)).toEqual([]);
      expect(text).toBe(canonicalJson(other));
    }),
    { numRuns: runs },
  );
}

it.each(Object.keys(EVENT_SCHEMAS))('%s is written where its schema takes it, and only there', (name) => {
  const [type = '', version = ''] = name.split('.v');
  expectWrites(EVENT_SCHEMAS[name] ?? {}, (data) => violations(type, Number(version), data, sample), RUNS);
});

const CONFIRMED = { name: '甲' };

it('so is the envelope, whose instants are left to the validator', () => {
  const { properties = {}, ...rest } = ENVELOPE_SCHEMA as Schema;
  const { occurredAt, ...others } = properties;
  expect(occurredAt).toBeDefined();
  const wrong = (envelope: unknown): string[] => violations('FondsConfirmed', 1, CONFIRMED, envelope);
  expectWrites({ ...rest, properties: others }, wrong, 40 * RUNS);
  const at = { ...(sample as object), occurredAt: '2026-11-22T04:00:00+08:00' };
  expect(writers.of(ENVELOPE_SCHEMA)(at)).toBeNull();
  expect(canonicalEvent('FondsConfirmed', 1, CONFIRMED, at)).toMatchObject({ meta: canonicalJson(at) });
});

describe('the bounds of a schema', () => {
  it.each([
    [{ type: 'string', minLength: 1, maxLength: 2 }, ['a', 'ab'], ['', 'abc']],
    [{ type: 'integer', minimum: -1, maximum: 1 }, [-1, 0, 1], [-2, 2]],
    [
      { type: 'array', items: { type: 'boolean' }, minItems: 1, maxItems: 2 },
      [[true], [true, false]],
      [[], [true, true, true]],
    ],
  ])('%j', (schema, within, beyond) => {
    const write = writers.of(schema);
    expect(within.map((value: unknown) => write(value))).toEqual(
      within.map((value: unknown) => canonicalJson(value)),
    );
    expect(beyond.map((value: unknown) => write(value))).toEqual(beyond.map(() => null));
  });

  it('count characters: of a text that has fewer than it has units the validator decides', () => {
    expect(writers.of({ type: 'string', maxLength: 3 })('𠮷𠮷')).toBeNull();
  });
});

it('of members that a schema names beside others only those are written', () => {
  const members = { properties: { a: { type: 'integer' } }, additionalProperties: { type: 'string' } };
  const write = writers.of({ type: 'object', ...members });
  expect([{ a: 1 }, { a: 'x' }, { b: 'x' }].map(write)).toEqual(['{"a":1}', null, null]);
});

it.each<Schema>([
  { type: 'number' },
  { type: 'string', minLength: 2 },
  { type: 'object', properties: { toString: { type: 'string' } } },
  { type: 'object', additionalProperties: { type: 'string' }, required: ['a'] },
  { type: 'object', additionalProperties: false, properties: { a: { type: 'string' } }, required: ['b'] },
  { enum: ['a', 1] },
  { type: 'integer', enum: ['a'] },
  { oneOf: [{ type: 'string' }, { const: 'a' }] },
  { oneOf: [{ type: 'integer' }, { const: 1 }] },
  { $ref: '#/$defs/nobody' },
  { $ref: '#/$defs/text', maxLength: 3 },
  Object.assign({ type: 'array', items: { type: 'boolean' } }, { uniqueItems: true }),
])('what a writer does not know is refused when it is made: %j', (schema) => {
  expect(() => writers.of(schema)).toThrow(/known|named/);
});
