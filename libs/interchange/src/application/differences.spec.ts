import { differences, type Told } from './differences';

type Entry = Told['entries'][number];

const entry = (key: string, title: string, over: Partial<Entry> = {}): Entry => ({
  id: `id-${key}`,
  key,
  level: 'item',
  description: { title },
  ...over,
});
const told = (opening: object, ...entries: Entry[]): Told => ({ opening, entries });

describe('a record that differs from what is registered', () => {
  it('is told cell by cell where it came as a row, and not a second time field by field', () => {
    const row = (title: string) => ({ description: { title }, row: [['题名', title]] });
    expect(differences(told(row('甲')), told(row('乙')))).toEqual({ 题名: '甲 → 乙' });
  });

  it('is told field by field where it has no cells, with what it says beside its description', () => {
    const before = told({ description: { title: 'A', scope: 's' }, series: 's1' });
    const after = told({ description: { title: 'B' }, series: 's2' });
    expect(differences(before, after)).toEqual({ title: 'A → B', scope: 's → ∅', series: 's1 → s2' });
  });

  it('shows both values of what lies within it, under the key of each entry', () => {
    const before = told({}, entry('001', '请示', { row: [['题名', '请示']] }), entry('002', '批复'));
    const after = told(
      {},
      entry('001', '请示（改）', { row: [['题名', '请示（改）']] }),
      entry('003', '图纸', { parent: 'id-001' }),
    );
    expect(differences(before, after)).toEqual({
      '001 · 题名': '请示 → 请示（改）',
      '002': '批复 → ∅',
      '003': '∅ → 图纸',
    });
  });

  it('tells an entry that lies elsewhere within', () => {
    const [before, after] = [entry('c[1]', 'A'), entry('c[1]', 'A', { parent: 'id-c[2]' })];
    expect(differences(told({}, before), told({}, after))).toEqual({ 'c[1] · parent': '∅ → id-c[2]' });
  });

  it('tells twenty entries one by one, and how many more there are', () => {
    const entries = (title: string): Entry[] => Array.from({ length: 25 }, (_, i) => entry(String(i), title));
    const facts = differences(told({}, ...entries('A')), told({}, ...entries('B')));
    expect(Object.keys(facts)).toHaveLength(21);
    expect(facts['…']).toBe('+5');
  });

  it('whose mapped text is the same says so', () =>
    expect(differences(told({}), told({}))).toEqual({ note: 'text that is not mapped' }));
});
