import type { Description } from '@fonds/event-contracts';
import type { PresentUnit } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { productsOf, type ProductWords } from './rearranged-products';

const TODAY = law.at(civilDate('2026-11-22'), LAW_DATA_VERSION);
const unit = (id: string, description: Partial<Description>, owner = '国家'): PresentUnit =>
  ({
    id,
    unit: { description: { title: id, ...description }, owner: { kind: owner }, profile: 'dat18' },
  }) as unknown as PresentUnit;

const product = (words: Partial<ProductWords>, ...units: PresentUnit[]) =>
  productsOf([{ title: '合卷', level: 'file', ...words }], units, TODAY, {
    idOf: (code) => code as never,
    unitOf: (text) => units.find(({ id }) => id === text)?.id,
  });

describe('a unit made of others', () => {
  it('is as closed as the most closed of its sources, whatever is asked for', () => {
    const description = { opening: '开放', secrecy: '' };
    const opened = (...openings: (string | undefined)[]) => {
      const made = product({ description }, ...openings.map((opening, n) => unit(`u${n}`, { opening })));
      return made.ok ? made.value[0]?.description.opening : made.error.code;
    };
    expect(opened('开放', '开放')).toBe('开放');
    expect(opened('开放', '控制')).toBe('控制');
    expect(opened('开放', undefined)).toBeUndefined();
    expect(opened(undefined)).toBeUndefined();
    expect(product({}, unit('a', { secrecy: '秘密' }), unit('b', { secrecy: '机密10年' }))).toMatchObject({
      value: [{ description: { secrecy: '机密10年' } }],
    });
  });

  it('has the owner that its sources have in common, else one that is named', () => {
    const units = [unit('a', {}), unit('b', {}, '集体')];
    expect(product({}, ...units)).toMatchObject({ error: { code: 'owners-differ', rule: 'INV-39b' } });
    expect(product({ owner: { kind: '国家' } }, ...units)).toMatchObject({
      value: [{ owner: { kind: '国家' } }],
    });
    expect(product({ from: ['b'] }, ...units)).toMatchObject({
      value: [{ owner: { kind: '集体' }, from: ['b'] }],
    });
  });

  it('comes from listed units only, under a well-formed code, and there is at least one', () => {
    expect(product({ from: ['z'] }, unit('a', {}))).toMatchObject({ error: { code: 'source-not-listed' } });
    expect(product({ code: '？' }, unit('a', {}))).toMatchObject({
      error: { code: 'reference-code-malformed' },
    });
    expect(
      productsOf([], [unit('a', {})], TODAY, { idOf: (c) => c as never, unitOf: () => undefined }),
    ).toMatchObject({
      error: { code: 'nothing-begins' },
    });
  });

  it('names as many of its sources as one event holds; all of the act need not be named', () => {
    const units = Array.from({ length: 4_002 }, (_, n) => unit(`u${n}`, {}));
    const from = units.slice(0, 4_001).map(({ id }) => id);
    const made = (names: readonly string[] | undefined) =>
      productsOf([{ title: '合卷', level: 'file', ...(names && { from: names }) }], units, TODAY, {
        idOf: (code) => code as never,
        unitOf: (text) => text as never,
      });
    expect(made(from)).toMatchObject({
      error: { code: 'too-many-sources', facts: { title: '合卷', given: 4_001, most: 4_000 } },
    });
    expect([made(from.slice(1)).ok, made(undefined).ok]).toEqual([true, true]);
  });

  const made = (words: Partial<ProductWords>, ...descriptions: Partial<Description>[]) => {
    const result = product(words, ...descriptions.map((each, n) => unit(`u${n}`, each)));
    return result.ok ? result.value[0]?.description : result.error;
  };
  const dated = (from: string, to = from): Partial<Description> => ({
    dates: [{ printed: from, from, to, certainty: 'exact' }],
  });
  const asked = (retention: string) => ({ description: { retention } });

  it.each([
    ['10年', '永久', { code: 'retention-shortened', rule: 'INV-14' }],
    ['10年', '30年', { code: 'retention-shortened' }],
    ['长期', '10年', { code: 'retention-shortened' }],
    ['30年', '长期', { code: 'retention-shortened' }],
    ['30年', 'D30', { retention: '30年' }],
    ['永久', '长期', { retention: '永久' }],
  ])('is kept no shorter than its sources: %s of %s', (own, source, told) => {
    expect(made(asked(own), { retention: '10年' }, { retention: source })).toMatchObject(told);
  });

  it('is kept as long as the longest of them where no period is named, if they can be compared', () => {
    expect(made({}, { retention: '10年' }, {}, { retention: '30年' })).toMatchObject({ retention: '30年' });
    expect(made({}, {}, {})).not.toHaveProperty('retention');
    expect(made({}, { retention: '长期' }, { retention: '10年' })).toMatchObject({
      code: 'retention-not-in-common',
    });
  });

  it('bears the mark that ends last, and of one level the one without a term', () => {
    const old = { ...dated('2001-03-01'), secrecy: '机密★20年' };
    const short = { ...dated('2001-03-01'), secrecy: '机密★5年' };
    for (const sources of [
      [short, old],
      [old, short],
    ])
      expect(made({}, ...sources, { secrecy: '秘密' })).toMatchObject({ secrecy: '机密★20年' });
    expect(made({}, old, { ...dated('2001-03-01'), secrecy: '机密' })).toMatchObject({ secrecy: '机密' });
  });

  const since = (own: object, description: Partial<Description>, id = 'a'): PresentUnit => {
    const plain = unit(id, description);
    return { ...plain, unit: { ...plain.unit, ...own } };
  };
  const only = (words: Partial<ProductWords>, ...units: PresentUnit[]) => {
    const result = product(words, ...units);
    if (!result.ok) throw new Error(result.error.code);
    return result.value[0];
  };

  it('is secret until the day on which its sources were: the first day of a mark is handed on (SECR 19)', () => {
    const late = since(
      { secretSince: civilDate('2026-05-01') },
      { ...dated('1995-03-01'), secrecy: '机密★10年' },
    );
    expect(only({}, late)).toMatchObject({
      description: { secrecy: '机密★10年' },
      secretSince: '2026-05-01',
    });
    const old = since({}, { ...dated('2001-03-01'), secrecy: '机密★20年' }, 'b');
    const first = since({}, dated('1999-01-01'), 'c');
    // Its own dates would end it sooner.
    expect(only({ description: dated('1999-06-01') }, old, first)).toMatchObject({
      secretSince: '2001-03-01',
    });
    expect(only({ description: dated('2002-06-01') }, old, first)).not.toHaveProperty('secretSince');
    expect(only({}, old)).not.toHaveProperty('secretSince');
  });

  it('is secret without an end where one of its sources is', () => {
    const undated = since({}, { secrecy: '秘密★10年' });
    expect(only({ description: dated('2001-03-01') }, undated)).toMatchObject({
      description: { secrecy: '秘密' },
    });
    expect(only({}, undated)).toMatchObject({ description: { secrecy: '秘密★10年' } });
  });

  it('is kept until the last of its sources would have been: a first day of their own is handed on (INV-14)', () => {
    const scrapped = since(
      { retentionStart: civilDate('2016-03-01') },
      { ...dated('1999-05-01'), retention: '10年' },
    );
    const thirty = since({}, { ...dated('1999-05-01'), retention: '30年' }, 'b');
    const begins = (words: Partial<ProductWords>, ...units: PresentUnit[]) =>
      only(words, ...units)?.retentionStart;
    expect(begins({}, scrapped)).toBe('2016-03-01');
    // 30 years of the one end on 2030-01-01, 10 of the other in 2026: no longer than the later of them asks for.
    expect(begins({}, scrapped, thirty)).toBe('2000-01-01');
    expect(begins({ description: dated('1999-05-01') }, scrapped)).toBe('2016-03-01');
    expect(begins({ description: dated('2017-05-01') }, scrapped)).toBeUndefined();
    expect(begins({ description: { retention: '永久' } }, scrapped)).toBeUndefined();
    // Nobody knows when a period without a date began: it ends on no day.
    expect(begins({}, scrapped, since({}, { retention: '10年' }, 'c'))).toBeUndefined();
    // Without a first day of their own the dates say it, where there are any.
    expect(begins({}, thirty)).toBeUndefined();
    const later = since({}, { ...dated('2004-05-01'), retention: '30年' }, 'd');
    expect(begins({ description: dated('1999-06-01') }, thirty, later)).toBe('2005-01-01');
    const unmapped = { ...dated('1999-05-01'), retention: '长期' };
    const mapped = since({ retentionStart: civilDate('2016-03-01') }, unmapped, 'e');
    expect(begins({ description: dated('1999-05-01') }, mapped)).toBe('2016-03-01');
  });

  it('is not dated before all that it is made of', () => {
    const words = (day: string) => ({ description: dated(day) as Record<string, unknown> });
    expect(made(words('1990-01-01'), dated('2001-03-01'), dated('1999-01-01', '1999-12-31'))).toMatchObject({
      code: 'formed-before-sources',
      rule: 'INV-14',
    });
    expect(made(words('1999-06-01'), dated('2001-03-01'), dated('1999-01-01', '1999-12-31'))).toMatchObject({
      title: '合卷',
    });
  });

  it('is not made of what is graded, or has an open matter', () => {
    const marked = (over: object): PresentUnit => {
      const plain = unit('a', {});
      return { ...plain, unit: { ...plain.unit, ...over } };
    };
    expect(product({}, marked({ grade: '一级' }))).toMatchObject({
      error: { code: 'graded-kept-whole', rule: 'INV-14', facts: { unit: 'a' } },
    });
    expect(product({}, marked({ openMatter: '债权未清' }))).toMatchObject({
      error: { code: 'open-matter-unsettled', rule: 'INV-17' },
    });
  });
});
