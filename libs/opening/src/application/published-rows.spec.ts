import type { Description } from '@fonds/event-contracts';
import type { Unit } from '@fonds/holdings';
import { testId } from '@fonds/testing';
import { namedBy, rowsOf } from './published-rows';

const [UNIT, ONE, TWO] = [testId(), testId(), testId()];
const entry = (over: Partial<Description>): Description => ({ title: '题名', ...over }) as Description;
const file = (...entries: readonly (readonly [string, Description])[]) =>
  ({
    code: { printed: 'J025-001-004' },
    description: entry({ title: '防汛卷', dates: [{ printed: '1996', certainty: 'exact' }] }),
    entries: new Map(entries),
  }) as unknown as Unit;
const nothing = new Map<string, string>();
const untitled = namedBy(nothing, nothing);

describe('what is published of a unit', () => {
  it('is its row and one for each document within it: title, code and dates', () => {
    const within = entry({
      title: '通知',
      code: 'J025-001-004-001',
      creators: ['市府办'],
      retention: '永久',
    });
    expect(rowsOf(UNIT, file([ONE, within]), '某卷', untitled)).toEqual([
      { unit: UNIT, code: 'J025-001-004', title: '某卷', dates: '1996', edited: true },
      { unit: UNIT, entry: ONE, code: 'J025-001-004-001', title: '通知' },
    ]);
  });

  it.each([
    [{ opening: '控制' }, []],
    [{ opening: '延期开放' }, []],
    [{ secrecy: '秘密★10年' }, []],
    [{ opening: '未审核', secrecy: '内部' }, [ONE]],
  ])('leaves out what says of itself that it is closed: %j', (over, published) =>
    expect(
      rowsOf(UNIT, file([ONE, entry(over)]), undefined, untitled).flatMap((row) => row.entry ?? []),
    ).toEqual(published),
  );

  it('has other titles by id and by code in any width, and counts for how many each was', () => {
    const titles = namedBy(new Map([[ONE, '甲'], ['ｊ025-002', '乙'], ['J025-009', '丙']]), nothing); // prettier-ignore
    const rows = rowsOf(UNIT, file([ONE, entry({})], [TWO, entry({ code: 'J025-002' })]), undefined, titles);
    expect(rows.slice(1)).toMatchObject([
      { title: '甲', edited: true },
      { title: '乙', edited: true },
    ]);
    rowsOf(UNIT, file([testId(), entry({ code: 'J025-002' })]), undefined, titles);
    expect([titles.used.get(ONE), titles.used.get('ｊ025-002'), titles.used.get('J025-009')]).toEqual([
      1,
      2,
      undefined,
    ]);
  });

  it('keeps the titles of an earlier drawing unless they are given anew, also as described', () => {
    const earlier = new Map([
      [ONE, '某人来信'],
      [TWO, '某某卷'],
    ]);
    const letters = file([ONE, entry({ title: '张三来信' })], [TWO, entry({ title: '李四卷' })]);
    const drawn = (given: ReadonlyMap<string, string>) =>
      rowsOf(UNIT, letters, undefined, namedBy(given, earlier)).map(({ title }) => title);
    expect(drawn(nothing)).toEqual(['防汛卷', '某人来信', '某某卷']);
    expect(drawn(new Map([[TWO, '李四卷']]))).toEqual(['防汛卷', '某人来信', '李四卷']);
  });
});
