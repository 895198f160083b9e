import { civilDate } from '@fonds/kernel';
import { CodeIndex, contentKey } from './code-index';
import { controlRowOf, numberIn } from './control-row.rule';
import { readCoverLine, readTitleLine } from './cover.reader';
import { dat18Missing } from './dat18.profile';
import { columnLetter, isHeader, layoutOf } from './layout';
import { pagesOfEntries } from './page-count.rule';
import { dateOfCell, dateOfTwoCells } from './row-dates';
import { heldOutReason } from './secrecy.rule';
import { statusOf } from './status.rule';

const today = civilDate('2026-01-01');
const row = (...texts: string[]) => ({ row: 2, hidden: false, cells: texts.map((text) => ({ text })) });

describe('a legal secrecy mark', () => {
  const held = (mark: string, formed = '2000-03-09', title = '', term?: string, others: string[] = []) =>
    heldOutReason({ marks: [mark], title, others, formed: civilDate(formed), today, ...(term && { term }) });

  it.each([
    '机密',
    '绝密',
    '秘密',
    '機密',
    '机 密',
    '国家秘密',
    '秘密级',
    '秘密★',
    '机密★长期',
    '秘密☆',
    '秘密★条件解密',
    '机密（解密）',
  ])('%s without a term never ends by itself', (mark) => expect(held(mark)).toBe('held-out-undated'));
  it.each(['机密★30年', '机密★３０年', '秘密★三十年', '机密30年', '秘密（30年）'])(
    '%s of 2000 still runs',
    (mark) => expect(held(mark)).toBe('held-out-unexpired'),
  );
  it.each([
    '秘密★10年',
    '秘密★十年',
    '机密★２０年',
    '秘密★6个月',
    '秘密★至2010年',
    '机密（已解密）',
    '已解密',
  ])('%s of 2000 has ended', (mark) => expect(held(mark)).toBeUndefined());
  it('runs through its last day', () => {
    expect(held('秘密★10年', '2016-01-01')).toBe('held-out-unexpired');
    expect(held('秘密★10年', '2015-12-31')).toBeUndefined();
  });
  it('with a term but without a date is undated', () => {
    expect(heldOutReason({ marks: ['秘密★10年'], title: '', others: [], today })).toBe('held-out-undated');
  });
  it('takes its term from a column of its own', () => {
    expect(held('秘密', '2000-03-09', '', '10年')).toBeUndefined();
    expect(held('秘密', '2020-03-09', '', '10年')).toBe('held-out-unexpired');
  });
  it.each(['', '内部', '公开', '无', '—', '非密', '工作秘密', 'Internal'])('%p is none', (mark) =>
    expect(held(mark)).toBeUndefined(),
  );
  it.each(['JM', '★', '密', '3', '拟解密'])('%s cannot be read and is not let through', (mark) =>
    expect(held(mark)).toBe('held-out-unreadable'),
  );
  it.each(['机密（待解密）', '秘密，未解密'])('%s has not been declassified', (mark) =>
    expect(held(mark)).toBe('held-out-undated'),
  );
  it.each([
    '【机密】关于…的通知',
    '(秘密)通知',
    '通知〔绝密〕',
    '机密★关于…的通知',
    '［秘密★30年］通知',
    '密级：机密 通知',
    '机密',
    '机密　关于…的通知',
    '关于…的 机密★30年 通知',
    '通知［绝密·30年］',
    '机密级★三十年 通知',
  ])('in the title counts: %s', (title) => expect(held('', '2000-03-09', title)).toBeDefined());
  it.each(['保守国家秘密法宣传通知', '机密室管理办法', '关于秘密交通站的回忆'])(
    'as a word of the title is a word: %s',
    (title) => expect(held('', '2000-03-09', title)).toBeUndefined(),
  );
  it.each(['机密', `密级：机密，${'已扫描入库'.repeat(9)}`, '原件秘密★长期，已扫描'])(
    'in another column counts: %s',
    (other) => expect(held('', '2000-03-09', '', undefined, [other])).toBe('held-out-undated'),
  );
  it.each(['机密 SECRET73', '机密SECRET73', 'J019-秘密-003'])('in a code is no part of it: %s', (code) =>
    expect(
      heldOutReason({
        ...{ marks: [], title: '通知', others: [], today },
        codes: [code],
        formed: civilDate('1990-01-01'),
      }),
    ).toBe('held-out-undated'),
  );
  it.each(['密级：秘密★10年', '秘密·10年'])('in another column ends with its term: %s', (other) =>
    expect(held('', '2000-03-09', '', undefined, [other])).toBeUndefined(),
  );
});

describe('a remark that is a status', () => {
  it.each([
    ['已销毁', '已销毁'],
    ['2003年已销毁', '已销毁'],
    ['已移交', '已移交'],
    ['移交至市档案馆', '已移交'],
    ['缺', '缺'],
    ['缺件', '缺'],
    ['原件丢失', '缺'],
    ['借出', '借出'],
    ['借出未还', '借出'],
    ['空号', '空号'],
    ['此号作废', '空号'],
    ['经批准于2003年销毁', '已销毁'],
    ['2003年到期已销毁', '已销毁'],
    ['经许可全部销毁', '已销毁'],
    ['由供应科销毁', '已销毁'],
    ['未经批准销毁', '已销毁'],
  ])('%s is %s', (remark, status) => expect(statusOf(remark, '题名')).toBe(status));
  it.each(['', '缺第3页', '缺附件', '未移交', '借出，已归还', '复印件', '见销毁清册', '未销毁'])(
    '%p is none',
    (remark) => expect(statusOf(remark, '题名')).toBeUndefined(),
  );
  it.each([
    ...['不予销毁', '不得销毁', '禁止销毁', '暂缓销毁', '到期可销毁', '到期后可按规定销毁', '应予销毁'],
    ...['拟于2020年销毁', '拟全部销毁', '待鉴定后销毁', '未到销毁期限'],
  ])('%p says what is not done: none', (remark) => expect(statusOf(remark, '题名')).toBeUndefined());
  it('may stand where the title should', () => expect(statusOf('', '（空号）')).toBe('空号'));
});

describe('lines above a table', () => {
  const said = (...texts: string[]) =>
    Object.fromEntries(
      [...readCoverLine(row(...texts))].map(([field, { value, at }]) => [field, `${value}@${at}`]),
    );
  it('are read with several labels in a cell', () =>
    expect(said('全宗号：C038  全 宗 名称: 水利局  年度：2015')).toEqual({
      fonds: 'C038@A2',
      fondsName: '水利局@A2',
      year: '2015@A2',
    }));
  it('are read with label and value side by side', () =>
    expect(said('全宗号', 'C038', '', '保管期限：', '', '永久')).toEqual({
      fonds: 'C038@B2',
      retention: '永久@F2',
    }));
  it('carry a mark for the whole sheet', () => expect(said('机密')).toEqual({ secrecy: '机密@A2' }));
  it('carry a mark for the whole sheet in the code of the file', () =>
    expect(said('档号：机密甲03')).toEqual({ code: '机密甲03@A2', secrecy: '机密甲03@A2' }));
  it('name year and retention in a title', () => {
    const { kind, cover } = readTitleLine(row('水利局2015年归档文件目录（永久）'));
    expect([kind, cover.get('year')?.value, cover.get('retention')?.value]).toEqual(['item', '2015', '永久']);
  });
  it('name no single year for a span of years', () =>
    expect(readTitleLine(row('水利局1957年-1962年案卷目录')).cover.size).toBe(0));
});

describe('a header', () => {
  it.each([
    [['题 名', '档\n号']],
    [['ＤＡＴＥ', 'Title', 'code']],
    [['序号', '案卷题名', '档 号', '自定义']],
    [['案卷号', '案卷题名', '文字(页)', '图纸(张)', '其他', '工程地点', '移交日期', '保管期限']],
  ])('is known: %j', (texts) => expect(isHeader(row(...texts))).toBe(true));
  it.each([
    [['全宗号', 'C038', '年度', '2015']],
    [['题名']],
    [['题名', '甲', '乙', '丙']],
    [['年度', '备注']],
    // Covers: a value stands between, or is no name of a column.
    [['题名', '防汛文件', '责任者', '市水利局', '保管期限', '永久', '存址', '三库']],
    [['全宗号', '目录号', '案卷号', 'A110', '2', '15', '甲', '乙']],
    [['题名', '责任者', '保管期限', '其中：', '甲', '乙', '丙', '丁']],
    [['题名', '责任者', '一', '二', '三']],
  ])('is not: %j', (texts) => expect(isHeader(row(...texts))).toBe(false));
  it('of two lines is one', () => {
    const upper = {
      row: 1,
      hidden: false,
      cells: [
        { text: '档号' },
        { text: '题名' },
        { text: '起止日期' },
        { text: '', mergedLeft: true },
        { text: '' },
      ],
    };
    const lower = {
      row: 2,
      hidden: false,
      cells: [
        { text: '', mergedAbove: true },
        { text: '', mergedAbove: true },
        { text: '起' },
        { text: '止' },
      ],
    };
    const layout = layoutOf(upper, lower);
    expect(layout.depth).toBe(2);
    expect(layout.columns.map((column) => [column.name, column.field])).toEqual([
      ['档号', 'code'],
      ['题名', 'title'],
      ['起止日期起', 'dateFrom'],
      ['起止日期止', 'dateTo'],
    ]);
  });
  it('does not swallow the first row of data', () =>
    expect(layoutOf(row('档号', '题名'), row('C038-001-001', '通知')).depth).toBe(1));
  it('keeps two columns of one name apart', () =>
    expect(layoutOf(row('档号', '题名', '日期', '日期'), undefined).columns.map(({ name }) => name)).toEqual([
      '档号',
      '题名',
      '日期',
      '日期#2',
    ]));
  it('has letters like a spreadsheet', () =>
    expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']));
});

describe('rows that are no data', () => {
  const layout = layoutOf(row('序号', '档号', '题名', '日期', '页数', '备注'), undefined);
  const kind = (...texts: string[]) => controlRowOf(row(...texts), layout)?.kind;
  it.each([
    [['小计', '', '', '', '12']],
    [['', '', '合 计', '', '12']],
    [['7', '', '合计', '', '12']],
    [['共12件', '']],
    [['共12件', '', '永久5件']],
    [['合计：12件']],
  ])('total: %j', (texts) => expect(kind(...texts)).toBe('total'));
  it.each([
    [['注：一式三份']],
    [['填表人：张某', '', '审核人：李某']],
    [['制表人', '张某', '审核人', '李某']],
    [['制表人：', '', '张某', '2003.9.9']],
    [['第1页 共3页']],
    [['第1页', '', '', '', '共3页']],
    [['共 3 页', '', '第 1 页']],
    [['', '', '第1页', '', '共3页']],
    [['第一页', '', '', '', '共三页']],
    [['以下空白']],
    [['本目录由某某整理']],
  ])('note: %j', (texts) => expect(kind(...texts)).toBe('note'));
  it.each([
    [['1', 'C038-001-001', '合计表', '1957', '3']],
    [['', '', '只有题名']],
    [['', 'C038-001-001']],
    [['7']],
    [['1', 'C038-001-002', '合计', '1957', '3', '']],
    [['3', '', '关于春耕的通知', '20010101', '共3页']],
    [['', '', '关于春耕的通知', '', '', '共2件']],
    [['3', '', '', '', '共3页']],
    [['3', '', '总计（草案）', '20010101']],
    [['', '', '审核意见书', '2003.9.9']],
  ])('data: %j', (texts) => expect(kind(...texts)).toBeUndefined());
  it.each([
    [['审核意见书', '2003.9.9']],
    [['移交人员名册', '', '', 'C038-001-007']],
    [['备注：一式两份', '', '', 'C038-001-008']],
    [['关于修渠的通知', '', '共3页']],
  ])('data, though the title stands first: %j', (texts) => {
    const titled = layoutOf(row('题名', '日期', '页数', '档号'), undefined);
    expect(controlRowOf(row(...texts), titled)).toBeUndefined();
  });
  it('both lines of a header are known again', () => {
    const deep = layoutOf(row('档号', '题名', '日期', ''), row('', '', '起', '止'));
    expect(controlRowOf(row('', '', '起', '止'), deep)).toEqual({ kind: 'header' });
    expect(controlRowOf(row('档号', '题名', '日期', ''), deep)).toEqual({ kind: 'header' });
  });
  it('reads numbers as people write them', () =>
    expect(['12', '１２', '12页', '1,200', '约12', ''].map(numberIn)).toEqual([
      12,
      12,
      12,
      1200,
      undefined,
      undefined,
    ]));
});

describe('pages of entries', () => {
  it.each([
    [['1', '4', '9-12'], 20, [3, 5, 4]],
    [['1', '4'], 20, [3, 17]],
    [['1', '1', '2'], 2, [1, 1, 1]],
    [['1', '4'], undefined, [3, undefined]],
    [['4', '1'], 5, [undefined, 5]],
    [['第1页', '3—5'], undefined, [2, 3]],
    [['', 'x'], 9, [undefined, undefined]],
  ] as const)('%j of %p pages are %j', (starts, total, counts) =>
    expect(pagesOfEntries(starts, total)).toEqual(counts),
  );
});

describe('dates of cells', () => {
  const xlsx = { kind: 'xlsx', dateSystem: '1900' } as const;
  it('count from the first day of their book', () => {
    const cell = { text: '2003/9/9', number: 37873, isDate: true };
    expect(dateOfCell(cell, xlsx)).toMatchObject({
      ok: true,
      value: { printed: '2003/9/9', from: '2003-09-09' },
    });
    expect(dateOfCell({ ...cell, number: 36411 }, { kind: 'xlsx', dateSystem: '1904' })).toMatchObject({
      ok: true,
      value: { from: '2003-09-09' },
    });
  });
  it('say no more than they show: a month or a year has no first day', () => {
    const cell = { number: 37873, isDate: true };
    expect(dateOfCell({ ...cell, text: '2003-09' }, xlsx)).toEqual({
      ok: true,
      value: { printed: '2003-09', from: '2003-09-01', to: '2003-09-30', certainty: 'exact' },
    });
    expect(dateOfCell({ ...cell, text: '2003' }, xlsx)).toEqual({
      ok: true,
      value: { printed: '2003', from: '2003-01-01', to: '2003-12-31', certainty: 'exact' },
    });
    expect(dateOfCell({ text: '1900-01', number: 0, isDate: true }, xlsx).ok).toBe(false);
  });
  it('are serials also without a format, where nothing else is meant', () => {
    expect(dateOfCell({ text: '37873', number: 37873 }, xlsx)).toMatchObject({
      ok: true,
      value: { from: '2003-09-09' },
    });
    expect(dateOfCell({ text: '20031', number: 20031 }, xlsx)).toMatchObject({
      ok: false,
      error: { code: 'date-ambiguous' },
    });
    expect(dateOfCell({ text: '37873' }, { kind: 'csv', dateSystem: '1900' })).toMatchObject({
      ok: false,
      error: { code: 'date-ambiguous' },
    });
  });
  it('are ambiguous as 2003.1 in a CSV file, and January as a text cell', () => {
    expect(dateOfCell({ text: '2003.1' }, { kind: 'csv', dateSystem: '1900' }).ok).toBe(false);
    expect(dateOfCell({ text: '2003.1' }, xlsx)).toMatchObject({ ok: true, value: { to: '2003-01-31' } });
  });
  it('in two columns are one span', () => {
    expect(dateOfTwoCells({ text: '1957.3' }, { text: '1958' }, xlsx)).toMatchObject({
      ok: true,
      value: { printed: '1957.3-1958', from: '1957-03-01', to: '1958-12-31' },
    });
    expect(dateOfTwoCells({ text: '1958' }, { text: '1957' }, xlsx)).toMatchObject({
      ok: false,
      error: { code: 'date-reversed' },
    });
    expect(dateOfTwoCells({ text: '1958' }, { text: '' }, xlsx)).toMatchObject({
      ok: true,
      value: { printed: '1958' },
    });
  });
});

describe('the codes of a file', () => {
  it('keep first and other row through growth', () => {
    const index = new CodeIndex();
    for (let number = 1; number <= 5000; number++)
      index.add(`C038-${number}`, contentKey('same'), { sheet: 0, row: number });
    index.add('C038-7', contentKey('other'), { sheet: 1, row: 9 });
    index.add('C038-8', contentKey('same'), { sheet: 1, row: 10 });
    expect(index.judge('C038-7', { sheet: 0, row: 7 })).toEqual({
      verdict: 'conflict',
      of: { sheet: 1, row: 9 },
    });
    expect(index.judge('C038-7', { sheet: 1, row: 9 })).toEqual({
      verdict: 'conflict',
      of: { sheet: 0, row: 7 },
    });
    expect(index.judge('C038-8', { sheet: 0, row: 8 })).toBeUndefined();
    expect(index.judge('C038-8', { sheet: 1, row: 10 })).toEqual({
      verdict: 'repeated',
      of: { sheet: 0, row: 8 },
    });
    expect(index.judge('C038-5000', { sheet: 0, row: 5000 })).toBeUndefined();
  });
});

it('what DA/T 18 demands is reported where it is missing', () => {
  expect(dat18Missing({ title: '通知', code: 'Z109-WS·2011-Y-0001' }, 'item')).toEqual([
    '日期',
    '责任者',
    '保管期限',
    '开放标识',
  ]);
  expect(dat18Missing({ title: 'Z109', code: 'Z109', derived: ['title'] }, 'series')).toEqual([
    '题名',
    '日期',
    '责任者',
  ]);
  expect(
    dat18Missing(
      { title: '全宗', code: 'Z109', dates: [{ printed: '1957', certainty: 'exact' }], creators: ['甲'] },
      'fonds',
    ),
  ).toEqual(['档案馆代码', '档案保管沿革']);
});
