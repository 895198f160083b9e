import type { Description } from '@fonds/event-contracts';
import type { PresentUnit } from '@fonds/holdings';
import { productsOf, type ProductWords } from './rearranged-products';

const unit = (id: string, description: Partial<Description>, owner = '国家'): PresentUnit =>
  ({
    id,
    unit: { description: { title: id, ...description }, owner: { kind: owner }, profile: 'dat18' },
  }) as unknown as PresentUnit;

const product = (words: Partial<ProductWords>, ...units: PresentUnit[]) =>
  productsOf([{ title: '合卷', level: 'file', ...words }], units, {
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
      productsOf([], [unit('a', {})], { idOf: (c) => c as never, unitOf: () => undefined }),
    ).toMatchObject({
      error: { code: 'nothing-begins' },
    });
  });
});
