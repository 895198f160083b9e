import { civilDate } from '@fonds/kernel';
import { memoryBook } from '../../../../test/fixtures/catalogue/memory-book';
import { HELD_OUT_TEXT, TRAP_SHEETS, TRAPS, TRAPS_TODAY } from '../../../../test/fixtures/catalogue/traps';
import type { SourceItem } from '../source';
import { readCatalogue } from './catalogue.reader';

const items: SourceItem[] = [];
beforeAll(async () => {
  for await (const item of readCatalogue(memoryBook(TRAP_SHEETS), { today: civilDate(TRAPS_TODAY) }))
    items.push(item);
});
const units = () => items.flatMap((item) => (item.kind === 'unit' ? [item] : []));
const unit = (code: string) => units().find((each) => each.key.value === code);

describe('a catalogue with every trap', () => {
  it.each(TRAPS.map((trap) => [`${trap.sheet} ${trap.row}`, trap.rule, trap] as const))(
    '%s: %s',
    (_at, _rule, trap) => {
      const here = items.flatMap((item) =>
        (item.kind === 'unit' ||
          item.kind === 'refused' ||
          item.kind === 'heldOut' ||
          item.kind === 'control') &&
        item.place.sheet === trap.sheet &&
        item.place.line === trap.row
          ? [item]
          : [],
      );
      if (trap.ends === 'within') return expect(here).toEqual([]);
      expect(here.map((item) => item.kind)).toEqual([trap.ends]);
      expect(
        here.flatMap((item) => ('problems' in item ? item.problems.map((problem) => problem.code) : [])),
      ).toEqual(trap.problems ?? []);
    },
  );

  it('accounts for every data row', () => {
    const counted = items.reduce(
      (sum, item) => sum + (item.kind !== 'problem' && item.kind !== 'fonds' ? item.components : 0),
      0,
    );
    expect(counted).toBe(TRAPS.filter((trap) => trap.ends !== 'control').length);
  });

  it('lets no text of a held-out row out', () => {
    expect(JSON.stringify(items)).not.toContain(HELD_OUT_TEXT);
    expect(items.filter((item) => item.kind === 'heldOut' && 'row' in item)).toEqual([]);
  });

  it('keeps a title byte for byte and a code clean', () => {
    expect(unit('Z109-WS·2011-Y-BGS-0032')?.description.title).toBe(' 𠮷林ᠮᠣᠩᠭᠣᠯ\u180e\u202fᠤᠨ\u200d ');
    expect(unit('Z109-WS·2011-Y-BGS-0003')?.description.code).toBe('\ufeffZ109-WS·2011\u200b-Y-BGS-0003');
    expect(unit('Z109-WS·2011-Y-BGS-0002')?.row?.['档 号']).toBe('Ｚ１０９－WS•２０１１－Y－BGS－0002');
  });

  it('takes ditto marks and merged cells from above, and nothing from a blank', () => {
    expect(unit('Z109-WS·2011-Y-BGS-0016')?.description).toMatchObject({
      creators: ['呼和浩特市人民政府'],
      dates: [{ printed: '二〇一一年三月九日', from: '2011-03-09' }],
    });
    expect(unit('Z109-WS·2011-Y-BGS-0016')?.row?.['文号']).toBe('〃');
    expect(unit('Z109-WS·2011-Y-BGS-0017')?.description.other?.['文号']).toBe('呼政发〔2011〕1号');
    expect(unit('Z109-WS·2011-Y-BGS-0018')?.description.creators).toBeUndefined();
  });

  it('derives what the form has no column for, and says so', () => {
    expect(unit('Z109-WS·2011-Y-BGS-0001')?.description).toMatchObject({
      retention: '永久',
      opening: '未审核',
      derived: ['retention', 'opening'],
      pages: 3,
    });
  });

  it('names the other row of a code that occurs twice', () => {
    const [first, second] = items.flatMap((item) =>
      item.kind === 'refused' ? item.problems.filter((problem) => problem.code === 'duplicate-code') : [],
    );
    expect(first?.facts.otherRow).toBe(second?.place.line);
    expect(second?.facts.otherRow).toBe(first?.place.line);
  });

  it('names both places of a contradiction', () => {
    const found = items.flatMap((item) =>
      item.kind === 'refused' ? item.problems.filter((problem) => problem.code === 'contradicts-cover') : [],
    );
    expect(found[0]?.facts).toMatchObject({ part: '年度', value: '2012', other: '2011', otherAt: 'F2' });
    expect(String(found[0]?.facts.at)).toMatch(/^B\d+$/);
  });

  it('puts entries into their file and counts pages from page numbers', () => {
    const file = unit('C038-001-002');
    expect(file).toMatchObject({
      level: 'file',
      components: 4,
      arrangementMode: '按卷',
      series: '001',
      description: { title: '水利工程卷', pages: 20, retention: '长期' },
    });
    expect(
      file?.entries.map((entry) => [entry.key, entry.description.title, entry.description.pages]),
    ).toEqual([
      ['C038-001-002-001', '请示', 3],
      ['C038-001-002-002', '批复', 5],
      ['C038-001-002-003', '图纸', 4],
    ]);
    expect(unit('C038-001-003')).toMatchObject({ level: 'file', description: { title: '土地卷' } });
    const own = unit('C038-001-005');
    expect(own).toMatchObject({ components: 2, description: { title: '会议卷' } });
    expect(own?.entries.map((entry) => [entry.key, entry.description.pages])).toEqual([
      ['1', 2],
      ['3', 5],
    ]);
  });

  it('warns of a total that is not the sum', () => {
    expect(
      items.flatMap((item) =>
        item.kind === 'problem' && item.problem.code === 'total-differs' ? [item.problem.facts] : [],
      ),
    ).toEqual([expect.objectContaining({ column: '页数', printed: 999 })]);
  });

  it('hands out each fonds and each class once, before what lies in it', () => {
    const order = items.flatMap((item) =>
      item.kind === 'fonds' ? [item.name] : item.kind === 'series' ? [item.key] : [],
    );
    expect(order).toEqual([
      '呼和浩特市人民政府',
      'WS',
      'WS·2011',
      'WS·2011-Y',
      'WS·2011-Y-BGS',
      'C038',
      '001',
    ]);
  });
});
