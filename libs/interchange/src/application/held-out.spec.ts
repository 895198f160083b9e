import { civilDate } from '@fonds/kernel';
import type { SourceItem, SourceSeries, SourceUnit } from '../source';
import { withoutHeldOut } from './held-out';

const place = { file: 'a.xml' };
const unit = (over: Partial<SourceUnit>): SourceUnit => ({
  kind: 'unit',
  fonds: 'f',
  key: { kind: 'source', value: 'u' },
  level: 'file',
  description: { title: '公开的题名' },
  entries: [],
  digest: '0'.repeat(64),
  components: 1 + (over.entries?.length ?? 0),
  place,
  ...over,
});
const series = (key: string, title: string, parent?: string): SourceSeries => ({
  kind: 'series',
  fonds: 'f',
  key,
  parent,
  level: 'series',
  description: { title },
  digest: '0'.repeat(64),
  components: 1,
  place,
});

async function through(...items: SourceItem[]): Promise<SourceItem[]> {
  const out: SourceItem[] = [];
  const source = (async function* () {
    yield* await Promise.resolve(items);
  })();
  for await (const item of withoutHeldOut(source, civilDate('2026-11-22'))) out.push(item);
  return out;
}

describe('legal secrecy marks in a finding aid', () => {
  it('hold a unit out, and none of its text goes on', async () => {
    const [item] = await through(unit({ description: { title: '某某行动方案【机密】' } }));
    expect(item).toEqual({ kind: 'heldOut', components: 1, place, problems: [] });
  });

  it('hold a unit out for an entry within it, with all its components', async () => {
    const marked = { key: 'e', level: 'item', description: { title: '附件', accessRestrictions: '绝密' } };
    const [item] = await through(
      unit({ entries: [marked, { ...marked, key: 'g', description: { title: '另一件' } }] }),
    );
    expect(item).toMatchObject({ kind: 'heldOut', components: 3 });
  });

  it('hold out what lies below a marked series', async () => {
    const kinds = (
      await through(
        series('a', '专项【秘密】'),
        series('b', '下级', 'a'),
        unit({ series: 'b' }),
        unit({ series: 'c' }),
      )
    ).map((i) => i.kind);
    expect(kinds).toEqual(['heldOut', 'heldOut', 'heldOut', 'unit']);
  });

  it('hold out a row that would be handed back, with its cells', async () => {
    const row = { title: '某某行动方案【机密】', parentId: '99' };
    const refused: SourceItem = { kind: 'refused', components: 1, place, problems: [], row };
    expect(await through(refused)).toEqual([{ kind: 'heldOut', components: 1, place, problems: [] }]);
    expect((await through({ ...refused, row: { title: '公开的题名' } }))[0]?.kind).toBe('refused');
  });

  it('hold out what bears them in text that was cut or left out, unless their term has ended', async () => {
    const of = (marks: string[]) => [
      unit({ marks }),
      unit({ entries: [{ key: 'e', level: 'item', description: { title: '件' }, marks }] }),
      { ...series('a', '类'), marks },
    ];
    const kinds = async (marks: string[]) => (await through(...of(marks))).map(({ kind }) => kind);
    expect(await kinds(['【机密】'])).toEqual(['heldOut', 'heldOut', 'heldOut']);
    expect(await kinds(['秘密★至2010年'])).toEqual(['unit', 'unit', 'series']);
    const refused: SourceItem = {
      kind: 'refused',
      components: 4,
      place,
      problems: [],
      marks: ['秘密★至2010年'],
    };
    expect(await through(refused)).toEqual([{ kind: 'heldOut', components: 4, place, problems: [] }]);
  });

  it('hold out rows that depend on a row held out, and no others', async () => {
    const row = (line: number, title: string, parent?: number): SourceItem => ({
      ...{ kind: 'refused', components: 1, place: { ...place, line }, row: { title } },
      problems: parent
        ? [{ code: 'atom-depends-on-refused', severity: 'refused', place, facts: { line: parent } }]
        : [],
    });
    const rows = [
      row(2, '方案【机密】'),
      row(3, '附件', 2),
      row(4, '附件之一', 3),
      row(5, '通知'),
      row(6, '附件', 5),
    ];
    expect((await through(...rows)).map(({ kind }) => kind)).toEqual([
      ...['heldOut', 'heldOut', 'heldOut'],
      ...['refused', 'refused'],
    ]);
  });

  it('hold out what lies below a marked fonds', async () => {
    const fonds: SourceItem = {
      kind: 'fonds',
      key: { kind: 'source', value: 'f' },
      name: '专项',
      description: { title: '专项【绝密】' },
      place,
    };
    expect(await through(fonds, series('a', '下级'), unit({}))).toEqual([
      { kind: 'heldOut', components: 0, place, problems: [] },
      { kind: 'heldOut', components: 1, place, problems: [] },
      { kind: 'heldOut', components: 1, place, problems: [] },
    ]);
  });

  it('hold a unit out for a mark in any described field', async () => {
    for (const marked of [
      { extents: ['机密'] },
      { creators: ['秘密★长期'] },
      { containers: [{ value: '绝密' }] },
    ])
      expect((await through(unit({ description: { title: '题名', ...marked } })))[0]?.kind).toBe('heldOut');
  });

  it('let pass a term that has ended, and words that are no mark', async () => {
    const ended = unit({
      description: {
        title: '通报【秘密★10年】',
        dates: [
          { printed: '1990', from: civilDate('1990-01-01'), to: civilDate('1990-12-31'), certainty: 'exact' },
        ],
      },
    });
    expect(
      (await through(ended, unit({ description: { title: '关于保守国家秘密的通知' } }))).map((i) => i.kind),
    ).toEqual(['unit', 'unit']);
  });
});
