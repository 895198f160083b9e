import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { civilDate, addDays } from '@fonds/kernel';
import { RULES, type RuleId } from './data/rules';
import {
  allRules,
  articleOf,
  businessDateNotInFuture,
  citationText,
  CLOCKS,
  explain,
  explainable,
  findInstrument,
  law,
  LAW_DATA_VERSION,
  LAW_MESSAGES,
} from './index';

const at = (day: string) => law.at(civilDate(day), LAW_DATA_VERSION);

describe('regimes', () => {
  it.each([
    ['1949-10-01', 'R0'],
    ['1999-06-06', 'R0'],
    ['1999-06-07', 'R1'],
    ['2020-12-31', 'R1'],
    ['2021-01-01', 'R2a'],
    ['2022-07-31', 'R2a'],
    ['2022-08-01', 'R2b'],
    ['2024-02-29', 'R2b'],
    ['2024-03-01', 'R3'],
    ['2026-11-22', 'R3'],
  ])('on %s the regime is %s', (date, regime) => {
    expect(at(date).regime.id).toBe(regime);
  });

  it('the opening age falls from 30 to 25 years on 2021-01-01', () => {
    expect(at('2020-12-31').regime.openingAgeYears.value).toBe(30);
    expect(at('2021-01-01').regime.openingAgeYears.value).toBe(25);
  });
});

describe('rules', () => {
  it('are all those of the specification', () => {
    const numbers = Array.from({ length: 45 }, (_, n) => `INV-${String(n + 1).padStart(2, '0')}`);
    expect(Object.keys(RULES).sort()).toEqual([...numbers, 'INV-17b', 'INV-39b'].sort());
    for (const rule of allRules()) expect(RULES[rule.id as RuleId]).toBe(rule);
  });

  it('that are the record’s own are enforced on every day', () => {
    const always = allRules().filter((rule) => rule.always);
    expect(always.map((rule) => rule.id).sort()).toEqual(
      ['01', '02', '03', '12', '13', '14', '17b', '30', '34', '39b', '43', '44'].map((n) => `INV-${n}`),
    );
    for (const rule of always) expect(at('1955-01-01').enforces(rule.id as RuleId)).toBe(true);
  });

  it('of others are enforced only when found and in force on that day', () => {
    expect(at('2024-02-29').enforces('INV-06')).toBe(false);
    expect(at('2024-03-01').enforces('INV-06')).toBe(true);
    expect(at('2020-12-31').enforces('INV-07')).toBe(false);
    expect(at('2021-01-01').enforces('INV-07')).toBe(true);
  });

  it('found only in a secondary copy, or unverified, remind and never refuse', () => {
    for (const rule of allRules().filter((r) => !r.always && r.mark !== 'F'))
      expect(at('2026-11-22').enforces(rule.id as RuleId)).toBe(false);
    // Order 19's first day in force stands only in a secondary copy [F~].
    expect(at('2026-11-22').enforces('INV-19')).toBe(false);
  });

  it('name code that is there', () => {
    const named = explainable().flatMap((id) => explain(id, at('2026-11-22'))?.code ?? []);
    expect(named.length).toBeGreaterThan(Object.keys(CLOCKS).length + 4);
    for (const place of named) {
      const [path = '', symbol = ''] = place.split('#');
      const source = readFileSync(join(__dirname, '../../..', path), 'utf8');
      expect(source).toMatch(new RegExp(`export (const|(async )?function) ${symbol}\\b`));
    }
  });
});

describe('instruments', () => {
  it('the measures of 1999 end the day before the regulations that repeal them begin', () => {
    const until = findInstrument('IM99')?.until;
    expect(until && addDays(until, 1)).toBe(findInstrument('REG')?.inForce);
  });
});

describe('citations', () => {
  it.each([
    ['REG', '39(2)', '《中华人民共和国档案法实施条例》第39条(2)'],
    ['D22', '5.4.1', 'DA/T 22-2015 《归档文件整理规则》第5.4.1条'],
    ['P98', '', '《国有企业资产与产权变动档案处置暂行办法》'],
    ['XX', '1', 'XX 1'],
  ])('%s %s reads in Chinese as %s', (instrument, article, text) => {
    expect(citationText({ instrument, article }, 'zh')).toBe(text);
  });

  it('read in English with article or clause', () => {
    expect(citationText({ instrument: 'AL', article: '16' }, 'en')).toBe(
      'Archives Law of the People’s Republic of China, art. 16',
    );
    expect(citationText({ instrument: 'D22', article: '5.4.1' }, 'en')).toContain('clause 5.4.1');
  });

  it('carry the words of the article where they were read, and none elsewhere', () => {
    expect(articleOf({ instrument: 'REG', article: '39(2)' })?.text).toContain('准确记录、可追溯');
    expect(articleOf({ instrument: 'REG', article: '1' })?.text).toBeUndefined();
  });
});

describe('rule data', () => {
  it('of another version is not answered for', () => {
    expect(() => law.at(civilDate('2024-01-01'), '1999-01-01')).toThrow(LAW_DATA_VERSION);
  });
});

describe('a business date', () => {
  it('may be today or earlier', () => {
    expect(businessDateNotInFuture(civilDate('2026-11-22'), civilDate('2026-11-22'))).toBeUndefined();
  });

  it('later than the recording is refused by INV-43, with a text in both languages', () => {
    const refusal = businessDateNotInFuture(civilDate('2026-11-23'), civilDate('2026-11-22'));
    expect(refusal).toMatchObject({ code: 'business-date-in-future', rule: 'INV-43' });
    expect(LAW_MESSAGES['business-date-in-future'].zh.cure).toBeTruthy();
    expect(LAW_MESSAGES['business-date-in-future'].en.cure).toBeTruthy();
  });
});
