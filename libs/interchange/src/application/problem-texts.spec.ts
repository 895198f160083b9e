import type { Problem } from '../source';
import { factIn } from './fact-words';
import { problemText, REGISTRATION_PROBLEM_TEXTS } from './problem-texts';

const problem = (code: string, facts: Problem['facts'] = {}): Problem => ({
  code,
  severity: 'refused',
  place: { file: 'a.xlsx' },
  facts,
});

describe('texts of problems', () => {
  it('a record that differs shows every field with both values', () => {
    const { what, cure } = problemText(
      'catalogue',
      problem('differs', { 题名: '甲 → 乙', 页数: '3 → 4' }),
      'zh',
    );
    expect(what).toContain('题名: 甲 → 乙；页数: 3 → 4');
    expect(cure).toContain('fonds unit correct');
  });

  it('each format words a code in its own way', () => {
    const facts = { declared: 'GBK', detail: 'x', encoding: 'UTF-8', line: 3 };
    const of = (format: 'ead' | 'catalogue'): string =>
      problemText(format, problem('encoding-contradicts', facts), 'en').what;
    expect(of('ead')).toContain('GBK');
    expect(of('catalogue')).toContain('BOM');
  });

  it('every problem of registration has what and cure in both languages', () => {
    for (const code of Object.keys(REGISTRATION_PROBLEM_TEXTS))
      for (const language of ['zh', 'en'] as const) {
        const { what, cure } = problemText('ead', problem(code), language);
        expect([what, cure].every((text) => text.length > 5)).toBe(true);
      }
  });

  it('what a reader found is said in the language of the text, and stays a fact for programs', () => {
    const said = (language: 'zh' | 'en', code: string, facts: Problem['facts']): string =>
      problemText('ead', problem(code, facts), language).what;
    const root = { found: 'XML with the root element OAI-PMH' };
    expect(said('zh', 'not-ead', root)).toContain('根元素为 OAI-PMH 的 XML');
    expect(said('en', 'not-ead', root)).toContain('XML with the root element OAI-PMH');
    const entity = { entity: 'eadnotat', reason: 'declared with an external file' };
    expect(said('zh', 'entities-refused', entity)).toContain('eadnotat(指向外部文件)');
    expect(factIn('zh', '第 3 册')).toBe('第 3 册');
  });

  it('a code without a text says so instead of nothing', () => {
    expect(problemText('ead', problem('no-such-code'), 'en').what).toContain('no text');
  });
});
